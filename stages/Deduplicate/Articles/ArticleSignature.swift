/// What the rule for copies knows of an article.
struct ArticleSignature {
  /// Words that count; what follows in a longer text does not change what it is a copy of.
  static let maximumWords = 65_536
  /// Words of a shingle.
  static let shingleWidth = 5

  /// Day of publication or, if unknown, of capture, since 1970-01-01; nil if neither is known.
  let day: Int32?
  let wordCount: Int
  /// The sorted set of hashes of the text's word-5-shingles.
  let shingles: ArraySlice<UInt32>
}
