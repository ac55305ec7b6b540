import Engine
import FaultyStages
import Glibc
import PipelineFile

/// A worker whose stages fail in every way: the tests of worker processes start it as the engine starts its own.
@main
struct FaultyWorker {
  static func main() throws {
    guard let store = CommandLine.arguments.last else { exit(64) }
    try Worker(registry: StageRegistry([FaultyMap.self, FaultyFold.self]), store: store).serve()
  }
}
