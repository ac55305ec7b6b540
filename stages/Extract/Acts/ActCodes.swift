import Records

/// The standard codes of an act, derived: PLOVER event and mode, CAMEO code or root, quad class, Goldstein score.
/// Sources: PLOVER manual 2.0, CAMEO 1.1b3 and its Goldstein scale; quad classes as GDELT has them. PLOVER drops
/// neutral comments and leaves denials open, so those have no event.
struct ActCodes: Sendable {
  /// Changes with every change of the table below.
  static let version = "1.0"

  let event: String?
  let mode: String?
  let cameo: String
  /// The first two digits of the code: 1 to 20.
  var cameoRoot: Int? { Int(cameo.prefix(2)) }
  let quad: Int
  let goldstein: Double

  static func of(_ act: Act) -> ActCodes {
    table[act] ?? ActCodes(event: nil, mode: nil, cameo: "010", quad: 1, goldstein: 0)
  }

  private static let table: [Act: ActCodes] = {
    var result: [Act: ActCodes] = [:]
    for line in lines.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count == 6, let act = Act(rawValue: String(fields[0])), let quad = Int(fields[4]),
        let goldstein = Double(fields[5])
      else { continue }
      func optional(_ field: Substring) -> String? { field == "-" ? nil : String(field) }
      result[act] = ActCodes(
        event: optional(fields[1]), mode: optional(fields[2]), cameo: String(fields[3]), quad: quad,
        goldstein: goldstein)
    }
    return result
  }()

  /// Act, PLOVER event, PLOVER mode, CAMEO, quad class, Goldstein.
  private static let lines = """
    STATE - - 010 1 0
    ANNOUNCE - - 010 1 0
    EXPLAIN - - 010 1 0
    RECALL - - 010 1 0
    EXPECT - - 013 1 0.4
    CONCERN - - 012 1 -0.4
    CONDOLE - - 018 1 3.4
    CONSULT CONSULT - 04 1 1
    PROMISE AGREE - 03 1 4
    CONCLUDE SUPPORT - 057 1 8
    SUPPORT SUPPORT - 051 1 3.4
    WELCOME SUPPORT - 051 1 3.4
    APOLOGIZE CONCEDE - 055 1 7
    CONCEDE CONCEDE - 08 2 5
    CALL REQUEST - 02 1 3
    DEMAND REQUEST - 10 3 -5
    ACCUSE ACCUSE allege 112 3 -2
    CONDEMN ACCUSE disapprove 111 3 -2
    PROTEST ACCUSE disapprove 114 3 -2
    INQUIRE ACCUSE investigate 09 3 -2
    REJECT REJECT - 12 3 -4
    DENY - - 016 1 -2
    WARN THREATEN - 130 3 -4.4
    THREATEN THREATEN - 138 3 -7
    SANCTION SANCTION - 16 4 -4
    """
}
