/// A key of a pipeline file with what it means.
struct FileKey: Sendable {
  let name: String
  let meaning: String

  static let pipeline = FileKey(
    name: "pipeline", meaning: "Name of the pipeline: letters a to z, digits, '-' and '_'.")
  static let stages = FileKey(name: "stages", meaning: "The stages by their names, in any order.")
  static let publish = FileKey(name: "publish", meaning: "What to publish, and where.")
  static let executor = FileKey(
    name: "executor",
    meaning:
      "Where stages are performed: 'local' (worker processes of this machine) or the settings of 'slurm'.")
  static let store = FileKey(name: "store", meaning: "Where results are kept and shared.")
  static let all = [pipeline, stages, publish, executor, store, run, metrics, notify, collection]

  static let shared = FileKey(
    name: "shared",
    meaning:
      "Folder, relative to the pipeline file, in which several machines or users give one another their results."
  )
  static let ofStore = [shared]

  static let slurm = FileKey(
    name: "slurm", meaning: "What jobs ask the Slurm cluster for that this machine belongs to.")
  static let partition = FileKey(name: "partition", meaning: "Partition of the jobs.")
  static let account = FileKey(name: "account", meaning: "Account that the jobs are charged to.")
  static let qos = FileKey(name: "qos", meaning: "Quality of service of the jobs.")
  static let time = FileKey(
    name: "time", meaning: "Time limit of a task as Slurm writes it: minutes, H:M:S or D-H:M:S.")
  static let memory = FileKey(name: "memory", meaning: "Memory of a task: 2GB, 500MB.")
  static let processors = FileKey(
    name: "processors", meaning: "Processors of a task; as many chunks are worked on at a time.")
  static let arraySize = FileKey(name: "array_size", meaning: "Most tasks of one job array.")
  static let taskSize = FileKey(
    name: "task_size",
    meaning: "Fewest chunks of a task, and the most that are not worth a job and are worked on here.")
  static let ofSlurm = [partition, account, qos, time, memory, processors, arraySize, taskSize]

  static let uses = FileKey(
    name: "uses", meaning: "The stage module that runs the stage; by default the one of the stage's own name."
  )
  static let inputs = FileKey(
    name: "inputs",
    meaning:
      "The stages that are read, as a list or by the name of the input; 'stage.output' asks for an output "
      + "other than the first.")
  static let with = FileKey(name: "with", meaning: "The stage's parameters.")
  static let ofStage = [uses, inputs, with] + ofStagePolicy

  static let folder = FileKey(
    name: "folder",
    meaning:
      "Link to the published results, relative to the pipeline file; by default 'outputs/' and the name "
      + "of the pipeline.")
  static let formats = FileKey(name: "formats", meaning: "Forms in which tables are published.")
  static let keep = FileKey(name: "keep", meaning: "How many published runs are kept.")
  static let maxChange = FileKey(
    name: "max_change",
    meaning:
      "The share of a table's published rows (20%) that a run may change or remove; one that would do more "
      + "publishes nothing. By default there is no limit.")
  static let maxRejects = FileKey(
    name: "max_rejects",
    meaning:
      "How many records may be set aside, as a share of those captured (5%) or a number; with more, a run "
      + "counts as degraded. By default there is no limit.")
  static let postgres = FileKey(
    name: "postgres", meaning: "PostgreSQL server into which the published tables are loaded as well.")
  static let ofPublish = [folder, formats, keep, maxChange, maxRejects, postgres]

  static let url = FileKey(
    name: "url",
    meaning: "Address of the server as libpq takes it (postgresql://user@host/database); leave passwords out."
  )
  static let urlVariable = FileKey(
    name: "url_env", meaning: "Name of the environment variable that holds the address.")
  static let schema = FileKey(
    name: "schema", meaning: "Database schema for the tables; by default named like the pipeline.")
  static let ofPostgres = [url, urlVariable, urlFile, schema]
}
