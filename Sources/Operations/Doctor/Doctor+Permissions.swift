import Glibc
import PipelineFile
import StageKit
import Store
import YAML

extension Doctor {
  /// Whether results and metrics can be put where the pipeline wants them.
  var permissions: [Finding] {
    var findings: [Finding] = []
    if geteuid() == 0 {
      findings.append(
        .warning(
          "user", "this is root",
          "give runs a user of their own: demarche init nightly --user NAME writes units"))
    }
    if let folder = pipeline.publication?.folder {
      findings.append(
        writable("outputs", folder, "let \(Self.user) write there, or set publish.folder to another place"))
      if Files.exists(folder), Files.link(at: folder) == nil {
        findings.append(
          .problem(
            "outputs", "\(folder) is there and is no link made by a run",
            "move it away, or set publish.folder to another place"))
      }
    }
    if let path = pipeline.policy.metrics {
      findings.append(
        writable("metrics", path, "let \(Self.user) write there: chgrp and chmod g+w the collector's folder"))
    }
    return findings
  }

  /// Whether something can be made at a path: its folder, or the nearest one above that is there, can be written.
  private func writable(_ subject: String, _ path: String, _ remedy: String) -> Finding {
    var folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    while !folder.isEmpty, !Files.exists(folder) {
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    guard access(folder.isEmpty ? "/" : folder, W_OK | X_OK) == 0 else {
      return .problem(subject, "\(path) cannot be made: \(folder) cannot be written", remedy)
    }
    return .good(subject, path)
  }

  /// Whether the local sources can be read.
  var sourceFiles: [Finding] {
    var findings: [Finding] = []
    for text in sourceTexts(["folder", "jsonl", "warc", "urls_file", "feed"]) where !text.contains("://") {
      let path = text.hasPrefix("/") ? text : pipeline.folder + "/" + text
      guard access(path, R_OK) == 0 else {
        let isMissing = errno == ENOENT
        findings.append(
          .problem(
            "source", "\(text) \(isMissing ? "is not there" : "cannot be read")",
            isMissing
              ? "make it, or take the source out; paths start at \(pipeline.folder)"
              : "let \(Self.user) read \(path)"))
        continue
      }
      findings.append(.good("source", text))
    }
    return findings
  }

  /// What the sources of capture stages have under some keys.
  func sourceTexts(_ keys: [String]) -> [String] {
    var texts: [String] = []
    for stage in pipeline.stages where stage.descriptor.shape == .capture {
      guard case .list(let sources) = stage.parameters.values["sources"] else { continue }
      for case .record(let source) in sources {
        for key in keys {
          switch source[key] {
          case .text(let text): texts.append(text)
          case .list(let items): for case .text(let text) in items { texts.append(text) }
          default: break
          }
        }
      }
    }
    return texts
  }

  /// Whether what `notify` and `postgres` need is at hand; no secret is shown.
  var secrets: [Finding] {
    var findings: [Finding] = []
    for rule in pipeline.policy.notifications {
      switch rule.way {
      case .webhook(let webhook):
        for secret in [webhook.address, webhook.token].compactMap(\.self) { findings.append(finding(secret)) }
      case .mail(let mail):
        findings.append(program(mail.program, "install a mail transfer agent: apt-get install msmtp-mta"))
      case .command(let words):
        findings.append(program(words[0], "install it, or correct the command in line \(rule.mark.line)"))
      }
    }
    if case .environment(let name) = pipeline.publication?.postgres?.address {
      findings.append(finding(.environment(name)))
    }
    return findings
  }

  private func program(_ name: String, _ remedy: String) -> Finding {
    guard let path = ProgramPath.find(name, from: pipeline.folder) else {
      return .problem("notify", "there is no program '\(name)'", remedy)
    }
    return .good("notify", path)
  }

  private func finding(_ secret: Secret) -> Finding {
    do throws(SecretProblem) {
      _ = try secret.value()
    } catch {
      return .problem(
        "secret", "\(error)", "set it where runs are started: secrets.env for the service, or the crontab")
    }
    var status = stat()
    if case .file(let path) = secret, stat(path, &status) == 0, status.st_mode & 0o007 != 0 {
      return .warning(
        "secret", "\(secret) can be read by everybody", "chmod 600 \(UnitFiles.shellWord(path))")
    }
    if case .text = secret {
      return .warning(
        "secret", "an address stands in the pipeline file itself",
        "name it by url_env or url_file if whoever knows it can post there")
    }
    return .good("secret", "\(secret) is at hand")
  }
}
