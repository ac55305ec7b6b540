import Records

/// What the main event of a sentence is, in PLOVER's types; those of material conflict and cooperation among them.
package enum EventClass: String, CaseIterable, Sendable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case cooperate = "COOPERATE"
  case aid = "AID"
  /// CONCEDE and RETREAT, which sentences alone hardly tell apart.
  case yield = "YIELD"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"

  /// Place among all cases.
  package var index: UInt8 { Self.indexes[self] ?? 0 }

  private static let indexes = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })

  /// The acts of ours that are of this type; none for deeds that no words do.
  var acts: [Act] {
    switch self {
    case .agree: [.promise]
    case .consult: [.consult]
    case .support: [.support, .welcome, .conclude, .condole, .apologize]
    case .yield: [.concede]
    case .request: [.call, .demand]
    case .accuse: [.accuse, .condemn, .protest, .inquire]
    case .reject: [.reject, .deny]
    case .threaten: [.threaten, .warn]
    case .sanction: [.sanction]
    case .cooperate, .aid, .protest, .mobilize, .coerce, .assault: []
    }
  }
}
