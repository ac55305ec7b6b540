import HTTP

extension Doctor {
  /// Most hosts that are asked.
  private static let hostLimit = 50

  /// Asks each host of a source for its robots.txt, as a run does first. Any answer will do.
  func network() async -> [Finding] {
    var origins: [String] = []
    for address in sourceTexts(["feed", "page", "sitemap", "urls"]) {
      if let origin = Self.origin(of: address), !origins.contains(origin) { origins.append(origin) }
    }
    guard !origins.isEmpty else { return [] }
    let asked = origins.prefix(Self.hostLimit)
    let failures = await withTaskGroup(of: (Int, HTTPFailure?).self) { group in
      for (place, origin) in asked.enumerated() { group.addTask { (place, await Self.ask(origin)) } }
      var failures: [(Int, HTTPFailure)] = []
      for await (place, failure) in group { if let failure { failures.append((place, failure)) } }
      return failures.sorted { $0.0 < $1.0 }
    }
    var findings = failures.map { place, failure in
      Finding.warning("network", "\(asked[place]): \(Notifier.words(failure))", Self.remedy(failure))
    }
    if failures.count < asked.count {
      findings.insert(
        .good("network", "\(asked.count - failures.count) of \(asked.count) hosts answer"), at: 0)
    }
    return findings
  }

  private static func ask(_ origin: String) async -> HTTPFailure? {
    var request = HTTPRequest(
      address: origin + "/robots.txt", fields: [(name: "User-Agent", value: "demarche/1.0")],
      limits: HTTPLimits(connecting: 10, headers: 10, pause: 10, whole: 20, bytes: 500 << 10), lane: origin)
    request.isStartEnough = true
    do throws(HTTPFailure) {
      _ = try await HTTPClient().exchange(request)
      return nil
    } catch {
      return error
    }
  }

  /// `https://mfa.example:8080`.
  private static func origin(of address: String) -> String? {
    let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].last == ":", parts[1].isEmpty else { return nil }
    let host = parts[2].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty ? nil : "\(parts[0])//\(host)"
  }

  private static func remedy(_ failure: HTTPFailure) -> String {
    switch failure {
    case .unknownHost: "check the spelling, and the name servers in /etc/resolv.conf"
    case .timeout, .noConnection:
      "check that the host is up and that no firewall is in the way; proxies are not used"
    case .transfer, .certificate: "check the certificates (apt-get install ca-certificates) and the clock"
    default: "see whether a browser on this machine can open it"
    }
  }
}
