/// How the parts are trained. The defaults are what the shipped weights were trained with.
struct TrainingSettings {
  var flatEpochs = 8
  var cueEpochs = 7
  var chanceEpochs = 3
  var filterEpochs = 20
  /// Parts of the folds for which the filter gets a second pass of their own.
  var filterParts = 2
  /// Binary logarithms of the tables' rows.
  var flatBits = 18
  var cueBits = 18
  /// Features seen less often are left out.
  var flatMinimum = 4
  var cueMinimum = 4

  private static var names: [String: WritableKeyPath<TrainingSettings, Int>] {
    [
      "flat-epochs": \.flatEpochs, "cue-epochs": \.cueEpochs, "chance-epochs": \.chanceEpochs,
      "filter-epochs": \.filterEpochs, "flat-bits": \.flatBits, "cue-bits": \.cueBits,
      "flat-minimum": \.flatMinimum,
      "cue-minimum": \.cueMinimum, "filter-parts": \.filterParts,
    ]
  }

  /// The defaults with changes of the form NAME=NUMBER.
  init(_ changes: [String]) throws {
    for change in changes {
      let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let name = Self.names[parts[0]], let value = Int(parts[1]), value > 0,
        value < 25
      else {
        throw TrainingError.badSetting(change, known: Self.names.keys.sorted())
      }
      self[keyPath: name] = value
    }
  }
}
