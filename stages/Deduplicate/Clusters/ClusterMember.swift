import Records

/// What decides the name of a cluster and which of its members stands for it.
protocol ClusterMember {
  var id: String { get }
  /// The publication time, or the day, as it stands in the record; nil if unknown.
  var published: String? { get }
}

extension ClusterMember {
  /// Whether this member rather than the other stands for the cluster: the earlier published, an unknown time
  /// being later than any known one, a day without a time earlier than all times of that day; then the lesser id.
  func precedes(_ other: Self) -> Bool {
    // U+007F follows every digit, so an unknown time follows every year.
    let (mine, its) = (published ?? "\u{7F}", other.published ?? "\u{7F}")
    return mine == its ? id < other.id : mine.utf8.lexicographicallyPrecedes(its.utf8)
  }
}

/// Where a record stands: which of the signatures, and at which place of its chunk.
struct Location: Hashable {
  let signature: Int
  let place: Int
}

/// The members of one port over all chunks, sorted by id so that nothing depends on how they were cut.
struct Membership<Member: ClusterMember> {
  let members: [Member]
  private let locations: [Location]

  init(_ unsorted: [(member: Member, location: Location)]) {
    let sorted = unsorted.sorted { $0.member.id < $1.member.id }
    members = sorted.map(\.member)
    locations = sorted.map(\.location)
  }

  /// Adds each cluster's entries to the answers of the chunks that its members stand in. A cluster is a list of
  /// ascending indices into `members`.
  func answer(_ clusters: [[Int]], into answers: inout [ClusterAnswer]) {
    for cluster in clusters {
      guard let least = cluster.first else { continue }
      let clusterID = Identifier.cluster(leastMember: members[least].id)
      let canonical = cluster.reduce(least) { members[$1].precedes(members[$0]) ? $1 : $0 }
      for index in cluster {
        answers[locations[index].signature].add(
          ClusterAnswer.Entry(
            place: locations[index].place, clusterID: clusterID, size: cluster.count,
            isCanonical: index == canonical))
      }
    }
  }
}
