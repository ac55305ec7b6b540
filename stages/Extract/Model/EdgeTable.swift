/// Weights of label pairs: a row for each value of an edge template, with seven times eight weights, the label before
/// by the label itself.
struct EdgeTable {
  typealias Row = UnsafePointer<SIMD8<Int16>>
  static let rowVectors = TokenLabel.count

  let rows: UnsafePointer<SIMD8<Int16>>

  @inline(__always)
  func row(_ number: Int32) -> Row { rows + Int(number) * Self.rowVectors }
}
