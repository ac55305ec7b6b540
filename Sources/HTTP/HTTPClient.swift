import CCurl
import Foundation
import Synchronization

/// Makes HTTP requests with libcurl. Redirects are not followed, nothing is cached, no cookie is kept, no proxy is
/// used; only http and https are spoken. Connections are used again where the server lets them.
package final class HTTPClient: Sendable {
  /// Handles that no request uses, by lane. A handle keeps its connection.
  private let idle = Mutex<[String: [EasyHandle]]>([:])
  /// Most handles that are kept.
  private let maximumIdle: Int

  package init(maximumIdle: Int = 32) {
    self.maximumIdle = maximumIdle
    _ = Self.isReady
  }

  /// Version of libcurl and of what it is made with, as it is loaded.
  package static var libraryVersion: String { String(cString: curl_version()) }

  /// Whether the loaded libcurl can be kept to some protocols (7.85).
  package static var isLibraryRecent: Bool {
    demarche_curl_version() >= 0x07_55_00
  }

  package func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let exchange = HTTPExchange(request.limits, isStartEnough: request.isStartEnough, request.mayConnect)
    let outcome: Result<HTTPResponse, HTTPFailure> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // libcurl blocks, which a thread of the concurrency pool must not.
        Thread.detachNewThread { continuation.resume(returning: self.perform(request, exchange)) }
      }
    } onCancel: {
      exchange.cancel()
    }
    return try outcome.get()
  }

  private func perform(_ request: HTTPRequest, _ exchange: HTTPExchange) -> Result<HTTPResponse, HTTPFailure>
  {
    guard let handle = take(request.lane) ?? EasyHandle() else { return .failure(.transfer("out of memory")) }
    let outcome = handle.perform(request, exchange)
    give(handle, request.lane)
    return outcome
  }

  private func take(_ lane: String) -> EasyHandle? { idle.withLock { $0[lane]?.popLast() } }

  private func give(_ handle: EasyHandle, _ lane: String) {
    idle.withLock { idle in
      // Which ones are dropped does not matter: a connection is made anew.
      if idle.count >= maximumIdle, idle[lane] == nil { idle.removeAll() }
      idle[lane, default: []].append(handle)
    }
  }

  /// Sets up libcurl, once, before any thread uses it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
