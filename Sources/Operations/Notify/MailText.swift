import PipelineFile

/// A message as sendmail takes it: header fields, an empty line, text (RFC 5322).
enum MailText {
  /// Longest line in bytes (RFC 5322, section 2.1.1: 998 without the line end).
  private static let longestLine = 990

  static func bytes(_ mail: NotificationRule.Mail, _ message: RunMessage) -> [UInt8] {
    var head = mail.sender.map { ["From: \($0)"] } ?? []
    head += [
      "To: \(mail.recipients.joined(separator: ", "))", "Subject: \(message.subject)",
      "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit", "",
    ]
    let body = message.lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    return Array((head + body.flatMap(folded)).joined(separator: "\n").utf8) + [0x0A]
  }

  private static func folded(_ line: Substring) -> [String] {
    var lines: [String] = []
    var current = ""
    for scalar in line.unicodeScalars {
      if current.utf8.count + 4 > longestLine {
        lines.append(current)
        current = ""
      }
      current.unicodeScalars.append(scalar)
    }
    return lines + [current]
  }
}
