import Foundation
import Testing

@Suite("Results shared with other stores", .serialized)
struct SharedStoreTests {
  private static let articles: [String: Data] = Dictionary(
    uniqueKeysWithValues: (1...6).map { number in
      let text = """
        <html lang="en"><head><title>Talks \(number)</title></head><body><article><h1>Talks \(number)</h1>
        <p>PORT ALDEN, March 1\(number), 2031 - "We have agreed on point \(number) of the treaty," said Foreign
        Minister Mara Selwyn of Norland on Tuesday, after two days of talks with the envoy of Estmark in the capital.</p>
        <p>The two countries will build the bridge at the border, and work is to begin in May, she said.</p></article>
        """
      return ("talks-\(number).html", Data(text.utf8))
    })

  private func workplace(sharing folder: String) throws -> Workplace {
    let workplace = try Workplace.folder(Self.articles)
    try workplace.write(Workplace.pipeline() + "store: { shared: \(folder) }\n", to: "pipeline.yaml")
    return workplace
  }

  /// How many actions of stages other than the capture ran.
  private func ran(_ workplace: Workplace) throws -> Int {
    let result = try Program.run("run", "--json", "pipeline.yaml", in: workplace.folder)
    #expect(result.status == 0, "\(result.errors)")
    let summary = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let stages = summary?["stages"] as? [[String: Any]] ?? []
    #expect(stages.count == 5)
    return stages.filter { $0["stage"] as? String != "fetch" }
      .reduce(0) { $0 + (($1["record"] as? [String: Any])?["ran"] as? Int ?? 0) }
  }

  @Test("a second machine takes what a first one has come to, and gets the same bytes")
  func reuse() throws {
    let shared = try Workplace()
    let first = try workplace(sharing: shared.folder)
    #expect(try ran(first) > 0)
    let second = try workplace(sharing: shared.folder)
    #expect(try ran(second) == 0)
    #expect(try second.published() == first.published())
    #expect(try Program.run("verify", "pipeline.yaml", in: second.folder).status == 0)
  }

  @Test("a byte that was flipped in the shared folder is never used, wherever it is, and is mended")
  func flipped() throws {
    let shared = try Workplace()
    let first = try workplace(sharing: shared.folder)
    _ = try ran(first)
    let files = try FileManager.default.subpathsOfDirectory(atPath: shared.folder).sorted()
      .map { shared.folder + "/" + $0 }.filter { path in
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeRegular
      }
    #expect(files.count >= 6)
    for file in files {
      var bytes = try #require(FileManager.default.contents(atPath: file))
      bytes[bytes.count / 2] ^= 0x10
      try bytes.write(to: URL(filePath: file))
    }
    let second = try workplace(sharing: shared.folder)
    #expect(try ran(second) > 0)
    #expect(try second.published() == first.published())
    let third = try workplace(sharing: shared.folder)
    #expect(try ran(third) == 0, "what was damaged is whole again")
    #expect(try third.published() == first.published())
  }

  @Test("a shared folder that cannot be written to stops nothing, and is named once")
  func unwritable() throws {
    let shared = try Workplace()
    let first = try workplace(sharing: shared.folder)
    _ = try ran(first)
    try FileManager.default.removeItem(atPath: shared.folder + "/results")
    try shared.write("in the way", to: "results")
    let second = try workplace(sharing: shared.folder)
    let result = try Program.run("run", "pipeline.yaml", in: second.folder)
    #expect(result.status == 0)
    #expect(result.errors.components(separatedBy: "gets no new results").count == 2, "\(result.errors)")
    #expect(try second.published() == first.published())
  }
}
