import Foundation
import Testing

@Suite("What changed since the publication before")
struct ChangesTests {
  private static func article(_ name: String, _ words: String) -> Data {
    Data(
      """
      PORT ALDEN, March 14 - Talks number \(name) were held in the old customs house.

      "\(words)," Foreign Minister Ana Petrova of Veldania said on Friday. Nothing else was said of \(name).
      """.utf8)
  }

  private func changes(_ place: Workplace) throws -> Set<[String]> {
    Set(
      try place.rows("out/run/changes.jsonl").map { row in
        [row["table_name"], row["change"]].map { "\($0 ?? "")" } + (row["columns"] as? [String] ?? [])
      })
  }

  @Test("rows that came, went and changed are listed, by table and key; of the first publication none")
  func listed() throws {
    let place = try Workplace.folder([
      "one.txt": Self.article("one", "We call on both sides to keep the truce"),
      "two.txt": Self.article("two", "We will open the northern road to all lorries"),
    ])
    #expect(try Program.run("run", "pipeline.yaml", in: place.folder).status == 0)
    #expect(
      try place.read("out/run/changes.csv") == "\"table_name\",\"row_id\",\"day\",\"change\",\"columns\"\n")
    let before = try place.rows("out/statements.jsonl")

    try place.remove("articles/two.txt")
    try place.write(
      Self.article("three", "We call on both sides to keep the truce"), to: "articles/three.txt")
    #expect(try Program.run("run", "pipeline.yaml", in: place.folder).status == 0)
    let found = try changes(place)
    #expect(found.contains(["statements", "added"]))
    #expect(found.contains(["statements", "gone"]))
    #expect(found.contains(["articles", "added"]))
    #expect(found.contains(["articles", "gone"]))
    #expect(
      found.contains(["statements", "changed", "cluster_id", "cluster_size", "is_canonical"])
        || found.contains(["statements", "changed", "cluster_size"])
        || found.contains(["statements", "changed", "cluster_id", "cluster_size"]))
    let kept = before.compactMap { $0["statement_id"] as? String }
    let gone = try place.rows("out/run/changes.jsonl").filter { $0["change"] as? String == "gone" }
      .compactMap { $0["row_id"] as? String }
    #expect(kept.contains(where: gone.contains))
    #expect(!kept.allSatisfy(gone.contains))
    #expect(
      try place.read("out/run/changes.csv").split(separator: "\n").count == place.rows(
        "out/run/changes.jsonl"
      ).count + 1)
  }
}
