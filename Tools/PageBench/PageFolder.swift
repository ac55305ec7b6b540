import Glibc

/// The files of a folder and of those in it, in the order of their names.
struct PageFolder {
  let path: String
  let names: [String]

  init(path: String) {
    self.path = path
    names = Self.files(in: path, under: "").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of a file; empty if it cannot be read.
  func bytes(of name: String) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "rb") else { return [] }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { return [] }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }

  private static func files(in folder: String, under prefix: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var result: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if entry.pointee.d_type == UInt8(DT_DIR) {
        result += files(in: folder + "/" + name, under: prefix + name + "/")
      } else {
        result.append(prefix + name)
      }
    }
    return result
  }
}
