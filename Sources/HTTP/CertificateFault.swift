/// What is wrong with a server's certificate.
package enum CertificateFault: Hashable, Sendable {
  case selfSigned
  /// No authority that this machine trusts stands behind it.
  case unknownIssuer
  case expired
  case notYetValid
  case revoked
  /// It is good, but for another host.
  case otherHost
  case other

  /// Reads a code of OpenSSL's verification (`X509_V_ERR_`, x509_vfy.h). Zero means that the chain is good: what
  /// libcurl refuses then is the name.
  init(code: Int) {
    self =
      switch code {
      case 0, 62, 64: .otherHost
      case 2, 20, 21: .unknownIssuer
      case 9: .notYetValid
      case 10: .expired
      case 18, 19: .selfSigned
      case 23: .revoked
      default: .other
      }
  }
}
