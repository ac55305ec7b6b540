/// What values a parameter takes.
package indirect enum ParameterType: Hashable, Sendable {
  case boolean
  /// A whole number within inclusive bounds.
  case integer(min: Int? = nil, max: Int? = nil)
  /// A number within inclusive bounds.
  case number(min: Double? = nil, max: Double? = nil)
  case text
  /// One of a few words.
  case choice([String])
  /// The path of a file, relative to the pipeline file; its content goes into the key, its path does not.
  case file
  case list(of: ParameterType)
  /// A mapping with named parameters.
  case record([Parameter])
  /// A mapping that holds the key of exactly one variant, the variant's parameters, and the common ones.
  case variants([ParameterVariant], common: [Parameter])
}

/// One way to write a mapping of type `variants`, told by its key (`folder: ...`, `feed: ...`).
package struct ParameterVariant: Hashable, Sendable {
  /// The parameter that names the variant; required where the variant is meant.
  package let key: Parameter
  package let parameters: [Parameter]

  package init(_ key: Parameter, _ parameters: [Parameter] = []) {
    self.key = key
    self.parameters = parameters
  }
}

/// A parameter that a stage declares: the engine checks it, fills in its default, hashes it and documents it.
package struct Parameter: Hashable, Sendable {
  package let name: String
  package let type: ParameterType
  /// What stands for an absent parameter; nil if it must be given.
  package let defaultValue: ParameterValue?
  /// What it does, in one sentence.
  package let meaning: String

  /// A parameter with a default; `.null` is the default of one that may be absent.
  package init(_ name: String, _ type: ParameterType, default defaultValue: ParameterValue, _ meaning: String)
  {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.meaning = meaning
  }

  /// A parameter that must be given.
  package init(required name: String, _ type: ParameterType, _ meaning: String) {
    self.name = name
    self.type = type
    defaultValue = nil
    self.meaning = meaning
  }
}
