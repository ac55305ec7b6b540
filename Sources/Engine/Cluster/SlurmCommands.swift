import Glibc
import PipelineFile
import Processes

/// What is asked of Slurm: through its own commands, which every version has, and which find the cluster's set-up. To
/// be called from a thread that may wait.
struct SlurmCommands: Sendable {
  enum Failure: Error, Hashable, Sendable {
    /// The controller does not answer, or takes nothing for now: what was asked may have been done or not.
    case silent(String)
    /// It says no.
    case refused(String)
    case noCommand(String)
  }

  private static let patience = Duration.seconds(60)

  let settings: SlurmSettings
  let environment: [String: String]

  /// `environment`: what the commands are run with. Of Slurm's own variables only the one that names the set-up is
  /// kept: inside a job the others would shape the jobs that are submitted.
  init(_ settings: SlurmSettings, environment: [String: String]) {
    self.settings = settings
    self.environment = environment.filter { name, _ in
      name == "SLURM_CONF"
        || !["SLURM_", "SBATCH_", "SQUEUE_", "SCANCEL_", "SALLOC_"].contains { name.hasPrefix($0) }
    }
  }

  /// Submits a script as an array of so many tasks, numbered from 0; gives the job's number.
  func submit(_ script: String, name: String, tasks: Int, folder: String) throws(Failure) -> String {
    var arguments = [
      "--parsable", "--job-name=\(name)", "--array=0-\(tasks - 1)", "--requeue", "--open-mode=append",
      "--export=PATH,HOME,LANG", "--chdir=\(folder)", "--output=log/%a.txt",
      "--cpus-per-task=\(settings.processors)", "--ntasks=1",
    ]
    if let partition = settings.partition { arguments.append("--partition=\(partition)") }
    if let account = settings.account { arguments.append("--account=\(account)") }
    if let qos = settings.qos { arguments.append("--qos=\(qos)") }
    if let time = settings.time { arguments.append("--time=\(time)") }
    if let memory = settings.memory { arguments.append("--mem=\(memory)M") }
    let printed = try run("sbatch", arguments, input: script)
    let job = printed.split(whereSeparator: { $0 == ";" || $0.isWhitespace }).first.map(String.init) ?? ""
    guard !job.isEmpty, job.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .silent("sbatch printed '\(printed)'")
    }
    return job
  }

  /// All tasks of the jobs with these names that the controller knows, in one question.
  func tasks(named names: [String]) throws(Failure) -> [SlurmTaskState] {
    let format = SlurmTaskState.format
    let printed = try run(
      "squeue",
      ["--noheader", "--array", "--states=all", "--name=\(names.joined(separator: ","))", "-o", format])
    return printed.split(separator: "\n").compactMap { SlurmTaskState(line: String($0)) }
  }

  /// Cancels jobs or tasks (`12_3`). What has ended already is no error.
  func cancel(_ jobs: [String]) throws(Failure) {
    if !jobs.isEmpty { _ = try run("scancel", ["--quiet"] + jobs) }
  }

  /// Cancels the jobs with a name, as a submission may have come through though no number came back.
  func cancel(named name: String) throws(Failure) { _ = try run("scancel", ["--quiet", "--name=\(name)"]) }

  /// Numbers of an array's tasks must be below this; nil if the controller does not say.
  func maximumArraySize() -> Int? {
    guard let printed = try? run("scontrol", ["show", "config"]) else { return nil }
    for line in printed.split(separator: "\n") where line.hasPrefix("MaxArraySize") {
      return line.split(separator: "=").last.flatMap { Int($0.filter { !$0.isWhitespace }) }
    }
    return nil
  }

  private func run(_ command: String, _ arguments: [String], input: String = "") throws(Failure) -> String {
    var options = ChildProcess.Options(program: "/usr/bin/env", arguments: ["env", command] + arguments)
    options.environment = environment
    let child: ChildProcess
    do { child = try ChildProcess(options) } catch { throw .noCommand("\(error)") }
    child.send(Array(input.utf8))
    child.closeInput()
    let deadline = ContinuousClock.now + Self.patience
    var output: [UInt8] = []
    reading: while true {
      switch child.next(until: deadline) {
      case .output(let bytes): output += bytes
      case .closed: break reading
      case .timedOut:
        _ = child.kill()
        throw .silent("\(command) did not end within \(Self.patience)")
      }
    }
    let end = child.wait(until: deadline) ?? child.kill()
    let words = String(decoding: child.errorTail, as: UTF8.self).split(separator: "\n").last.map(String.init)
    switch end {
    case .exited(0): return String(decoding: output, as: UTF8.self)
    case .exited(127): throw .noCommand("'\(command)' is not in PATH")
    default:
      let text = words ?? "\(command) ended with \(end)"
      throw Self.passing.contains { text.contains($0) } ? .silent(text) : .refused(text)
    }
  }

  /// What Slurm says of states that pass: the controller is away, or has enough for now.
  private static let passing = [
    "Unable to contact", "timed out", "temporarily", "Connection refused", "Zero Bytes", "Communication",
    "try again", "SubmitLimit", "SubmitJobLimit", "JobSubmitLimit", "Transport endpoint",
    "Slurm backup controller",
    "unable to accept", "Unexpected message",
  ]
}
