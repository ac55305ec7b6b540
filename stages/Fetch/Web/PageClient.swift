import HTTP

/// Makes one request and gives its response: redirects are not followed, nothing is cached, no cookie is kept.
protocol PageClient: Sendable {
  func exchange(_ request: PageRequest) async throws(PageProblem) -> PageResponse
}

/// A GET request.
struct PageRequest: Sendable {
  let address: WebAddress
  /// Header fields, in order.
  let fields: [(name: String, value: String)]
  /// Most bytes of the body, after decompression.
  var maximumBytes: Int
  /// Whether what comes before the limit is good without the rest.
  var isStartEnough = false
  /// Whether it may go to this machine and to private networks.
  let allowsPrivate: Bool
}

/// What came back, whatever its status.
struct PageResponse: Sendable {
  let status: Int
  /// Header fields in order, names in lower case.
  let fields: [(name: String, value: String)]
  /// The body as the server meant it, content encodings undone.
  let body: [UInt8]

  /// The value of a field; of one that stands there twice, the first.
  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  var contentType: String? { field("content-type") }
  var validators: Validators { Validators(entityTag: field("etag"), lastModified: field("last-modified")) }
}

/// What a server gave to tell later whether a page has changed (RFC 9110, section 8.8).
struct Validators: Hashable, Sendable {
  var entityTag: String?
  var lastModified: String?

  var isEmpty: Bool { entityTag == nil && lastModified == nil }
}

/// Why an address gave no page.
enum PageProblem: Error, Hashable, Sendable {
  /// A status other than 200, and than 304 where that was asked for.
  case status(Int)
  case timeout(TransferPhase)
  /// The body ended before its announced end.
  case cutShort(String)
  case tooLarge(limit: Int)
  case redirectLoop(String)
  case redirectLimit(Int)
  case redirectWithoutAddress
  case forbiddenAddress(String)
  case privateAddress(String)
  case unknownHost(String)
  case connection(String)
  case transfer(String)
  case certificate(CertificateFault)
  /// The content encoding is not known, or not what the body has.
  case encoding(String)
  /// The host's robots.txt does not want the page to be fetched.
  case disallowed
  /// The host's robots.txt could not be had: the status.
  case robots(Int)
  /// The host wants to be left alone longer than a capture waits.
  case busy(seconds: Int)
  /// The capture has taken as long as it may.
  case outOfTime

  /// Whether another try may end better.
  var isTransient: Bool {
    switch self {
    case .status(let code): code >= 500 || code == 429 || code == 408
    case .timeout, .cutShort, .connection, .transfer, .certificate, .unknownHost, .robots, .busy, .outOfTime:
      true
    default: false
    }
  }

  /// Whether another try in the same capture may end better.
  var isWorthAnotherTry: Bool {
    switch self {
    case .busy, .certificate, .outOfTime: false
    default: isTransient
    }
  }
}

/// What a transfer waits for.
enum TransferPhase: String, Sendable {
  case connection = "a connection"
  case headers = "headers"
  case body = "the rest of the body"
  case whole = "the whole response"
}
