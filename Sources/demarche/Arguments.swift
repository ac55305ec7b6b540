import ArgumentParser
import Operations
import PipelineFile

extension TimeLength: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }

  package var defaultValueDescription: String { text }
}

extension ByteSize: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension RunLog.Form: ExpressibleByArgument {}
