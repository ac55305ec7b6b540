import PipelineFile
import Testing

@Suite("How runs are made and watched, as a pipeline file says it")
struct RunPolicyTests {
  @Test("all of it is read")
  func everything() throws {
    let pipeline = try pipeline(
      """
      pipeline: p
      stages:
        fetch:
          with: {sources: [{folder: a}]}
          retries: 1
          retry_delay: 15m
          time_limit: 3h
        normalize: {inputs: [fetch]}
      run: {keep_going: true, time_limit: 5h, min_free: 2GB, retries: 2, retry_delay: 10s}
      metrics: metrics/p.prom
      gc: {keep: 30, max_age: 90d, max_size: 20GB, captures: 365d, grace: 0}
      notify:
        - webhook: {url_env: HOOK, token_file: /etc/token, body: text}
          on: always
        - mail: {to: [desk@x.example, "b@x.example"], from: d@x.example, sendmail: ./mail}
          on: [failure, recovery]
        - command: [logger, -t, press]
      """, folder: "/srv/press")
    let policy = pipeline.policy
    #expect(policy.keepsGoing && policy.timeLimit?.seconds == 5 * 3600)
    #expect(policy.minimumFree.bytes == 2_000_000_000)
    #expect(policy.metrics == "/srv/press/metrics/p.prom")
    #expect(policy.collection?.runs == 30 && policy.collection?.age?.seconds == 90 * 86_400)
    #expect(policy.collection?.size?.bytes == 20_000_000_000 && policy.collection?.grace.seconds == 0)
    #expect(policy.collection?.captures?.seconds == 365 * 86_400)
    let fetch = pipeline["fetch"]?.policy
    #expect(fetch?.retries == 1 && fetch?.delay.seconds == 900 && fetch?.timeLimit?.seconds == 3 * 3600)
    let normalize = pipeline["normalize"]?.policy
    #expect(normalize?.retries == 2 && normalize?.delay.seconds == 10)
    #expect(normalize?.timeLimit == nil, "the run's limit is no stage's")
    #expect((1...4).map { normalize?.pause(after: $0) } == [10, 20, 40, 80])
    let rules = policy.notifications
    #expect(rules.map(\.events) == [[.always], [.failure, .recovery], NotificationRule.defaultEvents])
    guard case .webhook(let webhook) = rules[0].way, case .mail(let mail) = rules[1].way,
      case .command(let words) = rules[2].way
    else {
      Issue.record("\(rules)")
      return
    }
    #expect(webhook.address == .environment("HOOK") && webhook.token == .file("/etc/token"))
    #expect(webhook.body == .text)
    #expect(mail.recipients == ["desk@x.example", "b@x.example"] && mail.sender == "d@x.example")
    #expect(mail.program == "/srv/press/mail")
    #expect(words == ["logger", "-t", "press"])
  }

  @Test("a file that says nothing of it has defaults, and tells nobody")
  func defaults() throws {
    let policy = try pipeline(stages("")).policy
    #expect(!policy.keepsGoing && policy.timeLimit == nil && policy.metrics == nil)
    #expect(policy.notifications.isEmpty && policy.collection == nil)
    #expect(policy.minimumFree.bytes == 100_000_000)
  }

  @Test("what is wrong is told with its place")
  func mistakesWithPlaces() {
    #expect(
      mistakes(stages("run: {time_limit: 90, min_free: 2, keep_going: yes, retries: 21, retry_dely: 1s}\n"))
        == [
          "4:19: error: 'time_limit' must be a length of time (90s, 15m, 6h, 30d), found the integer 90; write 90s",
          "4:33: error: 'min_free' must be a size (500MB, 20GB), found the integer 2; write 2MB",
          "4:48: error: 'keep_going' must be true or false, found 'yes'; write true",
          "4:62: error: 'retries' must be an integer from 0 to 20, found the integer 21",
          "4:66: error: unknown key 'retry_dely'; did you mean 'retry_delay'?",
        ])
    #expect(
      mistakes(stages("notify: [{webhook: {}}, {on: failure}, {command: [], mail: {to: a}}]\n")) == [
        "4:20: error: 'webhook' has none of the keys 'url', 'url_env', 'url_file'; give exactly one of them",
        "4:25: error: 'notify' has none of the keys 'command', 'webhook', 'mail'; give exactly one of them",
        "4:40: error: 'notify' has the keys 'command', 'mail' together; keep one of them",
      ])
    #expect(
      mistakes(stages("notify: {command: x}\ngc: {keep: 0, max_age: 0, grace: soon}\n")) == [
        "4:9: error: 'notify' must be a list of ways, found a mapping; write '- ' before it, or put it in [...]",
        "5:12: error: 'keep' must be an integer of at least 1, found the integer 0",
        "5:24: error: 'max_age' must be a length of time (90s, 15m, 6h, 30d), found the integer 0",
        "5:34: error: 'grace' must be a length of time (90s, 15m, 6h, 30d), found 'soon'",
      ])
    #expect(
      mistakes(stages("notify: [{command: [], on: [failure, failed]}]\nmetrics: ''\n")) == [
        "4:20: error: 'command' must be a list of at least one item, found an empty list",
        "4:38: error: 'on' must be one of 'failure', 'degraded', 'recovery', 'always', found 'failed'",
        "5:10: error: 'metrics' must be text that is not empty, found ''",
      ])
  }

  @Test(
    "an address that would put another header field, or an option, into a mail is refused",
    arguments: ["\"a@x\\nBcc: b@x\"", "'-oQ/tmp a@x'", "'-f'", "'A <a@x>'", "'a@x, b@x'"])
  func mailAddresses(written: String) {
    #expect(
      mistakes(stages("notify: [{mail: {to: \(written)}}]\n")).first?.contains(
        "'to' must be a mail address, without a name") == true)
  }

  @Test("a secret in a file is read without the line end behind it; one that is not there is named")
  func secrets() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("hook", "https://chat.example/hooks/x\n")
    #expect(try Secret.file(path).value() == "https://chat.example/hooks/x")
    #expect(throws: SecretProblem.self) { try Secret.file(folder.path + "/none").value() }
    #expect(throws: SecretProblem(description: "the environment variable NO_SUCH_HOOK is not set")) {
      try Secret.environment("NO_SUCH_HOOK").value()
    }
    #expect("\(Secret.text("https://chat.example/hooks/x"))" == "a text in the pipeline file")
  }
}
