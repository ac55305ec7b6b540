import StageKit

extension Parameter {
  /// The default as a file that gave it would have it stored: numbers as numbers, and what it leaves out at
  /// any depth filled in.
  var filledDefault: ParameterValue? { defaultValue.map { Self.fill($0, as: type) } }

  private static func fill(_ value: ParameterValue, as type: ParameterType) -> ParameterValue {
    switch (value, type) {
    case (.integer(let value), .number): .number(Double(value))
    case (.list(let items), .list(let item)): .list(items.map { fill($0, as: item) })
    case (.record(let members), .record(let declared)): .record(fill(members, declared))
    case (.record(let members), .variants(let variants, let common)):
      .record(
        fill(
          members,
          common + (variants.first { members[$0.key.name] != nil }.map { [$0.key] + $0.parameters } ?? [])))
    default: value
    }
  }

  private static func fill(
    _ members: [String: ParameterValue], _ declared: [Parameter]
  ) -> [String: ParameterValue] {
    var result = members
    for parameter in declared {
      result[parameter.name] =
        members[parameter.name].map { fill($0, as: parameter.type) } ?? parameter.filledDefault
    }
    return result
  }
}
