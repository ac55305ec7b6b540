import Records

/// How a cue takes its content.
enum CueFrame: String, Sendable, CaseIterable {
  /// A quotation or clause: "said (that) ...".
  case say
  /// An addressee, then a clause: "told reporters that ...".
  case tell
  /// An addressee and what is asked: "urged X to ...", "called for ...".
  case ask
  /// A noun phrase or what follows it: "accused X of ...", "welcomed ...".
  case object
  /// An object and what it is called: "described X as ...".
  case describe
  /// A noun that carries the sense: "expressed concern about ...".
  case light
  /// What is thought, hoped, wanted: statements only where people or powers hold them.
  case attitude
  /// What documents and inquiries do: "showed that ...".
  case show
  /// Refusal to speak: "declined to comment".
  case decline
}

/// A word that attributes words to a source.
struct Cue: Sendable {
  /// Base form, which names the cue in rules.
  let lemma: String
  let frame: CueFrame
  /// How often such a word is a cue, 1 to 9.
  let strength: Int
  /// The act that the cue alone suggests.
  let act: Act

  /// Stands for a verb of which no list knows anything.
  static let any = Cue(lemma: "", frame: .say, strength: 1, act: .state)

  typealias Parsed = (cue: Cue, forms: [(VerbForm, String)])

  /// Reads a line `verb frame strength ACT`. The verb is its base form, with `*` where the last letter doubles
  /// ("admit*"), or its five forms with slashes ("say/says/said/said/saying").
  static func parse(_ line: Substring) -> Parsed? {
    let fields = line.split(separator: " ")
    guard fields.count == 4, let frame = CueFrame(rawValue: String(fields[1])), let strength = Int(fields[2]),
      let act = Act(rawValue: String(fields[3]))
    else { return nil }
    let spelled = fields[0].split(separator: "/").map(String.init)
    let forms =
      spelled.count == 5
      ? [
        (.base, spelled[0]), (.present, spelled[1]), (.past, spelled[2]), (.past, spelled[3]),
        (.ing, spelled[4]),
      ]
      : regularForms(spelled[0])
    guard let lemma = forms.first?.1 else { return nil }
    return (Cue(lemma: lemma, frame: frame, strength: strength, act: act), forms)
  }

  /// The forms of a regular verb.
  private static func regularForms(_ verb: String) -> [(VerbForm, String)] {
    let doubles = verb.hasSuffix("*")
    let base = doubles ? String(verb.dropLast()) : verb
    let last = base.last.map(String.init) ?? ""
    let stem = doubles ? base + last : base
    let vowelBefore = base.dropLast().last.map { "aeiou".contains($0) } ?? false
    if last == "e" {
      let cut = String(base.dropLast())
      return [(.base, base), (.present, base + "s"), (.past, base + "d"), (.ing, cut + "ing")]
    }
    if last == "y", !vowelBefore {
      let cut = String(base.dropLast())
      return [(.base, base), (.present, cut + "ies"), (.past, cut + "ied"), (.ing, base + "ing")]
    }
    let sibilant = ["s", "x", "z"].contains(last) || base.hasSuffix("sh") || base.hasSuffix("ch")
    return [
      (.base, base), (.present, base + (sibilant ? "es" : "s")), (.past, stem + "ed"), (.ing, stem + "ing"),
    ]
  }
}
