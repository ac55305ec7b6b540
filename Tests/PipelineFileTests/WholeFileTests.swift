import Glibc
import PipelineFile
import StageKit
import Testing

@Suite("Files that cannot be read, or are no YAML")
struct WholeFileTests {
  private func errors(ofFile path: String) -> [String] {
    do {
      _ = try PipelineLoader.load(path: path, registry: FakeStages.registry)
      return []
    } catch {
      return error.lines
    }
  }

  @Test("a file that is not there, a directory and a device are told apart, each at the file's start")
  func noFile() throws {
    let folder = try TemporaryFolder()
    #expect(
      errors(ofFile: folder.path + "/none.yaml") == [
        "\(folder.path)/none.yaml:1:1: error: there is no such file; check the path, or write a first one by "
          + "'demarche init'"
      ])
    #expect(
      errors(ofFile: folder.path) == [
        "\(folder.path):1:1: error: this is a directory; name the pipeline file in it"
      ])
    #expect(errors(ofFile: "/dev/null") == ["/dev/null:1:1: error: this is no regular file"])
    #expect(errors(ofFile: "").count == 1)
  }

  @Test("a pipe is refused at once, not waited for")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe.yaml"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(errors(ofFile: path) == ["\(path):1:1: error: this is no regular file"])
  }

  @Test("a file that the system refuses to read says why in the system's words")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + String(repeating: "x", count: 300)
    #expect(errors(ofFile: path) == ["\(path):1:1: error: the file cannot be read: file name too long"])
  }

  @Test(
    "a file without a value is empty",
    arguments: ["", "\n\n", "# only a comment\n", "---\n", "\u{FEFF}", "null\n"])
  func empty(text: String) { #expect(mistakes(text) == ["1:1: error: the file is empty"]) }

  @Test("bytes that are not UTF-8 are named with their place")
  func notUTF8() {
    #expect(
      mistakes(bytes: Array("pipeline: caf".utf8) + [0xE9, 0x0A]) == [
        "1:14: error: the byte 0xE9 is not UTF-8; save the file as UTF-8"
      ])
    #expect(
      mistakes(bytes: [0xFF, 0xFE, 0x70, 0x00]) == ["1:1: error: the file is UTF-16; save it as UTF-8"])
  }

  @Test("mistakes in the grammar keep their places and say what to do")
  func grammar() {
    #expect(
      mistakes("pipeline: p\nstages:\n\tfetch: {}\n") == ["3:1: error: a tab cannot indent; use spaces"])
    #expect(
      mistakes("pipeline: \"p\nstages: {}\n") == [
        "1:11: error: this quote is never closed; put the closing \" where the text ends"
      ])
  }

  @Test("twenty thousand brackets and a bomb of aliases end in one error")
  func bombs() {
    #expect(
      mistakes(String(repeating: "[", count: 20_000)) == [
        "1:65: error: values are nested more than 64 levels deep; flatten them"
      ])
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = "*a\(level - 1)"
      bomb += "a\(level): &a\(level) [" + Array(repeating: alias, count: 10).joined(separator: ", ") + "]\n"
    }
    let lines = mistakes(bomb)
    #expect(lines.count == 1)
    #expect(lines[0].contains("the aliases up to here stand for more than 100000 values"))
  }

  @Test("a file that holds no mapping says which keys it should hold")
  func noMapping() {
    #expect(
      mistakes("- fetch\n- normalize\n") == [
        "1:1: error: 'p.yaml' must be a mapping of pipeline, stages, publish, executor, store, run, metrics, "
          + "notify, gc, found a list"
      ])
    #expect(
      mistakes("just words") == [
        "1:1: error: 'p.yaml' must be a mapping of pipeline, stages, publish, executor, store, run, metrics, "
          + "notify, gc, found 'just words'"
      ])
  }

  @Test("a wrong pipeline file ends a command with the status of a configuration error")
  func status() { #expect(PipelineFileError.exitStatus == 78) }

  @Test("relative paths start at the folder that holds the file, links to it followed")
  func folder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("good.yaml", stages(""))
    let loaded = try PipelineLoader.load(path: path, registry: FakeStages.registry)
    #expect(loaded.folder == folder.resolved)
    #expect(loaded.file == path)
    #expect(symlink(folder.path, folder.path + "/link") == 0)
    let throughLink = try PipelineLoader.load(
      path: folder.path + "/link/good.yaml", registry: FakeStages.registry)
    #expect(throughLink.folder == folder.resolved)
  }
}
