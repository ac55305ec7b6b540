import Foundation
import Glibc
import Synchronization

/// An HTTP server on 127.0.0.1 that does to each request what the test tells it, well or badly.
package final class LoopbackServer: Sendable {
  /// What a request said.
  package struct Request: Hashable, Sendable {
    package let target: String
    /// Field values by name in lower case.
    package let fields: [String: String]
    /// As long as its `Content-Length` says.
    package var body: [UInt8] = []
  }

  /// What the server does next on a connection; it closes it at the end.
  package enum Step: Sendable {
    case send([UInt8])
    case wait(Double)
  }

  package typealias Handler = @Sendable (Request) -> [Step]

  package let port: UInt16
  private let listener: CInt
  private let state: Mutex<(handler: Handler, requests: [Request], hasRobots: Bool)>

  /// `hasRobots`: whether requests for robots.txt are counted and answered like others, or else with 404.
  package init(hasRobots: Bool = false, _ handler: @escaping Handler = { _ in [] }) throws {
    state = Mutex((handler, [], hasRobots))
    listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw Failure() }
    port = UInt16(bigEndian: address.sin_port)
    // Threads of their own: the concurrency pool has as many as there are processors, and these block.
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          close(listener)
          return
        }
        guard let self else {
          close(connection)
          return
        }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  /// Wakes the accepting thread, which closes: were it done here, the number could belong to another server when
  /// that thread accepts next.
  deinit { shutdown(listener, CInt(SHUT_RDWR)) }

  /// From now on, requests are answered so.
  package func answer(_ handler: @escaping Handler) { state.withLock { $0.handler = handler } }

  /// From now on, each target is answered with its own response, others with 404.
  package func answer(_ pages: [String: [Step]]) {
    answer { request in pages[request.target] ?? Self.response(404, "gone") }
  }

  /// The requests since this was read last.
  package var requests: [Request] {
    state.withLock { state in
      defer { state.requests = [] }
      return state.requests
    }
  }

  package func url(_ target: String) -> String { "http://127.0.0.1:\(port)\(target)" }

  /// A whole response with its true length.
  package static func response(
    _ status: Int, _ body: [UInt8], _ fields: [String] = ["Content-Type: text/html"]
  ) -> [Step] {
    let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.count)", "Connection: close"] + fields
    return [.send(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)]
  }

  package static func response(
    _ status: Int, _ body: String, _ fields: [String] = ["Content-Type: text/html"]
  ) -> [Step] {
    response(status, Array(body.utf8), fields)
  }

  private func serve(_ connection: CInt) {
    defer { close(connection) }
    guard let request = receive(connection) else { return }
    let handler = state.withLock { state in
      // Tests that are not about robots.txt need not know that it is asked for.
      if request.target == "/robots.txt", !state.hasRobots { return Handler?.none }
      state.requests.append(request)
      return state.handler
    }
    for step in handler?(request) ?? Self.response(404, "") {
      switch step {
      case .wait(let seconds): usleep(UInt32(seconds * 1_000_000))
      case .send(let bytes): guard send(bytes, connection) else { return }
      }
    }
    shutdown(connection, CInt(SHUT_WR))
  }

  private func send(_ bytes: [UInt8], _ connection: CInt) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress! + sent, bytes.count - sent, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private func receive(_ connection: CInt) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var end: Int?
    while end == nil {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      end = bytes.endOfHead
    }
    let head = end ?? bytes.count
    let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description }
    }
    let length = fields["content-length"].flatMap { Int($0) } ?? 0
    while bytes.count < head + length {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
    return Request(target: String(words[1]), fields: fields, body: Array(bytes[head...]))
  }

  private struct Failure: Error {}
}

extension [UInt8] {
  /// Behind the empty line that ends the head; nil if it has not come yet.
  fileprivate var endOfHead: Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard count >= mark.count else { return nil }
    return (0...count - mark.count).first { self[$0..<$0 + mark.count].elementsEqual(mark) }.map {
      $0 + mark.count
    }
  }
}
