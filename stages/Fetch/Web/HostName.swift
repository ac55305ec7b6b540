/// Host names in ASCII form.
enum HostName {
  /// A host as addresses hold it, in lower case, names in other scripts as Punycode (RFC 3492, RFC 5891); nil if
  /// it cannot be a host.
  static func ascii(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let raw = String(validating: bytes, as: UTF8.self) else { return nil }
    let text = raw.lowercased()
    if text.hasPrefix("[") {
      let digits = text.dropFirst().dropLast()
      guard text.hasSuffix("]"), !digits.isEmpty,
        digits.utf8.allSatisfy({ "0123456789abcdef:.".utf8.contains($0) })
      else { return nil }
      return text
    }
    var labels: [String] = []
    for label in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let label = ascii(label: label) else { return nil }
      labels.append(label)
    }
    // A dot at the end names the same host.
    if labels.last == "" { labels.removeLast() }
    guard !labels.isEmpty, !labels.contains("") else { return nil }
    let name = labels.joined(separator: ".")
    return name.utf8.count <= 253 ? name : nil
  }

  private static func ascii(label: Substring) -> String? {
    if label.utf8.allSatisfy({ $0 < 0x80 }) {
      let isName = label.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
      }
      return isName ? String(label) : nil
    }
    return punycode(Array(label.unicodeScalars.map(\.value))).map { "xn--" + $0 }
  }

  /// RFC 3492, section 6.3; nil on overflow, which no real label reaches.
  private static func punycode(_ input: [UInt32]) -> String? {
    guard input.count <= 63 else { return nil }
    var output = input.filter { $0 < 0x80 }.map { UInt8($0) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var (code, delta, bias, handled) = (0x80, 0, 72, basicCount)
    while handled < input.count {
      guard let next = input.filter({ $0 >= code }).min().map({ Int($0) }) else { return nil }
      delta += (next - code) * (handled + 1)
      guard delta < Int(Int32.max) else { return nil }
      code = next
      for value in input {
        if value < code { delta += 1 }
        guard value == code else { continue }
        encode(delta, bias, &output)
        bias = adapt(delta, handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func encode(_ delta: Int, _ bias: Int, _ output: inout [UInt8]) {
    func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30) }
    var rest = delta
    var place = 36
    while true {
      let threshold = min(max(place - bias, 1), 26)
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      place += 36
    }
    output.append(digit(rest))
  }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var place = 0
    while delta > 455 {
      delta /= 35
      place += 36
    }
    return place + 36 * delta / (delta + 38)
  }
}
