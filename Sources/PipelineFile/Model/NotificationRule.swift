package import YAML

/// Somebody to be told how runs end, and in which way. Never part of a key.
package struct NotificationRule: Sendable {
  /// What a run's end may be to those who wait for it.
  package enum Event: String, Sendable, CaseIterable {
    /// Nothing was published: a stage failed, the run was refused, stopped, or could not begin.
    case failure
    /// Published, but sources failed or too much was set aside.
    case degraded
    /// All is well, and was not the time before.
    case recovery
    /// However it ends.
    case always
  }

  package enum Way: Sendable {
    /// A program that gets the message on its standard input.
    case command([String])
    case webhook(Webhook)
    case mail(Mail)
  }

  package struct Webhook: Sendable {
    /// The form of the request's body.
    package enum Body: String, Sendable, CaseIterable {
      case json, text
    }

    package let address: Secret
    /// Sent as `Authorization: Bearer`.
    package let token: Secret?
    package let body: Body

    package init(address: Secret, token: Secret?, body: Body) {
      self.address = address
      self.token = token
      self.body = body
    }
  }

  package struct Mail: Sendable {
    package let recipients: [String]
    package let sender: String?
    /// Path of the program that takes the message as sendmail does.
    package let program: String

    package init(recipients: [String], sender: String?, program: String) {
      self.recipients = recipients
      self.sender = sender
      self.program = program
    }
  }

  /// Unless the file says otherwise.
  package static let defaultEvents: Set<Event> = [.failure, .degraded, .recovery]
  package static let defaultMailProgram = "/usr/sbin/sendmail"

  package let events: Set<Event>
  package let way: Way
  package let mark: Mark

  package init(events: Set<Event>, way: Way, mark: Mark) {
    self.events = events
    self.way = way
    self.mark = mark
  }

  /// Whether an end of this kind is to be told; nil for one that is well and was so before.
  package func covers(_ event: Event?) -> Bool {
    events.contains(.always) || event.map(events.contains) == true
  }
}
