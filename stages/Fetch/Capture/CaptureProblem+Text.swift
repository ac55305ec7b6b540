import Glibc
import HTTP
import Records

extension CaptureProblem {
  /// The code of the reason in `rejects`.
  var reason: String {
    switch self {
    case .file(.system), .file(.notRegular): "unreadable"
    case .file(.tooLarge), .page(.tooLarge): "too_large"
    case .archive(.tooLarge): "too_large"
    case .archive(.encoding): "content_encoding"
    case .archive: "bad_record"
    case .empty: "empty"
    case .binary: "binary"
    case .mediaType: "media_type"
    case .duplicate: "duplicate"
    case .json: "bad_line"
    case .noText: "no_text"
    case .noContent: "no_content"
    case .notFeed: "not_a_feed"
    case .page(.status(let code)): "http_\(code)"
    case .page(.timeout): "timeout"
    case .page(.cutShort): "cut_short"
    case .page(.redirectLoop), .page(.redirectLimit), .page(.redirectWithoutAddress): "redirect"
    case .page(.forbiddenAddress), .page(.privateAddress): "forbidden_address"
    case .page(.unknownHost), .page(.connection), .page(.transfer), .page(.robots): "unreachable"
    case .page(.certificate): "certificate"
    case .page(.disallowed): "robots"
    case .page(.encoding): "content_encoding"
    case .notSitemap: "not_a_sitemap"
    case .noLinks: "no_links"
    case .badAddress: "bad_address"
    case .page(.busy): "busy"
    case .page(.outOfTime): "out_of_time"
    }
  }

  /// What was found, in words; nil if the reason says it all.
  var detail: String? {
    switch self {
    case .file(let problem): problem.text
    case .empty, .noText, .noContent: nil
    case .binary(let kind): kind.map { "the first bytes are those of a \($0) file" }
    case .mediaType(let type): "the server says it is \(type)"
    case .duplicate(let source): "source '\(source)' has given a document with this identifier"
    case .json(let error): error.description
    case .notFeed(let what), .notSitemap(let what): what
    case .noLinks: "no link on the page is one that 'links' names"
    case .badAddress(let text): "'\(text)' is no http or https address"
    case .page(let problem): problem.text
    case .archive(let problem): problem.text
    }
  }

  /// One phrase for a message: reason and detail.
  var text: String {
    let reason = reason.split(separator: "_").joined(separator: " ")
    return detail.map { "\(reason): \($0)" } ?? reason
  }
}

extension FileProblem {
  var text: String {
    switch self {
    case .system(let code): Self.text(of: code)
    case .notRegular: "it is not a regular file"
    case .tooLarge(let limit): "it has more than \(limit) bytes; the limit is 'max_file_bytes'"
    }
  }

  /// The C library's texts differ between systems and locales; these end up in published tables.
  private static func text(of code: CInt) -> String {
    switch code {
    case ENOENT: "no such file or directory"
    case EACCES, EPERM: "permission denied"
    case ENOTDIR: "it is not a directory"
    case EISDIR: "it is a directory"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "its name is too long"
    case EIO: "input or output error"
    case EMFILE, ENFILE: "too many open files"
    case ESTALE: "stale file handle"
    default: "system error \(code)"
    }
  }
}

extension PageProblem {
  var text: String? {
    switch self {
    case .status: nil
    case .timeout(let phase): "nothing came in time while waiting for \(phase.rawValue)"
    case .cutShort(let why): why
    case .tooLarge(let limit): "it has more than \(limit) bytes; the limit is 'max_page_bytes'"
    case .redirectLoop(let address): "redirected in a circle by way of \(address)"
    case .redirectLimit(let limit): "redirected more than \(limit) times"
    case .redirectWithoutAddress: "redirected to nowhere"
    case .forbiddenAddress(let address): "'\(address)' is no http or https address"
    case .privateAddress(let host):
      "'\(host)' is on this machine or in a private network; set 'allow_private' if that is meant"
    case .unknownHost(let host): "the name '\(host)' is not known"
    case .connection(let why), .transfer(let why): why
    case .certificate(let fault): "the server's certificate \(fault.text)"
    case .encoding(let name): "its content encoding '\(name)' is not known, or is not what the body has"
    case .disallowed: "the host's robots.txt disallows it"
    case .robots(let status): "the host's robots.txt came with status \(status), so nothing may be fetched"
    case .outOfTime: "the capture took as long as the stage's time_limit allows; the next run asks"
    case .busy(let seconds): "the host asks to be left alone for another \(seconds) seconds"
    }
  }
}

extension CertificateFault {
  /// Ours, as OpenSSL's words differ between versions and these end up in published tables.
  fileprivate var text: String {
    switch self {
    case .selfSigned: "is signed by itself alone"
    case .unknownIssuer: "is signed by nobody whom this machine trusts"
    case .expired: "has expired"
    case .notYetValid: "is not valid yet"
    case .revoked: "was revoked"
    case .otherHost: "is that of another host"
    case .other: "cannot be verified"
    }
  }
}
