import Fetch
import Foundation

/// Shows what the parsers of outside bytes make of a file.
///
///     Examine feed FILE [CHARSET [ADDRESS]]      the feed as JSON; an empty CHARSET is none
///     Examine robots FILE TOKEN PATH             "true" if the crawler may ask for the path
///     Examine archive FILE                       a line of JSON for each record
@main
struct Examine {
  /// As the stage's default.
  private static let maximumBytes = 20_000_000

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { fail("usage: Examine feed|robots|archive FILE ...", status: 64) }
    let path = arguments[1]
    switch (arguments[0], arguments.count) {
    case ("feed", 2...4):
      let charset = arguments.count > 2 && !arguments[2].isEmpty ? arguments[2] : nil
      put(
        ParserExamination.feed(
          content(path), charset: charset, address: arguments.count > 3 ? arguments[3] : nil))
    case ("robots", 4):
      print(ParserExamination.robots(content(path), token: arguments[2], path: arguments[3]))
    case ("archive", 2):
      do {
        try ParserExamination.archive(path: path, limit: maximumBytes, each: put)
      } catch {
        fail("\(path): \(error)", status: 1)
      }
    default: fail("usage: Examine feed|robots|archive FILE ...", status: 64)
    }
  }

  private static func content(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      fail("cannot read \(path)", status: 1)
    }
    return Array(data)
  }

  private static func put(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
