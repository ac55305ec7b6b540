import ArgumentParser

/// A length of time as people write it: `30d`, `12h`, `15m`, `10s`, `0`.
struct Age: ExpressibleByArgument {
  let seconds: Int

  init(seconds: Int) { self.seconds = seconds }

  init?(argument: String) {
    let units: [Character: Int] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]
    if argument == "0" {
      seconds = 0
      return
    }
    guard let last = argument.last, let unit = units[last], let count = Int(argument.dropLast()), count >= 0,
      count <= 1_000_000
    else { return nil }
    seconds = count * unit
  }

  var defaultValueDescription: String { text }

  var text: String {
    switch seconds {
    case 0: "0"
    case _ where seconds % 86_400 == 0: "\(seconds / 86_400)d"
    case _ where seconds % 3600 == 0: "\(seconds / 3600)h"
    default: "\(seconds)s"
    }
  }
}

/// A number of bytes as people write it: `500MB`, `20GB`; decimal units.
struct Size: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000), ("B", 1)]
    for (name, unit) in units where argument.hasSuffix(name) {
      guard let count = Int(argument.dropLast(name.count)), count >= 0, count <= 1_000_000 else { return nil }
      bytes = count * unit
      return
    }
    return nil
  }

  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    case ..<1_000_000_000: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    default: "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB"
    }
  }
}
