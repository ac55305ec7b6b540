/// Lists the addresses of a file: one a line; blank lines and lines that start with a number sign do not count.
struct AddressFile: Sendable {
  let addresses: [WebAddress]
  /// Lines that are no address, and their numbers from 1.
  let badLines: [(number: Int, text: String)]

  init(_ bytes: [UInt8]) {
    var addresses: [WebAddress] = []
    var badLines: [(number: Int, text: String)] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let line = index == 0 && line.starts(with: mark) ? line.dropFirst(3) : line
      guard let text = FeedText.collapsed(String(decoding: line, as: UTF8.self)), !text.hasPrefix("#") else {
        continue
      }
      if let address = WebAddress(text) {
        addresses.append(address)
      } else {
        badLines.append((index + 1, String(text.prefix(200))))
      }
    }
    self.addresses = addresses
    self.badLines = badLines
  }
}
