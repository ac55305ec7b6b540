import CPQ

/// A connection to a PostgreSQL server, by libpq; closed when it goes. One thread at a time.
package struct PostgresConnection: ~Copyable {
  private let handle: OpaquePointer

  /// Connects. The address is a libpq URI or keyword string; what it leaves out comes from the usual places
  /// (`PGHOST`, `PGPASSWORD`, `~/.pgpass`). Gives up after ten seconds unless the address says otherwise.
  package init(_ address: String) throws(PostgresError) {
    handle = try Self.connect(address)
    // Notices ("relation exists, skipping") are no affair of who runs a pipeline.
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
  }

  private static func connect(_ address: String) throws(PostgresError) -> OpaquePointer {
    let connected = withParameters([
      ("connect_timeout", "10"), ("dbname", address), ("client_encoding", "UTF8"),
      ("application_name", "demarche"),
    ]) { PQconnectdbParams($0, $1, 1) }
    guard let connected else {
      throw PostgresError(code: .connect, state: nil, message: "libpq has no memory for a connection")
    }
    guard PQstatus(connected) == CONNECTION_OK else {
      let message = firstLine(PQerrorMessage(connected))
      PQfinish(connected)
      throw PostgresError(code: .connect, state: nil, message: message)
    }
    return connected
  }

  deinit { PQfinish(handle) }

  /// Runs statements that give no rows.
  package func execute(_ sql: String) throws(PostgresError) {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK else {
      throw error(.query, result)
    }
  }

  /// Runs one statement with `$1`, `$2`, ... and gives its rows as text, null as nil.
  package func rows(_ sql: String, _ values: [String] = []) throws(PostgresError) -> [[String?]] {
    let result = Self.withPointers(values) {
      PQexecParams(handle, sql, Int32(values.count), nil, $0, nil, nil, 0)
    }
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK || PQresultStatus(result) == PGRES_COMMAND_OK else {
      throw error(.query, result)
    }
    return (0..<PQntuples(result)).map { row in
      (0..<PQnfields(result)).map { column in
        PQgetisnull(result, row, column) == 1
          ? nil : PQgetvalue(result, row, column).map { String(cString: $0) }
      }
    }
  }

  /// Begins `COPY ... FROM STDIN`; what follows goes through `send`, until `endCopy`.
  package func beginCopy(_ sql: String) throws(PostgresError) {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COPY_IN else { throw error(.copy, result) }
  }

  /// Sends rows in the text form of COPY.
  package func send(_ bytes: [UInt8]) throws(PostgresError) {
    let sent = bytes.withUnsafeBytes { buffer in
      PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard sent == 1 else { throw error(.copy, nil) }
  }

  /// Ends a copy; throws what the server has against its rows.
  package func endCopy() throws(PostgresError) {
    guard PQputCopyEnd(handle, nil) == 1 else { throw error(.copy, nil) }
    var failure: PostgresError?
    while let result = PQgetResult(handle) {
      if PQresultStatus(result) != PGRES_COMMAND_OK, failure == nil { failure = error(.copy, result) }
      PQclear(result)
    }
    if let failure { throw failure }
  }

  /// `PG_DIAG_SQLSTATE`, a character constant that Swift does not see.
  private static let stateField = Int32(UInt8(ascii: "C"))

  private func error(_ code: PostgresError.Code, _ result: OpaquePointer?) -> PostgresError {
    let state = result.flatMap { PQresultErrorField($0, Self.stateField) }.map { String(cString: $0) }
    return PostgresError(code: code, state: state, message: Self.firstLine(PQerrorMessage(handle)))
  }

  private static func firstLine(_ text: UnsafeMutablePointer<CChar>?) -> String {
    let text = text.map { String(cString: $0) } ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? "no reason is given"
  }

  private static func withParameters<Value>(
    _ parameters: [(String, String)],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    withPointers(parameters.map(\.0)) { names in withPointers(parameters.map(\.1)) { body(names, $0) } }
  }

  /// A C array of C strings, ended by a null.
  private static func withPointers<Value>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    let bytes = texts.map { Array($0.utf8CString) }
    var starts: [Int] = []
    var all: [CChar] = []
    for text in bytes {
      starts.append(all.count)
      all += text
    }
    return all.withUnsafeBufferPointer { buffer in
      let pointers: [UnsafePointer<CChar>?] =
        starts.map { start in buffer.baseAddress.map { $0 + start } } + [nil]
      return pointers.withUnsafeBufferPointer { pointers in
        guard let base = pointers.baseAddress else {
          preconditionFailure("an array with an element has a base")
        }
        return body(base)
      }
    }
  }
}
