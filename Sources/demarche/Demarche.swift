import ArgumentParser
import CMalloc
import Glibc

/// The command. Results go to standard output, messages and progress to standard error.
@main
struct Demarche: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarche",
    abstract: "Turns news and ministry press pages into a dataset of diplomatic statements.",
    discussion: """
      A pipeline is a YAML file of stages. Results are kept by the hash of what they were made from, so a run \
      does only what is new.

      Exit status: 0 done; 1 a stage failed, nothing was published; 3 published, but degraded; 64 usage; \
      75 another run holds the lock; 78 the pipeline file is wrong.
      """,
    version: ToolVersion.text,
    subcommands: [
      Run.self, Plan.self, Explain.self, Status.self, Cat.self, Graph.self, Stages.self, Validate.self,
      Init.self,
      Schema.self, ExtractText.self, History.self, Log.self, Show.self, Diff.self, Verify.self, Publish.self,
      Pin.self, Unpin.self, Collect.self, Fsck.self, DoctorVerb.self, WorkerVerb.self,
    ])

  /// Nothing escapes: an error that is not the parser's own becomes one line and an exit status.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    keepFreedMemory()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      Console.error(failure.message)
      Console.exit(failure.status)
    } catch  where exitCode(for: error) == .validationFailure || isParserError(error) {
      exit(withError: error)
    } catch {
      let failure = CommandFailure(error)
      Console.error(failure.message)
      Console.exit(failure.status)
    }
    Console.exit(0)
  }

  /// Chunks are buffers of megabytes that come and go. Left to itself glibc gives each back to the kernel and has it
  /// cleared anew, page by page, for the next: a quarter of a stage's time.
  private static func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
  }

  /// Help, version and usage errors are the parser's to show.
  private static func isParserError(_ error: any Error) -> Bool {
    if error is ExitCode || error is CleanExit || error is ValidationError { return true }
    return String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}
