import Foundation
import HTTP
package import PipelineFile
import Processes
import YAML

/// Tells people how a run ended. What cannot be told is reported and changes nothing else.
package struct Notifier: Sendable {
  let rules: [NotificationRule]
  /// Folder of the pipeline file, in which commands start.
  let folder: String
  /// Before a webhook is tried again, in seconds; twice as long before the third and last try.
  package var pause = 2.0

  package init(rules: [NotificationRule], folder: String) {
    self.rules = rules
    self.folder = folder
  }

  /// Sends the message to all that want it. Gives what went wrong, each with the place of the rule; no secret is in it.
  package func tell(_ message: RunMessage) async -> [String] {
    var problems: [String] = []
    for rule in rules where rule.covers(message.event) {
      do {
        switch rule.way {
        case .command(let words): try await Self.onThread { try run(words, message) }
        case .mail(let mail): try await Self.onThread { try send(mail, message) }
        case .webhook(let webhook): try await post(webhook, message)
        }
      } catch {
        problems.append(
          "the message about this run did not arrive (notify, line \(rule.mark.line)): \(error)")
      }
    }
    return problems
  }

  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  private func post(_ webhook: NotificationRule.Webhook, _ message: RunMessage) async throws {
    let address = try webhook.address.value()
    var fields = [
      (name: "User-Agent", value: "demarche"),
      (
        name: "Content-Type",
        value: webhook.body == .json ? "application/json" : "text/plain; charset=utf-8"
      ),
    ]
    if let token = try webhook.token?.value() {
      guard !token.utf8.contains(where: { $0 < 0x20 }) else {
        throw Problem(description: "the token has more than one line")
      }
      fields.append((name: "Authorization", value: "Bearer \(token)"))
    }
    var request = HTTPRequest(
      address: address, fields: fields,
      limits: HTTPLimits(connecting: 10, headers: 10, pause: 10, whole: 20, bytes: 1 << 20), lane: "notify")
    request.body = webhook.body == .json ? message.json : Array(message.text.utf8)
    let client = HTTPClient()
    var attempt = 1
    while true {
      let problem: String
      var isWorthAnotherTry = true
      do throws(HTTPFailure) {
        let status = try await client.exchange(request).status
        if (200..<300).contains(status) { return }
        problem = "the webhook answered with status \(status)"
        isWorthAnotherTry = status >= 500 || status == 429
      } catch {
        problem = "the webhook could not be reached: \(Self.words(error))"
        if case .badAddress = error { isWorthAnotherTry = false }
      }
      guard isWorthAnotherTry, attempt < 3 else { throw Problem(description: problem) }
      try await Task.sleep(for: .seconds(pause * Double(attempt)))
      attempt += 1
    }
  }

  /// What a failure says without the address.
  static func words(_ failure: HTTPFailure) -> String {
    switch failure {
    case .badAddress: "its address is none"
    case .refusedAddress: "its address is refused"
    case .unknownHost: "there is no such host"
    case .noConnection(let words), .cutShort(let words), .transfer(let words): words
    case .timeout: "it took too long"
    case .certificate: "its certificate proves nothing"
    case .tooLarge: "its answer is too long"
    case .cancelled: "it was stopped"
    }
  }

  private func run(_ words: [String], _ message: RunMessage) throws {
    guard let program = words.first.flatMap({ ProgramPath.find($0, from: folder) }) else {
      throw Problem(description: "there is no program '\(words.first ?? "")'")
    }
    var options = ChildProcess.Options(program: program, arguments: words)
    options.folder = folder
    options.environment = ProcessInfo.processInfo.environment.merging([
      "DEMARCHE_PIPELINE": message.outcome.pipeline, "DEMARCHE_STATUS": message.outcome.status.rawValue,
      "DEMARCHE_EVENT": message.event?.rawValue ?? "done",
    ]) { _, new in new }
    try Self.finish(options, input: message.json + [0x0A], name: words[0])
  }

  private func send(_ mail: NotificationRule.Mail, _ message: RunMessage) throws {
    guard ProgramPath.find(mail.program, from: folder) != nil else {
      throw Problem(description: "there is no program '\(mail.program)'; install a mail transfer agent")
    }
    var options = ChildProcess.Options(program: mail.program, arguments: ["sendmail", "-i", "-t"])
    options.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
    try Self.finish(options, input: MailText.bytes(mail, message), name: "sendmail")
  }

  /// Gives a program its input and waits until it has ended well.
  private static func finish(_ options: ChildProcess.Options, input: [UInt8], name: String) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    let child = try start(options)
    child.send(input)
    child.closeInput()
    while case .output = child.next(until: deadline) {}
    guard let end = child.wait(until: deadline) else {
      _ = child.kill()
      throw Problem(description: "'\(name)' took more than a minute and was ended")
    }
    guard !end.isSuccess else { return }
    let told = String(decoding: child.errorTail, as: UTF8.self).split(separator: "\n").last
    throw Problem(description: "'\(name)' ended with \(end)" + (told.map { ": \($0)" } ?? ""))
  }

  /// Starts a program; one whose file is just being written, a moment later.
  private static func start(_ options: ChildProcess.Options) throws -> ChildProcess {
    for _ in 0..<50 {
      do throws(SpawnError) {
        return try ChildProcess(options)
      } catch {
        guard error.errno == ETXTBSY else { throw error }
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
    return try ChildProcess(options)
  }

  /// Runs `body` on a thread of its own: a child lives no longer than the thread that started it.
  private static func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}
