extension Act {
  /// How acts go together: the coarsest reading of what the words do.
  package enum Family: String, Sendable, CaseIterable {
    /// States, announces, explains, recalls, expects.
    case neutral
    /// Supports, welcomes, promises, agrees, consoles, gives way.
    case cooperative
    /// Calls, demands.
    case requesting
    /// Accuses, condemns, rejects, warns, threatens, punishes.
    case adverse
  }

  package var family: Family {
    switch self {
    case .condole, .consult, .promise, .conclude, .support, .welcome, .apologize, .concede: .cooperative
    case .call, .demand: .requesting
    case .concern, .accuse, .condemn, .protest, .inquire, .reject, .deny, .warn, .threaten, .sanction:
      .adverse
    case .state, .announce, .explain, .recall, .expect: .neutral
    }
  }
}
