import Testing

@testable import Fetch

@Suite("Addresses")
struct WebAddressTests {
  @Test(
    "an address has one normal form",
    arguments: [
      ("http://MFA.Example", "http://mfa.example/"), ("HTTPS://mfa.example:443/a", "https://mfa.example/a"),
      ("http://mfa.example:8080/a", "http://mfa.example:8080/a"),
      ("http://mfa.example:/a", "http://mfa.example/a"),
      ("http://mfa.example./a#part", "http://mfa.example/a"),
      ("  http://mfa.example/a b\n", "http://mfa.example/a%20b"),
      ("http://mfa.example/a/./b/../c", "http://mfa.example/a/c"),
      ("http://mfa.example/../..", "http://mfa.example/"),
      ("http://mfa.example/a/..", "http://mfa.example/"),
      ("http://mfa.example/a//b", "http://mfa.example/a//b"),
      ("http://mfa.example/%7euser/%e2%82", "http://mfa.example/~user/%E2%82"),
      ("http://mfa.example/100%", "http://mfa.example/100%25"),
      ("http://mfa.example/é?q=ü", "http://mfa.example/%C3%A9?q=%C3%BC"),
      ("http://mfa.example?", "http://mfa.example/"), ("http:///mfa.example", "http://mfa.example/"),
      ("http://mfa.example?a=1", "http://mfa.example/?a=1"),
      ("http:\\\\mfa.example\\a?b=\\", "http://mfa.example/a?b=%5C"),
      ("http://user:secret@mfa.example/", "http://mfa.example/"),
      ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
      ("http://bücher.example/", "http://xn--bcher-kva.example/"),
      ("http://президент.рф/", "http://xn--d1abbgf6aiiy.xn--p1ai/"),
    ])
  func normalForm(text: String, expected: String) {
    #expect(WebAddress(text)?.text == expected)
    #expect(WebAddress(expected)?.text == expected)
  }

  @Test(
    "other schemes and what has no host are no addresses",
    arguments: [
      "", "mfa.example", "ftp://mfa.example/", "file:///etc/passwd", "javascript:alert(1)", "http:/a",
      "http://",
      "http://a b/", "http://mfa.example:99999/", "http://mfa.example:x/", "http://[::1/",
      "http://a..b/",
      "http://a%2eb/", "mailto:press@mfa.example",
    ])
  func notAddresses(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(
    "tracking parameters do not make another address; others and their order do",
    arguments: [
      ("http://mfa.example/a?utm_source=x", "http://mfa.example/a"),
      ("http://mfa.example/a?id=1&UTM_medium=y&fbclid=z&gclid=w", "http://mfa.example/a?id=1"),
      ("http://mfa.example/a?b=2&a=1", "http://mfa.example/a?b=2&a=1"),
      ("http://mfa.example/a?utmost=1", "http://mfa.example/a?utmost=1"),
    ])
  func canonical(text: String, expected: String) {
    #expect(WebAddress(text)?.canonical == expected)
  }

  @Test(
    "references are resolved as RFC 3986, section 5.4, shows",
    arguments: [
      ("g", "http://a.example/b/c/g"), ("./g", "http://a.example/b/c/g"), ("g/", "http://a.example/b/c/g/"),
      ("/g", "http://a.example/g"), ("//g.example", "http://g.example/"),
      ("?y", "http://a.example/b/c/d;p?y"),
      ("g?y", "http://a.example/b/c/g?y"), ("#s", "http://a.example/b/c/d;p?q"),
      ("g#s", "http://a.example/b/c/g"),
      ("", "http://a.example/b/c/d;p?q"), (".", "http://a.example/b/c/"), ("..", "http://a.example/b/"),
      ("../g", "http://a.example/b/g"), ("../../../g", "http://a.example/g"),
      ("https://h.example/x", "https://h.example/x"),
      ("g:h", nil), ("mailto:x@y.example", nil),
    ] as [(String, String?)])
  func references(reference: String, expected: String?) {
    #expect(WebAddress("http://a.example/b/c/d;p?q")?.resolve(reference)?.text == expected)
  }

  @Test("addresses of this machine, of private networks and without a place in the net are not public")
  func ranges() {
    for (a, b, c, d, isPublic) in [
      (127, 0, 0, 1, false), (10, 1, 2, 3, false), (172, 16, 0, 1, false), (172, 32, 0, 1, true),
      (192, 168, 1, 1, false), (169, 254, 169, 254, false), (100, 64, 0, 1, false), (0, 0, 0, 0, false),
      (224, 0, 0, 1, false), (255, 255, 255, 255, false), (8, 8, 8, 8, true), (198, 18, 0, 1, false),
    ] as [(UInt32, UInt32, UInt32, UInt32, Bool)] {
      let v4 = a << 24 | b << 16 | c << 8 | d
      #expect(IPAddressRange.isPublic(v4: v4) == isPublic)
      let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, UInt8(a), UInt8(b), UInt8(c), UInt8(d)]
      #expect(IPAddressRange.isPublic(v6: mapped) == isPublic)
    }
    let others: [(first: [UInt8], last: UInt8, isPublic: Bool)] = [
      ([], 1, false), ([], 0, false), ([0xFC], 1, false), ([0xFE, 0x80], 1, false), ([0xFF, 0x02], 1, false),
      ([0x20, 0x01, 0x0D, 0xB8], 1, false), ([0x20, 0x02, 127, 0], 1, false), ([0x2A, 0x00], 1, true),
    ]
    for (first, last, isPublic) in others {
      let bytes = first + [UInt8](repeating: 0, count: 15 - first.count) + [last]
      #expect(IPAddressRange.isPublic(v6: bytes) == isPublic)
    }
  }
}
