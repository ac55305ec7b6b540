import PipelineFile
package import Store

/// What a pipeline that runs every night needs beside itself: units for systemd, lines for cron, a first article.
package struct NightlySetup: Sendable {
  package struct File: Hashable, Sendable {
    /// Relative to the folder.
    package let path: String
    package let text: String
  }

  /// Of the pipeline and of the units.
  let name: String
  /// Absolute path of the working folder.
  let folder: String
  /// Absolute path of the command.
  let program: String
  let user: String
  /// Hour and minute.
  let time: (hour: Int, minute: Int)

  /// - Parameter time: `02:15`.
  /// - Returns: nil if the time is none.
  package init?(folder: String, program: String, user: String, time: String) {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    name = PipelineTemplate.validName(folder.split(separator: "/").last.map(String.init) ?? "press")
    self.folder = folder
    self.program = program
    self.user = user
    self.time = (hour, minute)
  }

  package var pipelineFile: String { name + ".yaml" }
  package var unit: String { "demarche-\(name)" }

  package var files: [File] {
    let units = UnitFiles(setup: self)
    return [
      File(path: pipelineFile, text: NightlyTemplate.text(name: name)),
      File(path: "articles/first.txt", text: NightlyTemplate.article),
      File(path: "systemd/\(unit).service", text: units.service),
      File(path: "systemd/\(unit).timer", text: units.timer),
      File(path: "systemd/\(unit)-resume.service", text: units.resume),
      File(path: "crontab", text: units.crontab),
      File(path: "secrets.env", text: Self.secrets),
    ]
  }

  private static let secrets = """
    # Secrets that the pipeline file names by *_env, one NAME=value a line; only the owner may read this.
    # DEMARCHE_WEBHOOK=https://chat.example/hooks/...

    """

  /// Writes all files; none that is there is touched.
  ///
  /// - Returns: the paths of those that were there already.
  package func write() throws(StoreError) -> [String] {
    var present: [String] = []
    for file in files {
      let path = "\(folder)/\(file.path)"
      if Files.exists(path) {
        present.append(path)
        continue
      }
      if let slash = path.lastIndex(of: "/") { try Files.makeFolder(String(path[..<slash])) }
      try Files.writeDurably(Array(file.text.utf8), to: path)
      if file.path == "secrets.env" { try Files.restrict(path) }
    }
    return present
  }

  /// What to do next, a line each.
  package var steps: [String] {
    let folder = UnitFiles.shellWord(folder)
    return [
      "try it:            cd \(folder) && demarche run \(pipelineFile)",
      "check the set-up:  demarche doctor \(pipelineFile)",
      "every night:       sudo cp \(folder)/systemd/* /etc/systemd/system/ && sudo systemctl daemon-reload",
      "                   sudo systemctl enable --now \(unit).timer && sudo systemctl enable \(unit)-resume.service",
      "or, without systemd: (crontab -l; cat \(folder)/crontab) | crontab -",
    ]
  }
}
