import Foundation
import Testing

/// Ten chains of five steps, each step a program: the kind of graph on which build engines are compared. Every input
/// is a record of a day of its own, so that each step has an action for each input.
@Suite("A graph of programs: what changed runs, and nothing else", .serialized)
struct CommandGraphTests {
  private static let names = ["squeeze", "mark1", "mark2", "mark3", "sum"]

  private final class Graph {
    let workplace: Workplace

    init() throws {
      workplace = try Workplace()
      for input in 0..<10 { try write(input, "text of input \(input)") }
      try script("squeeze", "tr -s ' '")
      for step in ["mark1", "mark2", "mark3"] { try script(step, "sed 's/\"body\":\"/\"body\":\"\(step) /'") }
      try script(
        "sum",
        """
        while IFS= read -r line; do
          id=$(printf '%s' "$line" | sed 's/.*"document_id":"\\([a-z0-9]*\\)".*/\\1/')
          day=$(printf '%s' "$line" | sed 's/.*"day":"\\([-0-9]*\\)".*/\\1/')
          echo "{\\"id\\":\\"$id\\",\\"day\\":\\"$day\\",\\"sum\\":\\"$(printf '%s' "$line" | cksum)\\"}"
        done
        """)
      try workplace.write(Self.pipeline, to: "graph.yaml")
    }

    private static var pipeline: String {
      var text = "pipeline: graph\nstages:\n  fetch:\n    with:\n      sources:\n"
      for input in 0..<10 { text += "        - jsonl: in\(input).jsonl\n" }
      var before = "fetch"
      for name in CommandGraphTests.names {
        text += "  \(name):\n    uses: command\n    inputs: [\(before)]\n    with:\n      input: Document\n"
        text += "      command: [./\(name).sh]\n      files: [\(name).sh]\n"
        if name == "sum" {
          text +=
            "      output: Sum\n      columns: [ { name: id }, { name: day, type: date }, { name: sum } ]\n"
        }
        before = name
      }
      return text + "publish: { folder: out, formats: [json] }\n"
    }

    func script(_ name: String, _ body: String) throws {
      try workplace.write("#!/bin/sh\n\(body)\n", to: name + ".sh")
    }

    func write(_ input: Int, _ text: String) throws {
      let day = "2025-03-\(10 + input)"
      try workplace.write(
        "{\"id\":\"\(input)\",\"published\":\"\(day)\",\"text\":\"\(text)\"}\n", to: "in\(input).jsonl")
    }

    func setTime(_ input: Int, _ time: Date) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: time], ofItemAtPath: workplace.folder + "/in\(input).jsonl")
    }

    /// Runs, and tells how many actions of each program ran.
    func run() throws -> [Int] {
      let result = try Program.run("run", "--json", "graph.yaml", in: workplace.folder)
      guard result.status == 0 else {
        Issue.record("\(result.errors)")
        return []
      }
      let summary = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      let stages = summary?["stages"] as? [[String: Any]] ?? []
      return CommandGraphTests.names.map { name in
        let stage = stages.first { $0["stage"] as? String == name }
        return (stage?["record"] as? [String: Any])?["ran"] as? Int ?? -1
      }
    }

    func sums() throws -> String { try workplace.read("out/sum.jsonl") }
  }

  @Test("the first run runs every step of every chain, the second none")
  func cold() throws {
    let graph = try Graph()
    #expect(try graph.run() == [10, 10, 10, 10, 10])
    #expect(try graph.sums().split(separator: "\n").count == 10)
    #expect(try graph.run() == [0, 0, 0, 0, 0])
  }

  @Test("a changed input runs its own chain: five actions")
  func content() throws {
    let graph = try Graph()
    _ = try graph.run()
    try graph.write(3, "another text")
    #expect(try graph.run() == [1, 1, 1, 1, 1])
  }

  @Test("a touched input runs nothing")
  func touched() throws {
    let graph = try Graph()
    _ = try graph.run()
    for input in 0..<10 { try graph.setTime(input, Date().addingTimeInterval(100)) }
    #expect(try graph.run() == [0, 0, 0, 0, 0])
  }

  @Test("a step whose output stays the same stops the wave there: one action")
  func cutOff() throws {
    let graph = try Graph()
    _ = try graph.run()
    let before = try graph.sums()
    try graph.write(3, "text  of   input 3")
    #expect(try graph.run() == [1, 0, 0, 0, 0])
    #expect(try graph.sums() == before)
  }

  @Test("a change that brings an older file time is noticed: five actions")
  func olderTime() throws {
    let graph = try Graph()
    _ = try graph.run()
    try graph.write(3, "a restored text")
    try graph.setTime(3, Date(timeIntervalSince1970: 1_000_000_000))
    #expect(try graph.run() == [1, 1, 1, 1, 1])
  }

  @Test("a changed program runs its step and those behind it")
  func changedProgram() throws {
    let graph = try Graph()
    _ = try graph.run()
    try graph.script("mark2", "sed 's/\"body\":\"/\"body\":\"other /'")
    #expect(try graph.run() == [0, 0, 10, 10, 10])
  }

  @Test("from A to B and back to A runs nothing")
  func thereAndBack() throws {
    let graph = try Graph()
    _ = try graph.run()
    let before = try graph.sums()
    try graph.write(3, "B")
    _ = try graph.run()
    #expect(try graph.sums() != before)
    try graph.write(3, "text of input 3")
    #expect(try graph.run() == [0, 0, 0, 0, 0])
    #expect(try graph.sums() == before)
  }

  @Test(
    "a stored result that was tampered with or deleted is made anew, never used", arguments: [true, false])
  func damaged(deletes: Bool) throws {
    let graph = try Graph()
    _ = try graph.run()
    let first = try graph.workplace.objects()
    try graph.script("mark1", "sed 's/\"body\":\"/\"body\":\"other /'")
    _ = try graph.run()
    // What the first step's change brought: outputs of the steps from there on, no snapshot.
    let brought = try graph.workplace.objects().subtracting(first)
    #expect(brought.count > 20)
    for path in brought {
      if deletes {
        try FileManager.default.removeItem(atPath: path)
      } else {
        var bytes = FileManager.default.contents(atPath: path) ?? Data()
        bytes[bytes.count / 2] ^= 0x20
        try bytes.write(to: URL(fileURLWithPath: path))
      }
    }
    try graph.script("mark2", "sed 's/\"body\":\"/\"body\":\"new /'")
    let ran = try graph.run()
    // A loss is met when the object is read; what made it runs again, and what had been made before stays.
    #expect(ran[0] == 0 && ran[1] >= 1 && ran[2] >= 1)
    #expect(ran[3...] == [10, 10])
    let fresh = try Graph()
    try fresh.script("mark1", "sed 's/\"body\":\"/\"body\":\"other /'")
    try fresh.script("mark2", "sed 's/\"body\":\"/\"body\":\"new /'")
    _ = try fresh.run()
    #expect(try graph.sums() == fresh.sums())
  }
}
