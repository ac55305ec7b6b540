/// An http or https address in normal form (RFC 3986, section 6): scheme and host in lower case, no default port,
/// no user information, no fragment, no dot segments, unreserved characters unescaped and the rest escaped in one
/// way. Identifiers are made from addresses, so the form is a contract; it is made here and depends on no library.
struct WebAddress: Hashable, Sendable {
  let scheme: String
  /// Host name in ASCII form, or a literal IPv6 address in brackets.
  let host: String
  /// Nil for the scheme's default.
  let port: Int?
  /// Starts with a slash.
  let path: String
  let query: String?

  /// Reads an absolute address as browsers do: spaces around it and line ends in it do not count, and a
  /// backslash is a slash. Nil for other schemes and for what has no host.
  init?(_ text: String) {
    let bytes = Self.cleaned(text)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = bytes[(colon + 1)...]
    let body = rest.drop { $0 == UInt8(ascii: "/") }
    guard rest.count - body.count >= 2 else { return nil }
    let end =
      body.firstIndex { [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
      ?? body.endIndex
    guard let (host, port) = Self.authority(body[..<end], scheme: scheme) else { return nil }
    self.init(scheme: scheme, host: host, port: port, reference: body[end...])
  }

  private init(scheme: String, host: String, port: Int?, reference: ArraySlice<UInt8>) {
    self.scheme = scheme
    self.host = host
    self.port = port
    let untilFragment = reference.prefix { $0 != UInt8(ascii: "#") }
    let mark = untilFragment.firstIndex(of: UInt8(ascii: "?"))
    path = AddressText.path(untilFragment[..<(mark ?? untilFragment.endIndex)])
    let query = mark.map { AddressText.escaped(untilFragment[($0 + 1)...], isQuery: true) } ?? []
    self.query = query.isEmpty ? nil : String(decoding: query, as: UTF8.self)
  }

  /// The address that a reference on this one's page means (RFC 3986, section 5.2); nil for other schemes.
  func resolve(_ reference: String) -> WebAddress? {
    let bytes = Self.cleaned(reference)
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, isLetter(bytes[0]),
      bytes[..<colon].allSatisfy({ isLetter($0) || (0x2B...0x39).contains($0) && $0 != UInt8(ascii: "/") })
    {
      return WebAddress(reference)
    }
    if bytes.starts(with: "//".utf8) {
      return WebAddress(scheme + ":" + String(decoding: bytes, as: UTF8.self))
    }
    switch bytes.first {
    case nil, UInt8(ascii: "#"): return self
    case UInt8(ascii: "/"): return WebAddress(scheme: scheme, host: host, port: port, reference: bytes[...])
    case UInt8(ascii: "?"):
      return WebAddress(scheme: scheme, host: host, port: port, reference: Array(path.utf8) + bytes)
    default:
      let folder = path.utf8.prefix(
        path.utf8.count - path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.count)
      return WebAddress(scheme: scheme, host: host, port: port, reference: Array(folder) + bytes)
    }
  }

  private init(scheme: String, host: String, port: Int?, reference: [UInt8]) {
    self.init(scheme: scheme, host: host, port: port, reference: reference[...])
  }

  /// The address as text.
  var text: String { scheme + "://" + withoutScheme }

  /// The address without `http://` or `https://`.
  var withoutScheme: String {
    host + (port.map { ":\($0)" } ?? "") + path + (query.map { "?" + $0 } ?? "")
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func cleaned(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    var isBeforeQuery = true
    return bytes[first...last].compactMap { byte in
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { isBeforeQuery = false }
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { return nil }
      return byte == 0x5C && isBeforeQuery ? UInt8(ascii: "/") : byte
    }
  }

  private static func authority(_ bytes: ArraySlice<UInt8>, scheme: String) -> (host: String, port: Int?)? {
    let start = bytes.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? bytes.startIndex
    var host = bytes[start...]
    var port: Int?
    let isLiteral = host.first == UInt8(ascii: "[")
    let hostEnd = isLiteral ? host.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } : nil
    if isLiteral, hostEnd == nil { return nil }
    if let colon = host[(hostEnd ?? host.startIndex)...].firstIndex(of: UInt8(ascii: ":")) {
      let digits = host[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.count <= 5,
          let number = Int(String(decoding: digits, as: UTF8.self)), number < 65_536
        else { return nil }
        port = number == (scheme == "http" ? 80 : 443) ? nil : number
      }
      host = host[..<colon]
    }
    guard let name = HostName.ascii(host) else { return nil }
    return (name, port)
  }
}
