/// A request: GET, or POST if it has a body.
package struct HTTPRequest: Sendable {
  package var address: String
  /// Header fields, in order.
  package var fields: [(name: String, value: String)]
  package var limits: HTTPLimits
  /// What is posted; nil to get.
  package var body: [UInt8]?
  /// Whether what comes before the size limit is good without the rest.
  package var isStartEnough = false
  /// Whether a connection may be made to an address. It is asked about the very address that is connected to, so a
  /// name that is resolved anew cannot lead elsewhere.
  package var mayConnect: @Sendable (IPAddress) -> Bool = { _ in true }
  /// Connections are used again by requests of the same lane alone: those that may connect to the same addresses.
  package var lane: String

  package init(address: String, fields: [(name: String, value: String)], limits: HTTPLimits, lane: String) {
    self.address = address
    self.fields = fields
    self.limits = limits
    self.lane = lane
  }
}

/// What an exchange may take.
package struct HTTPLimits: Sendable {
  /// Seconds until there is a connection, TLS included.
  package var connecting: Double
  /// Seconds from then to the end of the headers.
  package var headers: Double
  /// Seconds between two pieces of the body.
  package var pause: Double
  /// Seconds in all.
  package var whole: Double
  /// Bytes of the body as it is sent.
  package var bytes: Int

  package init(connecting: Double, headers: Double, pause: Double, whole: Double, bytes: Int) {
    self.connecting = connecting
    self.headers = headers
    self.pause = pause
    self.whole = whole
    self.bytes = bytes
  }
}

/// An address to connect to.
package enum IPAddress: Hashable, Sendable {
  case v4(UInt32)
  /// 16 bytes.
  case v6([UInt8])
  /// One of another family.
  case other
}

/// What came back, whatever its status.
package struct HTTPResponse: Sendable {
  package let status: Int
  /// Header fields in order, names in lower case.
  package let fields: [(name: String, value: String)]
  /// The body as it was sent: chunks are joined, content encodings are not undone.
  package let body: [UInt8]

  /// The value of a field; of one that stands there twice, the first.
  package func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// Why there is no response.
package enum HTTPFailure: Error, Hashable, Sendable {
  case badAddress
  /// `mayConnect` refused.
  case refusedAddress
  case unknownHost
  case noConnection(String)
  /// The server could not prove that it is the one that was asked for.
  case certificate(CertificateFault)
  case timeout(Phase)
  /// The body ended before its announced end.
  case cutShort(String)
  case tooLarge
  case transfer(String)
  case cancelled

  /// What an exchange waits for.
  package enum Phase: String, Sendable {
    case connection, headers, body, whole
  }
}
