import Records

/// A record that comes into a dataset, or, without a line, one that goes.
struct RecordChange: Sendable {
  let key: RecordKey
  let line: [UInt8]?
}
