/// Gives each distinct name of a document a small number.
///
/// libxml2 keeps one copy of each name and hands out its address, so most look-ups end in a small cache keyed
/// by addresses.
struct NameTable {
  private(set) var names = [MarkupName(local: "")]
  private(set) var tags = [HTMLTag.other]
  private(set) var attributes = [HTMLAttribute.other]
  private let isHTML: Bool
  private var numbers: [MarkupName: Int32] = [:]
  private var cache = [Entry](repeating: Entry(), count: 256)

  private struct Entry {
    var local: UInt = 0
    var prefix: UInt = 0
    var namespace: UInt = 0
    var number: Int32 = 0
  }

  init(isHTML: Bool) { self.isHTML = isHTML }

  /// The number of the name whose parts are C strings in the parser's dictionary.
  mutating func number(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>? = nil, namespace: UnsafePointer<UInt8>? = nil
  ) -> Int32 {
    let key = (UInt(bitPattern: local), UInt(bitPattern: prefix), UInt(bitPattern: namespace))
    let slot = Int(truncatingIfNeeded: (key.0 &+ key.1 &* 31 &+ key.2 &* 17) >> 2 & 255)
    let entry = cache[slot]
    if entry.local == key.0, entry.prefix == key.1, entry.namespace == key.2 { return entry.number }
    let name = MarkupName(
      local: String(cString: local), prefix: prefix.map { String(cString: $0) } ?? "",
      namespace: namespace.map { String(cString: $0) } ?? "")
    let number = number(of: name)
    cache[slot] = Entry(local: key.0, prefix: key.1, namespace: key.2, number: number)
    return number
  }

  private mutating func number(of name: MarkupName) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(names.count)
    names.append(name)
    tags.append(isHTML ? HTMLTag.byName[name.local] ?? .other : .other)
    attributes.append(isHTML ? HTMLAttribute.byName[name.local] ?? .other : .other)
    numbers[name] = number
    return number
  }
}
