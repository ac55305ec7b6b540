import HTTP

/// `PageClient` over libcurl.
struct HTTPPageClient: PageClient {
  private let client = HTTPClient()
  private let timeout: Double

  /// `timeout`: seconds to wait for a connection, for headers, and between two pieces of a body; four times that in
  /// all.
  init(timeout: Double) { self.timeout = timeout }

  func exchange(_ request: PageRequest) async throws(PageProblem) -> PageResponse {
    let limits = HTTPLimits(
      connecting: timeout, headers: timeout, pause: timeout, whole: timeout * 4, bytes: request.maximumBytes)
    let allowsPrivate = request.allowsPrivate
    var message = HTTPRequest(
      address: request.address.text, fields: request.fields, limits: limits,
      lane: request.address.origin + (allowsPrivate ? " private" : ""))
    message.isStartEnough = request.isStartEnough
    message.mayConnect = { allowsPrivate || IPAddressRange.isPublic($0) }
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try await client.exchange(message)
    } catch {
      throw problem(error, request)
    }
    let field = response.field("content-encoding") ?? ""
    let body: [UInt8]
    do throws(ContentCoding.Problem) {
      body = try ContentCoding.decoded(response.body, field, limit: request.maximumBytes)
    } catch {
      switch error {
      case .tooLarge(let limit): throw .tooLarge(limit: limit)
      case .cutShort: throw .cutShort("the compressed body ends before its end")
      case .unknown(let name): throw .encoding(name)
      }
    }
    return PageResponse(status: response.status, fields: response.fields, body: body)
  }

  private func problem(_ failure: HTTPFailure, _ request: PageRequest) -> PageProblem {
    let host = request.address.host
    return switch failure {
    case .badAddress: .forbiddenAddress(request.address.text)
    case .refusedAddress: .privateAddress(host)
    case .unknownHost: .unknownHost(host)
    case .noConnection: .connection("no connection to '\(host)'")
    case .timeout(.connection): .timeout(.connection)
    case .timeout(.headers): .timeout(.headers)
    case .timeout(.body): .timeout(.body)
    case .timeout(.whole): .timeout(.whole)
    case .cutShort(let why): .cutShort(why)
    case .tooLarge: .tooLarge(limit: request.maximumBytes)
    case .transfer(let why): .transfer(why)
    case .certificate(let fault): .certificate(fault)
    case .cancelled: .transfer("cancelled")
    }
  }
}
