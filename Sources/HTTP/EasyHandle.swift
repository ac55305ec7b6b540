import CCurl
import Glibc

/// Owns a libcurl handle and the connection that it keeps. One thread at a time uses it: `HTTPClient` gives it to none
/// while another has it.
final class EasyHandle: @unchecked Sendable {
  private let pointer: UnsafeMutableRawPointer

  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
  }

  deinit { curl_easy_cleanup(pointer) }

  /// Makes a request and waits for its end.
  func perform(_ request: HTTPRequest, _ exchange: HTTPExchange) -> Result<HTTPResponse, HTTPFailure> {
    // Options go, the connection stays.
    curl_easy_reset(pointer)
    var fields: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(fields) }
    for field in request.fields {
      guard let longer = curl_slist_append(fields, "\(field.name): \(field.value)") else {
        return .failure(.transfer("out of memory"))
      }
      fields = longer
    }
    set(request, fields)
    set(exchange)
    return withExtendedLifetime(exchange) {
      exchange.start()
      let code = curl_easy_perform(pointer)
      if code == CURLE_PEER_FAILED_VERIFICATION {
        return .failure(.certificate(CertificateFault(code: demarche_curl_verify_result(pointer))))
      }
      return exchange.outcome(code)
    }
  }

  private func set(_ request: HTTPRequest, _ fields: UnsafeMutablePointer<curl_slist>?) {
    let limits = request.limits
    demarche_curl_set_text(pointer, CURLOPT_URL, request.address)
    demarche_curl_set_fields(pointer, fields)
    if let body = request.body {
      body.withUnsafeBytes { demarche_curl_set_body(pointer, $0.baseAddress, $0.count) }
    }
    demarche_curl_set_text(pointer, CURLOPT_PROTOCOLS_STR, "http,https")
    // A proxy would connect in our place, where addresses cannot be checked.
    demarche_curl_set_text(pointer, CURLOPT_PROXY, "")
    demarche_curl_set_number(pointer, CURLOPT_NOSIGNAL, 1)
    demarche_curl_set_number(pointer, CURLOPT_PATH_AS_IS, 1)
    demarche_curl_set_number(pointer, CURLOPT_MAXCONNECTS, 1)
    // libcurl takes a compressed body that ends too early for a whole one.
    demarche_curl_set_number(pointer, CURLOPT_HTTP_CONTENT_DECODING, 0)
    demarche_curl_set_number(pointer, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(limits.connecting * 1000)))
    // `HTTPExchange` comes first; this holds while libcurl does not ask it.
    demarche_curl_set_number(pointer, CURLOPT_TIMEOUT_MS, Int(limits.whole * 1000) + 2000)
  }

  private func set(_ exchange: HTTPExchange) {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    demarche_curl_set_context(pointer, CURLOPT_HEADERDATA, context)
    demarche_curl_on_bytes(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      current(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) == true
        ? size * count : 0
    }
    demarche_curl_set_context(pointer, CURLOPT_WRITEDATA, context)
    demarche_curl_on_bytes(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      current(context)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) == true
        ? size * count : 0
    }
    demarche_curl_set_number(pointer, CURLOPT_NOPROGRESS, 0)
    demarche_curl_set_context(pointer, CURLOPT_XFERINFODATA, context)
    demarche_curl_on_progress(pointer) { context, _, _, _, _ in
      current(context)?.isWorthWaiting() == true ? 0 : 1
    }
    demarche_curl_set_context(pointer, CURLOPT_PREREQDATA, context)
    demarche_curl_on_ready(pointer) { context, _, _, _, _ in
      current(context)?.connected()
      return CURL_PREREQFUNC_OK
    }
    demarche_curl_set_context(pointer, CURLOPT_OPENSOCKETDATA, context)
    demarche_curl_on_socket(pointer) { context, _, address in
      guard let address, let exchange = current(context),
        exchange.mayConnect(IPAddress(demarche_curl_address(address)))
      else { return CURL_SOCKET_BAD }
      return socket(
        address.pointee.family, address.pointee.socktype | CInt(SOCK_CLOEXEC.rawValue),
        address.pointee.protocol)
    }
  }
}

/// The exchange that a callback is about.
private func current(_ context: UnsafeMutableRawPointer?) -> HTTPExchange? {
  context.map { Unmanaged<HTTPExchange>.fromOpaque($0).takeUnretainedValue() }
}

extension IPAddress {
  init(_ address: UnsafePointer<sockaddr>?) {
    switch (address?.pointee.sa_family).map({ CInt($0) }) {
    case AF_INET:
      self = UnsafeRawPointer(address!).withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        .v4(UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
      }
    case AF_INET6:
      self = UnsafeRawPointer(address!).withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin6_addr) { .v6(Array($0)) }
      }
    default: self = .other
    }
  }
}
