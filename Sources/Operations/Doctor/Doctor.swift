import Engine
package import PipelineFile
package import Records
import StageKit

/// Looks over what a pipeline's runs need. Nothing is changed but that the store is made if it is not there.
package struct Doctor: Sendable {
  let pipeline: Pipeline
  let store: String
  let version: String
  let now: Instant
  let isOffline: Bool

  package init(pipeline: Pipeline, store: String, version: String, now: Instant, isOffline: Bool) {
    self.pipeline = pipeline
    self.store = store
    self.version = version
    self.now = now
    self.isOffline = isOffline
  }

  package func examine() async -> [Finding] {
    var findings = [program] + libraries
    findings.append(stages)
    findings += storeFindings
    findings.append(disk)
    findings += clock
    findings += permissions
    findings += sourceFiles
    findings += secrets
    if !isOffline { findings += await network() }
    return findings
  }

  private var program: Finding {
    .good("program", "demarche \(version)")
  }

  private var stages: Finding {
    do {
      try StageCheck.check(pipeline)
      return .good("pipeline", "\(pipeline.file): \(pipeline.stages.count) stages, no mistakes")
    } catch {
      return .problem(
        "pipeline", "\(error)", "correct the file; demarche validate \(pipeline.file) checks it")
    }
  }

  private var disk: Finding {
    let check = SpaceCheck(store: store, pipeline: pipeline)
    do throws(SpaceShortage) {
      try check.check()
    } catch {
      return .problem("disk", "\(error)", "demarche gc \(pipeline.file) --dry-run tells what could go")
    }
    let free = check.free.map { "\(ByteSize(bytes: $0.bytes).text) free for \($0.place)" }
    return .good("disk", free.joined(separator: ", "))
  }
}
