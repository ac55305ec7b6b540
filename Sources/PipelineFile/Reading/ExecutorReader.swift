import StageKit
import YAML

/// Reads the key `executor`: a word, or the settings of a cluster.
struct ExecutorReader {
  static let words = ["local", FileKey.slurm.name]
  static let timePattern = "^[0-9]+(-[0-9]+)?(:[0-9]{1,2}){0,2}$"
  static let memoryPattern = "^[0-9]+[MGT]B$"

  var problems: ProblemList

  /// The choice; local if it is wrong, which is reported.
  mutating func read(_ node: YAMLNode) -> ExecutorChoice {
    if case .scalar(let scalar) = node.content, scalar.kind == .string {
      switch scalar.text {
      case "local": return .local
      case FileKey.slurm.name: return .slurm(SlurmSettings())
      default:
        problems.refuse(node, of: FileKey.executor.name, expected: .type(.choice(Self.words)))
        return .local
      }
    }
    guard let mapping = problems.mapping(node, of: FileKey.executor.name, content: FileKey.slurm.name) else {
      return .local
    }
    let keys = KnownKeys(mapping, known: [FileKey.slurm.name], problems: &problems)
    guard let settings = keys.value(FileKey.slurm.name) else {
      return keys[FileKey.slurm.name] == nil ? .local : .slurm(SlurmSettings())
    }
    return .slurm(slurm(settings))
  }

  private mutating func slurm(_ node: YAMLNode) -> SlurmSettings {
    var settings = SlurmSettings()
    let names = FileKey.ofSlurm.map(\.name)
    let content = names.joined(separator: ", ")
    guard let mapping = problems.mapping(node, of: FileKey.slurm.name, content: content) else {
      return settings
    }
    let keys = KnownKeys(mapping, known: names, problems: &problems)
    if let node = keys.value(FileKey.partition.name) { settings.partition = word(node, FileKey.partition) }
    if let node = keys.value(FileKey.account.name) { settings.account = word(node, FileKey.account) }
    if let node = keys.value(FileKey.qos.name) { settings.qos = word(node, FileKey.qos) }
    if let node = keys.value(FileKey.time.name) { settings.time = time(node) }
    if let node = keys.value(FileKey.memory.name) { settings.memory = memory(node) }
    if let node = keys.value(FileKey.processors.name) {
      settings.processors = count(node, FileKey.processors, atMost: 1024) ?? settings.processors
    }
    if let node = keys.value(FileKey.arraySize.name) {
      settings.arraySize = count(node, FileKey.arraySize, atMost: 1_000_000) ?? settings.arraySize
    }
    if let node = keys.value(FileKey.taskSize.name) {
      settings.taskSize = count(node, FileKey.taskSize, atMost: 1_000_000) ?? settings.taskSize
    }
    return settings
  }

  /// A name that goes into a command as it is.
  private mutating func word(_ node: YAMLNode, _ key: FileKey) -> String? {
    guard let text = problems.text(node, of: key.name) else { return nil }
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      problems.refuse(node, of: key.name, expected: .nonemptyText)
      return nil
    }
    return text
  }

  /// "30" is a number to YAML, and "1:30" may be.
  private mutating func time(_ node: YAMLNode) -> String? {
    guard case .scalar(let scalar) = node.content, Self.isTime(scalar.text) else {
      problems.refuse(node, of: FileKey.time.name, expected: .slurmTime)
      return nil
    }
    return scalar.text
  }

  private static func isTime(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let clock = parts.last else { return false }
    let numbers = parts.dropLast() + clock.split(separator: ":", omittingEmptySubsequences: false)
    return numbers.count <= 4
      && numbers.allSatisfy {
        (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// Megabytes.
  private mutating func memory(_ node: YAMLNode) -> Int? {
    let units = ["MB": 1, "GB": 1024, "TB": 1024 * 1024]
    guard case .scalar(let scalar) = node.content, let factor = units[String(scalar.text.suffix(2))],
      let count = Int(scalar.text.dropLast(2)), (1...100_000_000).contains(count)
    else {
      problems.refuse(node, of: FileKey.memory.name, expected: .memory)
      return nil
    }
    return count * factor
  }

  private mutating func count(_ node: YAMLNode, _ key: FileKey, atMost limit: Int) -> Int? {
    guard case .scalar(let scalar) = node.content, let value = scalar.integer(as: Int.self),
      (1...limit).contains(value)
    else {
      problems.refuse(node, of: key.name, expected: .type(.integer(min: 1, max: limit)))
      return nil
    }
    return value
  }
}
