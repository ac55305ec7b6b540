import Records
package import StageKit

/// The stage module `aggregate`: summary tables whose counts add up to the statements.
package enum Aggregate: StageModule {
  package static let descriptor = StageDescriptor(
    name: "aggregate",
    meaning:
      "Counts statements by actor, pair, speaker, act, topic, outlet, form, day, week and month, and by any "
      + "grouping that is asked for.",
    shape: .fold, inputs: [InputPort("statements", "Statement")],
    outputs: SummaryTable.standard.map { OutputPort($0.name, $0.schema) },
    parameters: [TableParameters.parameter], codeDigest: ModuleDigest.sources)

  package static func outputs(_ parameters: Parameters) -> [OutputPort] {
    TableParameters.tables(parameters).map { OutputPort($0.name, $0.schema) }
  }

  package static func make(_ parameters: Parameters) throws -> StageBody {
    try TableParameters.check(parameters)
    return .fold(AggregateStage(parameters))
  }
}
