import ArgumentParser
import Engine
import PipelineFile
import Records

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells why a stage will run again, or why it last did; and where a published row comes from.",
    discussion: """
      `explain FILE STAGE` compares what the stage would be made from with what it was made from last. \
      `--why-not STAGE` tells why the last run reused it. `--statement ID` and `--record ID` follow a row back, \
      stage by stage, to the bytes that were fetched; for a statement, also the rule, words or features that decided \
      its speaker, actor, act and date.
      """)

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: "The stage.")
  var stage: String?

  @Option(help: "Tell why this stage did not run in the last run.")
  var whyNot: String?

  @Option(help: "Follow the statement with this identifier back to what was fetched.")
  var statement: String?

  @Option(help: "The same for a record of any kind: an article, a document, a cluster's article.")
  var record: String?

  @Flag(help: "Print the answer in JSON.")
  var json = false

  func validate() throws {
    let questions = [stage, whyNot, statement, record].compactMap(\.self)
    guard questions.count == 1 else {
      throw ValidationError("ask for one thing: a stage, --why-not STAGE, --statement ID or --record ID")
    }
  }

  func run() async throws {
    let pipeline = try arguments.load()
    let workspace = try arguments.open(pipeline)
    if let identifier = statement ?? record {
      let chain = try RecordTrace(pipeline: pipeline, workspace: workspace, run: nil).trace(identifier)
      let decisions = try DecisionLines(chain, pipeline)
      return print(TraceText.json(chain, decisions), TraceText.lines(chain, decisions))
    }
    if let whyNot {
      let reuse = try ReuseExplainer(pipeline: pipeline, workspace: workspace).explain(whyNot)
      return print(ExplanationText.json(reuse), ExplanationText.lines(reuse))
    }
    let planner = Planner(pipeline: pipeline, workspace: workspace, now: SystemClock.now)
    let explanation = try await planner.explain(stage ?? "")
    print(ExplanationText.json(explanation), ExplanationText.lines(explanation))
  }

  private func print(_ document: String, _ lines: [String]) {
    if json { return Console.print(document) }
    for line in lines { Console.print(line) }
  }
}
