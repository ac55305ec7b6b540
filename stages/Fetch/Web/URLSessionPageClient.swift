import Foundation
import FoundationNetworking
import Synchronization

/// `PageClient` over `URLSession`. Nothing of the session is made before the first request.
final class URLSessionPageClient: PageClient {
  private let timeout: Double
  private let transfers = TransferDelegate()
  private let session = Mutex<URLSession?>(nil)

  /// `timeout`: seconds to wait for headers and between two pieces of a body; four times that in all.
  init(timeout: Double) { self.timeout = timeout }

  deinit { session.withLock { $0?.invalidateAndCancel() } }

  func exchange(_ request: PageRequest) async throws(PageProblem) -> PageResponse {
    guard let url = URL(string: request.address.text) else { throw .forbiddenAddress(request.address.text) }
    var message = URLRequest(url: url)
    for field in request.fields { message.setValue(field.value, forHTTPHeaderField: field.name) }
    let transfer = Transfer(limit: request.maximumBytes, isStartEnough: request.isStartEnough)
    let task = opened.dataTask(with: message)
    transfers.register(transfer, for: task)
    let pause = timeout
    let watch = Task {
      try await transfer.watch(pause: .seconds(pause), whole: .seconds(pause * 4))
      task.cancel()
    }
    defer { watch.cancel() }
    let outcome = await withTaskCancellationHandler {
      task.resume()
      return await transfer.outcome()
    } onCancel: {
      transfer.end(.failure(.transfer("cancelled")))
      task.cancel()
    }
    return try outcome.get()
  }

  private var opened: URLSession {
    session.withLock { session in
      if let session { return session }
      let configuration = URLSessionConfiguration.ephemeral
      configuration.urlCache = nil
      configuration.httpCookieStorage = nil
      configuration.httpShouldSetCookies = false
      configuration.urlCredentialStorage = nil
      configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
      configuration.httpMaximumConnectionsPerHost = 1
      // On Linux it is cut to whole seconds, and none is none at all; `Transfer.watch` comes first.
      configuration.timeoutIntervalForRequest = timeout * 4 + 10
      let made = URLSession(configuration: configuration, delegate: transfers, delegateQueue: nil)
      session = made
      return made
    }
  }
}
