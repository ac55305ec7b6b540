/// Words that rules ask for by name. They stand first in the lexicon, so a case's raw value is the word's index.
enum KnownWord: Int32, CaseIterable, Sendable {
  case that, to, of, on, `in`, by, `for`, from, at, with, about, against, over, upon, `as`, than
  case and, or, but, `if`, whether, who, which, whom, whose, what, he, she, it, they, we, i, you, there, this
  case him, her, his, their, its, them, according, reportedly, allegedly, not, no, none, never, neither
  case the, a, an, so, also, because, since, after, before, when, `while`, whereas, although, though, until
  case unless, `where`, how, why, itIs, like, will, would, must, should, can, could, may, might, was, were,
    been
  case be, being, `is`, are, has, have, had, did, does, ago, last, next, during, following, through, into
  case between, among, toward, towards, without, under, off, out, up, clear, `public`, part, known, back
  case statement, interview, letter, report, news, press, conference, briefing, reporters, journalists
  case ambassador, telling, quoted, saying, here, earlier, later, today, yesterday, tomorrow, only, even
  case sen, rep, commission, community, former, then, late, early, night, morning, evening, afternoon, week,
    month,
    year, one, two, other, another, us, first, national, council

  /// The word's letters, lower case.
  var text: String { self == .itIs ? "it's" : "\(self)" }
}
