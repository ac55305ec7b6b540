package import Records

extension JSONWriter {
  /// The member "failures" of an object: the sources that could not be captured, each with the reason.
  package mutating func failures(_ failures: [(source: String, reason: String)]) {
    name("failures")
    beginArray()
    for failure in failures {
      beginObject()
      name("source")
      string(failure.source)
      name("reason")
      string(failure.reason)
      endObject()
    }
    endArray()
  }
}
