import Aggregate
import Deduplicate
import Extract
import Fetch
import Normalize
import PipelineFile

/// The one file that knows the stage modules. A stage of one's own is a line here.
enum Registry {
  static let stages = StageRegistry([
    Fetch.self,
    Normalize.self,
    Extract.self,
    Deduplicate.self,
    Aggregate.self,
  ])
}
