/// What is known of a speaker: from one mention, or gathered over an article.
struct Speaker: Sendable {
  /// Full name, nil for one known by office alone.
  var name: String?
  /// Hashes of the name's words.
  var nameKeys: [UInt64] = []
  var role: String?
  /// Hash of the role's head noun.
  var roleKey: UInt64?
  var organization: String?
  /// Hash of the organisation's head noun.
  var organizationKey: UInt64?
  /// Index of the country spoken for in the table of actors.
  var country: Int?
  /// Index of the international organisation spoken for.
  var body: Int?
  /// By what country and body were found.
  var powerGround = PowerGround.mention
  /// The powers that speak together, if it is several.
  var joint: [Int] = []
  var gender: Gender = .unknown
  var isPlural = false
  /// The mention is the power or body itself: "France", "the Kremlin", "the ministry".
  var isCollective = false
  /// The mention is a document: "the statement".
  var isDocument = false
  var isDefinite = false
  /// The office is one that the speaker no longer holds: it speaks for nobody.
  var isFormer = false
  /// Of a party that governs or would: "ruling", "opposition".
  var isRuling = false
  /// Belongs to whoever was spoken of before: "its spokesman", "his deputy".
  var owner: Owner = .none
  /// First and last token of the last mention.
  var mention: Range<Int>

  enum Gender: Sendable { case unknown, male, female }

  enum Owner: Sendable, Equatable {
    case none
    /// "its", "their".
    case power
    /// "his", "her".
    case person
    /// "Brandt's office": by the hash of the name's last word.
    case named(UInt64)
  }

  /// Whether this is an officer of state, who has a country even where the text leaves it out.
  var isOfficer: Bool {
    if isPlural || isDocument { return false }
    if isCollective { return isRuling || organization != nil && hasStateBody }
    if isFormer { return false }
    if isRuling { return true }
    guard let role = role?.lowercased() else { return false }
    if hasStateBody || organization?.lowercased().hasSuffix("party") == true { return true }
    // "president of the Farm Bureau" is no head of state.
    guard organization == nil else { return role != "president" && Self.isMinister(role) }
    return Self.isMinister(role) || Self.domesticRoles.contains { role.hasSuffix($0) }
  }

  /// Somebody who says what will come, rather than what others do.
  var isAnalyst: Bool {
    guard let role = role?.lowercased() else { return false }
    return role.holds("analyst") || role.holds("economist") || role.holds("expert") || role.holds("trader")
      || role.holds("dealer")
  }

  private static func isMinister(_ role: String) -> Bool {
    role.hasSuffix("minister") || role.hasSuffix("premier") || role.hasSuffix("chancellor")
      || role == "president"
      || role.hasSuffix("foreign secretary") || role.hasPrefix("minister ")
  }

  /// Offices at home; an ambassador or envoy is of another country than the one where he speaks.
  private static let domesticRoles = [
    "secretary", "spokesman", "spokeswoman", "spokesperson", "speaker", "admiral", "general",
    "opposition leader",
    "lawmaker", "senator", "governor", "party leader", "customs chief", "police chief", "army chief",
    "government official", "deputy minister", "government adviser", "government advisor", "mayor",
  ]

  private var hasStateBody: Bool {
    guard let organization = organization?.lowercased() else { return false }
    return organization.holds("ministry") || organization == "government"
      || organization.holds("foreign office") || organization.hasPrefix("government of")
      || organization == "parliament" || organization == "cabinet"
  }

  /// Whether this one's organisation may be that of another whose organisation has the same head noun: "the ministry", "the
  /// Foreign Ministry" and "the Foreign Ministry of X" may, "the Servant House" and "the White House" not.
  func mayBeBody(of other: Speaker) -> Bool {
    guard let a = organization?.lowercased(), let b = other.organization?.lowercased(), b.holds(" ") else {
      return true
    }
    if hasStateBody, other.hasStateBody { return true }
    return a.hasPrefix(b) || a.hasSuffix(b) || b.hasPrefix(a) || b.hasSuffix(a)
  }

  /// Names the country in the name of a body of state.
  mutating func completeOrganization(of country: String) {
    guard hasStateBody, let name = organization, !name.holds(" of ") || name.hasSuffix("Affairs") else {
      return
    }
    organization = name + " of " + (MentionParser.takesArticle(country) ? "the " : "") + country
  }

  /// Takes over what the other knows and this one does not.
  mutating func fill(from other: Speaker) {
    if other.nameKeys.count > nameKeys.count {
      name = other.name
      nameKeys = other.nameKeys
    }
    if role == nil
      || other.role != nil && (role?.utf8.count ?? 0) < (other.role?.utf8.count ?? 0)
        && roleKey == other.roleKey
    {
      role = other.role ?? role
      roleKey = other.roleKey ?? roleKey
    }
    if organization == nil {
      organization = other.organization
      organizationKey = other.organizationKey
    }
    if country == nil, body == nil {
      country = other.country
      body = other.body
      if case .mention = other.powerGround {
        powerGround = .elsewhere
      } else {
        powerGround = other.powerGround
      }
    }
    if gender == .unknown { gender = other.gender }
    if owner == .none { owner = other.owner }
    if other.isFormer, role == other.role { isFormer = true }
  }
}
