/// How the parts are trained. The defaults are what the shipped weights were trained with.
struct TrainingSettings {
  /// Runs of each perceptron whose mean is taken.
  var runs = 1
  var flatEpochs = 8
  var cueEpochs = 7
  var chanceEpochs = 3
  var filterEpochs = 20
  /// Parts of the folds for which the filter gets a second pass of their own.
  var filterParts = 4
  /// The filter's features seen less often are left out.
  var filterMinimum = 6
  /// 1 if the flat pass learns with words counted on other folds, 2 if on all.
  var crossesCounts = 1
  /// Binary logarithms of the tables' rows.
  var flatBits = 16
  var cueBits = 16
  /// Features seen less often are left out.
  var flatMinimum = 10
  var cueMinimum = 10

  private static var names: [String: WritableKeyPath<TrainingSettings, Int>] {
    [
      "runs": \.runs, "flat-epochs": \.flatEpochs, "cue-epochs": \.cueEpochs, "chance-epochs": \.chanceEpochs,
      "filter-epochs": \.filterEpochs, "flat-bits": \.flatBits, "cue-bits": \.cueBits,
      "flat-minimum": \.flatMinimum,
      "cue-minimum": \.cueMinimum, "filter-parts": \.filterParts,
      "crosses-counts": \.crossesCounts, "filter-minimum": \.filterMinimum,
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
