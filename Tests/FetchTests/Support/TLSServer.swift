import Foundation
import Glibc

/// An HTTPS server on 127.0.0.1 with a certificate that it has signed itself: the `openssl` command's.
final class TLSServer: Sendable {
  static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  private let process: pid_t
  private let port: Int

  /// Puts key, certificate and what the server says into a folder.
  init(in folder: String) throws {
    let script = """
      cd '\(folder)'
      openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 \
        -keyout key.pem -out certificate.pem 2>/dev/null
      exec openssl s_server -accept 127.0.0.1:0 -www -key key.pem -cert certificate.pem </dev/null >said 2>&1
      """
    var process: pid_t = 0
    let words: [String] = ["sh", "-c", script]
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0 else {
      throw CocoaError(.executableLoad)
    }
    self.process = process
    for _ in 0..<400 {
      // "ACCEPT 127.0.0.1:36901", and a line end behind it.
      let said = (try? String(contentsOfFile: folder + "/said", encoding: .utf8)) ?? ""
      let line = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first { $0.hasPrefix("ACCEPT") }
      if let port = line?.split(separator: ":").last.flatMap({ Int($0) }) {
        self.port = port
        return
      }
      usleep(50_000)
    }
    kill(process, SIGKILL)
    throw CocoaError(.executableLoad)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  func url(_ target: String) -> String { "https://127.0.0.1:\(port)\(target)" }
}
