import Aggregate
import Command
import Deduplicate
import Extract
import Fetch
import Normalize
import PipelineFile
import Select

/// The one file that knows the stage modules. A stage of one's own is a line here.
enum Registry {
  static let stages = StageRegistry([
    Fetch.self,
    Normalize.self,
    Extract.self,
    Deduplicate.self,
    Aggregate.self,
    Command.self,
    Select.self,
  ])
}
