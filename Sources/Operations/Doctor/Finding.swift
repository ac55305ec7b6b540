/// One thing that was looked at, and how it is.
package struct Finding: Hashable, Sendable {
  package enum Grade: String, Sendable {
    case good = "ok"
    /// Runs go on, but not as well as they could.
    case warning
    /// Runs fail, or will.
    case problem
  }

  package let grade: Grade
  package let subject: String
  package let fact: String
  /// How to mend it; nil where nothing is to be mended.
  package let remedy: String?

  package static func good(_ subject: String, _ fact: String) -> Finding {
    Finding(grade: .good, subject: subject, fact: fact, remedy: nil)
  }

  package static func warning(_ subject: String, _ fact: String, _ remedy: String) -> Finding {
    Finding(grade: .warning, subject: subject, fact: fact, remedy: remedy)
  }

  package static func problem(_ subject: String, _ fact: String, _ remedy: String) -> Finding {
    Finding(grade: .problem, subject: subject, fact: fact, remedy: remedy)
  }

  /// For people: a line, and below it what to do.
  package var text: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let head = padded(grade.rawValue, 9) + padded(subject, 13) + fact
    return head + (remedy.map { "\n" + String(repeating: " ", count: 22) + "to mend it: " + $0 } ?? "")
  }
}
