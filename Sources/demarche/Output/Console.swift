import Glibc
import Operations

/// Standard output and standard error. Broken pipes end the program quietly; nothing is buffered on exit.
enum Console {
  static let errorIsTerminal = isatty(2) == 1

  /// A line of a result.
  static func print(_ text: String) { write(Array((TerminalText.safe(text) + "\n").utf8), to: 1) }

  /// Bytes of a result.
  static func print(bytes: [UInt8]) { write(bytes, to: 1) }

  /// A line to standard error.
  static func note(_ text: String) { write(Array((TerminalText.safe(text) + "\n").utf8), to: 2) }

  /// An error; `error:` is put before it unless it stands in it already.
  static func error(_ text: String) {
    note(text.contains("error: ") || text.hasPrefix("stopped") ? text : "error: " + text)
  }

  /// Rewrites the current line of a terminal; nothing elsewhere.
  static func progress(_ text: String) {
    guard errorIsTerminal else { return }
    write(Array(("\r\u{1B}[2K" + TerminalText.safe(text)).utf8), to: 2)
  }

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var done = 0
    while done < bytes.count {
      let part = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if part < 0, errno == EINTR { continue }
      if part < 0, errno == EPIPE { exit(0) }
      guard part > 0 else { return }
      done += part
    }
  }
}
