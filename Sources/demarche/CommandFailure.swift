import Engine
import PipelineFile
import Store

/// How an error is shown: its message and the exit status. The one place that decides the status.
struct CommandFailure: Error {
  let message: String
  let status: Int32

  init(message: String, status: Int32) {
    self.message = message
    self.status = status
  }

  init(_ error: any Error) {
    switch error {
    case let error as PipelineFileError: self.init(message: error.description, status: 78)
    case let error as EngineError: self.init(message: error.description, status: Self.status(of: error))
    case StoreError.locked: self.init(message: "error: \(error)", status: 75)
    case is CancellationError: self.init(message: "stopped; what was done is kept", status: 130)
    default: self.init(message: "error: \(error)", status: 1)
    }
  }

  private static func status(of error: EngineError) -> Int32 {
    switch error {
    case .unknownStage, .unknownRun, .unknownRecord, .noSnapshot, .nothingBetween, .unknownOutput,
      .noPublication:
      64
    case .badParameter: 78
    case .changeRefused, .rowsCollected, .notUpToDate, .snapshotLost, .noResult, .stageFailed, .stageStopped,
      .outOfTime, .outputsInTheWay, .noRun:
      1
    }
  }
}
