import Foundation
import FoundationNetworking
import Synchronization

/// Hands what `URLSession` tells of a task to the task's transfer.
final class TransferDelegate: NSObject, URLSessionDataDelegate, Sendable {
  private let transfers = Mutex<[Int: Transfer]>([:])

  func register(_ transfer: Transfer, for task: URLSessionTask) {
    transfers.withLock { $0[task.taskIdentifier] = transfer }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    // Each hop must be checked, so `PageFetcher` follows.
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let transfer = transfer(of: dataTask), let head = head(response) { transfer.begin(head) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    if let transfer = transfer(of: dataTask), !transfer.append(data) { dataTask.cancel() }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard let transfer = transfers.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
    if let error {
      transfer.end(.failure(problem(error, transfer, host: task.originalRequest?.url?.host() ?? "")))
    } else {
      // A redirect without a target is not announced on Linux.
      if transfer.phase == .headers, let head = task.response.flatMap(head) { transfer.begin(head) }
      transfer.finish()
    }
  }

  private func head(_ response: URLResponse) -> PageResponse? {
    guard let response = response as? HTTPURLResponse else { return nil }
    return PageResponse(
      status: response.statusCode, location: response.value(forHTTPHeaderField: "Location"),
      contentType: response.value(forHTTPHeaderField: "Content-Type"),
      entityTag: response.value(forHTTPHeaderField: "ETag"),
      lastModified: response.value(forHTTPHeaderField: "Last-Modified"),
      contentLocation: response.value(forHTTPHeaderField: "Content-Location"),
      retryAfter: response.value(forHTTPHeaderField: "Retry-After"), body: [])
  }

  private func transfer(of task: URLSessionTask) -> Transfer? {
    transfers.withLock { $0[task.taskIdentifier] }
  }

  /// `URLSession` on Linux gives libcurl's words, and a code only for what it knows of.
  private func problem(_ error: any Error, _ transfer: Transfer, host: String) -> PageProblem {
    let words = error.localizedDescription
    switch (error as? URLError)?.code {
    case .timedOut: return .timeout(transfer.phase)
    case .cannotFindHost, .dnsLookupFailed: return .unknownHost(host)
    case .cannotConnectToHost: return .connection("no connection to '\(host)'")
    case .networkConnectionLost: return .cutShort(words)
    default: return transfer.phase == .body ? .cutShort(words) : .transfer(words)
    }
  }
}
