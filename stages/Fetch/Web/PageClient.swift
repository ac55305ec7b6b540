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
}

/// What came back, whatever its status.
struct PageResponse: Sendable {
  let status: Int
  let location: String?
  let contentType: String?
  let entityTag: String?
  let lastModified: String?
  var contentLocation: String?
  var retryAfter: String?
  var body: [UInt8]
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
  /// The host's robots.txt does not want the page to be fetched.
  case disallowed
  /// The host's robots.txt could not be had: the status.
  case robots(Int)
  /// The host wants to be left alone longer than a capture waits.
  case busy(seconds: Int)

  /// Whether another try may end better.
  var isTransient: Bool {
    switch self {
    case .status(let code): code >= 500 || code == 429 || code == 408
    case .timeout, .cutShort, .connection, .transfer, .unknownHost, .robots, .busy: true
    default: false
    }
  }

  /// Whether another try in the same capture may end better.
  var isWorthAnotherTry: Bool { if case .busy = self { false } else { isTransient } }
}

/// What a transfer waits for.
enum TransferPhase: String, Sendable {
  case headers = "a connection or headers"
  case body = "the rest of the body"
  case whole = "the whole response"
}
