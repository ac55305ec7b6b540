import Records

/// How acts go together. The same words come as "said" in one outlet and as "warned" in another, so a neutral act
/// goes with any; only what pulls in opposite directions contradicts.
enum ActFamily: UInt8 {
  /// States, announces, explains, recalls, expects; and acts that a later vocabulary may bring.
  case neutral = 0
  /// Supports, welcomes, promises, agrees, consoles, gives way.
  case cooperative = 1
  /// Calls, demands.
  case requesting = 2
  /// Accuses, condemns, rejects, warns, threatens, punishes.
  case adverse = 3

  /// The family that the vocabulary gives the act, as a signature keeps it.
  init(act: String) {
    self =
      switch Act(rawValue: act)?.family {
      case .cooperative: .cooperative
      case .requesting: .requesting
      case .adverse: .adverse
      case .neutral, nil: .neutral
      }
  }

  /// Whether one statement can be both.
  func isCompatible(with other: ActFamily) -> Bool {
    switch (self, other) {
    case (.cooperative, .adverse), (.adverse, .cooperative): false
    default: true
    }
  }
}
