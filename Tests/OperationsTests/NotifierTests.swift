import Foundation
import Loopback
import Operations
import PipelineFile
import Synchronization
import Testing
import YAML

@Suite("Those who want to know are told")
struct NotifierTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func rule(
    _ way: NotificationRule.Way, on events: Set<NotificationRule.Event> = [.always]
  ) -> NotificationRule { NotificationRule(events: events, way: way, mark: Mark(line: 9, column: 5)) }

  private func tell(_ outcome: RunOutcome, _ rules: NotificationRule...) async -> [String] {
    await Notifier(rules: rules, folder: folder.path).tell(RunMessage(outcome, file: "press.yaml"))
  }

  private func webhook(_ address: Secret, token: Secret? = nil, body: NotificationRule.Webhook.Body = .json)
    -> NotificationRule.Way
  { .webhook(NotificationRule.Webhook(address: address, token: token, body: body)) }

  @Test("of failures, of degraded runs, of the first one that is well again; else only on demand")
  func events() {
    func event(_ status: RunOutcome.Status, previous: String?) -> NotificationRule.Event? {
      RunMessage(Outcomes.of(status, previous: previous), file: "f").event
    }
    for previous in ["done", "failed", nil] {
      for status in [RunOutcome.Status.failed, .refused, .stopped] {
        #expect(event(status, previous: previous) == .failure)
      }
      #expect(event(.degraded, previous: previous) == .degraded)
    }
    #expect(event(.done, previous: "done") == nil)
    #expect(event(.done, previous: nil) == nil)
    for previous in ["failed", "degraded", "killed", "refused"] {
      #expect(event(.done, previous: previous) == .recovery)
    }
    let alarms = rule(.command(["x"]), on: [.failure])
    #expect(alarms.covers(.failure) && !alarms.covers(.degraded) && !alarms.covers(nil))
    #expect(rule(.command(["x"])).covers(nil))
  }

  @Test("a command gets the message as JSON and what it needs in the environment, in the pipeline's folder")
  func command() async throws {
    _ = try folder.write(
      "#!/bin/sh\ncat > told.json\necho \"$DEMARCHE_EVENT $DEMARCHE_STATUS $DEMARCHE_PIPELINE $1\" > told.txt\n",
      to: "tell", mode: 0o755)
    let outcome = Outcomes.of(
      .failed, problem: "stage 'extract' failed: no", failures: [("mfa", "unreachable")])
    #expect(await tell(outcome, rule(.command(["./tell", "two words"]))) == [])
    #expect(try folder.read("told.txt") == "failure failed press two words\n")
    let told =
      try JSONSerialization.jsonObject(with: Data(try folder.read("told.json").utf8)) as? [String: Any]
    #expect(told?["status"] as? String == "failed" && told?["run"] as? Int == 7)
    #expect(told?["problem"] as? String == "stage 'extract' failed: no")
    #expect((told?["text"] as? String)?.contains("demarche show press.yaml 7") == true)
  }

  @Test("a command that fails, or is not there, is reported with its place and stops no other")
  func badCommands() async throws {
    _ = try folder.write("#!/bin/sh\necho no paper >&2\nexit 3\n", to: "print", mode: 0o755)
    _ = try folder.write("#!/bin/sh\ncat > told.json\n", to: "tell", mode: 0o755)
    let problems = await tell(
      Outcomes.of(.failed), rule(.command(["./print"])), rule(.command(["no-such-program"])),
      rule(.command(["./tell"])))
    #expect(problems.count == 2)
    #expect(problems.first?.contains("notify, line 9") == true)
    #expect(problems.first?.hasSuffix("no paper") == true)
    #expect(problems.last?.contains("there is no program 'no-such-program'") == true)
    #expect(try folder.read("told.json").contains("\"failed\""))
  }

  @Test("a webhook is posted to, with the token, and again when it stumbles")
  func webhook() async throws {
    let tries = Mutex(0)
    let server = try LoopbackServer { _ in
      LoopbackServer.response(
        tries.withLock {
          $0 += 1
          return $0
        } == 1 ? 503 : 200, "")
    }
    let secret = try folder.write(server.url("/hooks/s3cret") + "\n", to: "hook", mode: 0o600)
    let token = try folder.write("t0ken\n", to: "token", mode: 0o600)
    var notifier = Notifier(rules: [rule(webhook(.file(secret), token: .file(token)))], folder: folder.path)
    notifier.pause = 0.01
    #expect(await notifier.tell(RunMessage(Outcomes.of(.degraded), file: "press.yaml")) == [])
    let requests = server.requests
    #expect(requests.map(\.target) == ["/hooks/s3cret", "/hooks/s3cret"])
    #expect(requests.last?.fields["authorization"] == "Bearer t0ken")
    #expect(requests.last?.fields["content-type"] == "application/json")
    let body = try #require(requests.last?.body)
    let told = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    #expect((told?["text"] as? String)?.hasPrefix("demarche: press published, but is degraded\n") == true)
  }

  @Test("what is said of a webhook that does not work has no secret in it")
  func noSecretInProblems() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.response(403, "s3cret") }
    for address in [
      server.url("/s3cret"), "http://127.0.0.1:1/s3cret", "htp://s3cret", "https://s3cret.invalid/",
    ] {
      var notifier = Notifier(
        rules: [rule(webhook(.text(address), token: .text("t0ken")))], folder: folder.path)
      notifier.pause = 0
      let problems = await notifier.tell(RunMessage(Outcomes.of(.failed), file: "f"))
      #expect(problems.count == 1)
      #expect(problems.allSatisfy { !$0.contains("s3cret") && !$0.contains("t0ken") }, "\(problems)")
    }
  }

  @Test("mail is a whole message on sendmail's standard input, none of it in its arguments but -i and -t")
  func mail() async throws {
    let program = try folder.write(
      "#!/bin/sh\necho \"$@\" > \(folder.path)/arguments\ncat > \(folder.path)/mail\n", to: "sendmail",
      mode: 0o755)
    let mail = NotificationRule.Mail(
      recipients: ["desk@x.example", "b@x.example"], sender: "d@x.example", program: program)
    let outcome = Outcomes.of(
      .degraded, failures: [("mfa\r\nBcc: all@x.example", String(repeating: "é", count: 1200))])
    #expect(await tell(outcome, rule(.mail(mail))) == [])
    #expect(try folder.read("arguments") == "-i -t\n")
    let lines = try folder.read("mail").split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix { !$0.isEmpty }
    #expect(
      head.prefix(3) == [
        "From: d@x.example", "To: desk@x.example, b@x.example",
        "Subject: demarche: press published, but is degraded",
      ])
    #expect(!head.contains { $0.hasPrefix("Bcc") })
    #expect(lines.allSatisfy { $0.utf8.count <= 998 })
  }
}
