import Extract
import Records

/// Codes the events of single sentences, JSON Lines of `{"id", "text"}`, for the measuring of acts and actors.
enum EventLines {
  static func print(_ input: [UInt8]) throws {
    let coder = EventCoder(model: .standard)
    for line in input.split(separator: 0x0A) {
      var id = ""
      var text = ""
      var reader = JSONReader(Array(line))
      try reader.beginObject()
      var isFirst = true
      while let name = try reader.nextName(first: &isFirst) {
        switch name {
        case "id": id = try reader.string()
        case "text": text = try reader.string()
        default: _ = try reader.skip()
        }
      }
      let event = coder.event(text)
      var writer = JSONWriter()
      writer.beginObject()
      writer.name("id")
      writer.string(id)
      for (name, values) in [
        ("event", event.ranking.prefix(3).map(\.rawValue)), ("sources", event.sources),
        ("targets", event.targets),
      ] {
        writer.name(name)
        writer.beginArray()
        for value in values { writer.string(value) }
        writer.endArray()
      }
      writer.endObject()
      Console.print(bytes: writer.take() + [0x0A])
    }
  }
}
