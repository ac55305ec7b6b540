import CCurl
import Synchronization

/// One exchange on its way: collects the response and decides how long to wait. All but `cancel` is called on the
/// thread that performs it.
final class HTTPExchange: @unchecked Sendable {
  /// Most bytes of all header lines together.
  private static let maximumHeaderBytes = 256 << 10

  private let limits: HTTPLimits
  private let isStartEnough: Bool
  private let isAllowed: @Sendable (IPAddress) -> Bool
  private let isCancelled = Atomic(false)

  private var head = HTTPHead()
  private var body: [UInt8] = []
  private var phase = HTTPFailure.Phase.connection
  private var began = ContinuousClock.now
  /// When something happened last.
  private var moment = ContinuousClock.now
  private var headerBytes = 0
  private var isRefused = false
  /// Why the exchange was broken off, if it was by us.
  private var failure: HTTPFailure?
  private var hasEnough = false

  init(_ limits: HTTPLimits, isStartEnough: Bool, _ isAllowed: @escaping @Sendable (IPAddress) -> Bool) {
    self.limits = limits
    self.isStartEnough = isStartEnough
    self.isAllowed = isAllowed
  }

  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  func start() {
    began = .now
    moment = began
  }

  func mayConnect(_ address: IPAddress) -> Bool {
    if isAllowed(address) { return true }
    isRefused = true
    return false
  }

  /// There is a connection, and the request is sent.
  func connected() {
    phase = .headers
    moment = .now
  }

  /// Takes a header line; false if there are too many.
  func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    headerBytes += line.count
    guard headerBytes <= Self.maximumHeaderBytes else {
      failure = .transfer("the headers have more than \(Self.maximumHeaderBytes) bytes")
      return false
    }
    // What comes behind a chunked body is no header.
    if phase != .body, head.take(line) {
      phase = .body
      moment = .now
    }
    return true
  }

  /// Takes a piece of the body; false if it is more than may come.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    moment = .now
    let room = limits.bytes - body.count
    guard bytes.count <= room else {
      if isStartEnough {
        body.append(contentsOf: bytes.prefix(room))
        hasEnough = true
      } else {
        failure = .tooLarge
      }
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Asked about once a second while nothing comes, else more often.
  func isWorthWaiting() -> Bool {
    if isCancelled.load(ordering: .relaxed) { failure = .cancelled }
    let now = ContinuousClock.now
    if began.duration(to: now) >= .seconds(limits.whole) {
      failure = .timeout(.whole)
    } else if phase == .headers, moment.duration(to: now) >= .seconds(limits.headers) {
      failure = .timeout(.headers)
    } else if phase == .body, moment.duration(to: now) >= .seconds(limits.pause) {
      failure = .timeout(.body)
    }
    return failure == nil
  }

  /// What became of the exchange when libcurl ended it with a code.
  func outcome(_ code: CURLcode) -> Result<HTTPResponse, HTTPFailure> {
    if let failure { return .failure(failure) }
    if code == CURLE_OK || hasEnough, let status = head.status {
      return .success(HTTPResponse(status: status, fields: head.fields, body: body))
    }
    let words = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_URL_MALFORMAT: return .failure(.badAddress)
    case CURLE_COULDNT_RESOLVE_HOST: return .failure(.unknownHost)
    case CURLE_COULDNT_CONNECT: return .failure(isRefused ? .refusedAddress : .noConnection(words))
    case CURLE_OPERATION_TIMEDOUT: return .failure(.timeout(phase))
    case CURLE_PARTIAL_FILE: return .failure(.cutShort(words))
    default: return .failure(phase == .body ? .cutShort(words) : .transfer(words))
    }
  }
}
