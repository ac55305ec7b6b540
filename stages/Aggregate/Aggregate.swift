import Records
package import StageKit

/// The stage module `aggregate`: summary tables whose counts add up to the statements.
package enum Aggregate: StageModule {
  package static let descriptor = StageDescriptor(
    name: "aggregate", meaning: "Counts statements by actor, pair, speaker, act, topic and day.",
    shape: .fold, inputs: [InputPort("statements", "Statement")],
    outputs: SummaryTable.all.map { OutputPort($0.name, $0.schema) }, parameters: [],
    codeDigest: ModuleDigest.sources)

  package static func make(_ parameters: Parameters) throws -> StageBody { .fold(AggregateStage()) }
}
