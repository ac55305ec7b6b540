/// What a PostgreSQL server, or the way to it, refused.
package struct PostgresError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: Hashable, Sendable {
    case connect, query, copy
  }

  package let code: Code
  /// SQLSTATE, where the server gave one.
  package let state: String?
  /// The server's or the library's first line; no part of the address stands in it but the host.
  package let message: String

  package var description: String {
    let what =
      switch code {
      case .connect: "the PostgreSQL server cannot be reached"
      case .query: "the PostgreSQL server refused a statement"
      case .copy: "the PostgreSQL server refused rows"
      }
    return what + (state.map { " (\($0))" } ?? "") + ": " + message
  }
}
