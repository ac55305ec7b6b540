import Hashing
import StageKit

/// What holds for all sources of a stage.
struct FetchSettings: Sendable {
  /// The text of the `User-Agent` field, contact included.
  let userAgent: String
  /// Seconds to wait for a connection, for headers, and between two pieces of a body.
  let timeout: Double
  /// Seconds between two requests to one host.
  let delay: Double
  /// Most hosts that are asked at one time.
  let hosts: Int
  /// When pages that were captured are asked for again; nil for each time that their list has changed.
  let revisit: RevisitRule?
  /// How often a page is tried of a source that says nothing else.
  let retries: RetryPolicy
  let maximumFileBytes: Int
  let maximumPageBytes: Int

  init(_ parameters: Parameters) {
    let contact = parameters.optionalText("contact").map { " (+\($0))" } ?? ""
    userAgent = parameters.text("user_agent") + contact
    timeout = parameters.number("timeout")
    delay = parameters.number("delay")
    hosts = parameters.integer("hosts")
    revisit = RevisitRule(parameters)
    retries = RetryPolicy(
      tries: parameters.integer("retries") + 1, pause: .seconds(parameters.number("retry_delay")))
    maximumFileBytes = parameters.integer("max_file_bytes")
    maximumPageBytes = parameters.integer("max_page_bytes")
  }

  static let parameters = [
    Parameter(
      required: "sources", .list(of: .variants(SourceKind.variants, common: Source.commonParameters)),
      "What to capture; of two documents with one identifier, the source listed first gives it."),
    Parameter(
      "user_agent", .text, default: .text("demarche/1.0"), "Name given to servers in the User-Agent field."),
    Parameter(
      "contact", .text, default: .null,
      "Address of a page or mailbox where a site's operator finds you; added to the User-Agent field."),
    Parameter(
      "timeout", .number(min: 0.1, max: 3600), default: .number(30),
      "Seconds to wait for a connection, for headers and between two pieces of a body; a request as a whole may "
        + "take four times that."),
    Parameter(
      "delay", .number(min: 0, max: 3600), default: .number(1), "Seconds between two requests to one host."),
    Parameter(
      "hosts", .integer(min: 1, max: 256), default: .integer(8),
      "Most hosts that are asked at one time; each is asked for one page at a time."),
    Parameter(
      "revisit", .number(min: 0, max: 8760), default: .null,
      "Hours after which a page that was captured is asked for again, whether its list has changed or not; by "
        + "default it is asked for each time that its list has changed."),
    Parameter(
      "revisit_days", .integer(min: 0, max: 3660), default: .integer(7),
      "With 'revisit': days after a page's own for which it is asked for again; then only while it is listed."
    ),
    Parameter(
      "retries", .integer(min: 0, max: 20), default: .integer(2),
      "How often a page is asked for again that may be had the next time."),
    Parameter(
      "retry_delay", .number(min: 0, max: 3600), default: .number(2),
      "Seconds before it is asked for again; twice as long before each later try, at most a minute."),
    Parameter(
      "max_file_bytes", .integer(min: 1), default: .integer(64 << 20),
      "Largest local document, in bytes; a larger one is set aside."),
    Parameter(
      "max_page_bytes", .integer(min: 1), default: .integer(20_000_000),
      "Largest document from the network, in bytes after decompression; a larger one is set aside."),
  ]
}
