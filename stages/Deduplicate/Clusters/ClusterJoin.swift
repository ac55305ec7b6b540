import Records

/// Puts a cluster onto a record's line: its cluster's three values are replaced, the other bytes stay as they were.
/// Decoding forty fields to change three would cost more than all the rest of the join.
enum ClusterJoin {
  /// The members of a line that the join looks at.
  private static let names = ["cluster_id", "cluster_size", "is_canonical"].map { Array($0.utf8) }
  private static let dayName = Array("day".utf8)

  /// The line with its cluster. `idName` names the member that is the record's identifier.
  static func line(
    _ bytes: [UInt8], _ range: Range<Int>, idName: [UInt8], _ answers: inout ClusterAnswer.Cursor
  ) throws -> (line: [UInt8], key: RecordKey) {
    var members = LineMembers(bytes, in: range)
    var (id, day) = ("", "")
    var values: [Range<Int>?] = [nil, nil, nil]
    while let member = try members.next() {
      if members.isNamed(idName, member) {
        id = try members.text(of: member) ?? ""
      } else if members.isNamed(Self.dayName, member) {
        day = try members.text(of: member) ?? ""
      } else if let index = names.firstIndex(where: { members.isNamed($0, member) }) {
        values[index] = member.value
      }
      if !id.isEmpty, values.allSatisfy({ $0 != nil }) { break }
    }
    guard let clusterID = values[0], let size = values[1], let canonical = values[2],
      clusterID.upperBound < size.lowerBound, size.upperBound < canonical.lowerBound
    else { throw JSONError(.missing("cluster_id"), at: range.lowerBound) }
    let answer = try answers.take(id)
    var line: [UInt8] = []
    line.reserveCapacity(range.count + 32)
    line += bytes[range.lowerBound..<clusterID.lowerBound]
    line.append(UInt8(ascii: "\""))
    line += (answer?.clusterID ?? Identifier.cluster(leastMember: id)).utf8
    line.append(UInt8(ascii: "\""))
    line += bytes[clusterID.upperBound..<size.lowerBound]
    line += String(answer?.size ?? 1).utf8
    line += bytes[size.upperBound..<canonical.lowerBound]
    line += (answer?.isCanonical ?? true ? "true" : "false").utf8
    line += bytes[canonical.upperBound..<range.upperBound]
    return (line, RecordKey(day: day, id: id))
  }
}
