import Foundation
import Testing

@Suite("The same articles give the same bytes", .serialized)
struct SameBytesTests {
  @Test("with any number of jobs, in another folder, from copies in another order, without the store")
  func anywhere() throws {
    let first = try Workplace.example()
    #expect(try Program.run("run", "pipelines/example.yaml", "--jobs", "1", in: first.folder).status == 0)
    let bytes = try first.published("outputs/example")
    let second = try Workplace.example()
    let articles = second.folder + "/pipelines/example/articles"
    let copies = articles + ".copies"
    try FileManager.default.moveItem(atPath: articles, toPath: copies)
    try FileManager.default.createDirectory(atPath: articles, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: copies).sorted(by: >) {
      try FileManager.default.copyItem(atPath: copies + "/" + name, toPath: articles + "/" + name)
    }
    try FileManager.default.removeItem(atPath: copies)
    #expect(try Program.run("run", "pipelines/example.yaml", "--jobs", "2", in: second.folder).status == 0)
    #expect(try second.published("outputs/example") == bytes)
    try second.remove("pipelines/.demarche")
    #expect(try Program.run("run", "pipelines/example.yaml", in: second.folder).status == 0)
    #expect(try second.published("outputs/example") == bytes)
  }

  @Test("after an article was added and taken away again")
  func addAndRemove() throws {
    let workplace = try Workplace.example()
    _ = try Program.run("run", "pipelines/example.yaml", in: workplace.folder)
    let bytes = try workplace.published("outputs/example")
    let name = "pipelines/example/articles/extra.txt"
    try workplace.write(
      "PORT ALDEN, March 20 - \"We reject these charges,\" Valdorian Foreign Minister Tomas Brennik said.\n",
      to: name)
    _ = try Program.run("run", "pipelines/example.yaml", in: workplace.folder)
    #expect(try workplace.published("outputs/example") != bytes)
    try workplace.remove(name)
    _ = try Program.run("run", "pipelines/example.yaml", in: workplace.folder)
    #expect(try workplace.published("outputs/example") == bytes)
  }
}
