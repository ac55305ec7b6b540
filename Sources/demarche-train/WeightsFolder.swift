import Foundation
import Hashing

/// Where the build takes weights from: a target's folder with an assembler file and a folder `weights`.
struct WeightsFolder {
  let path: String
  /// Start of the weights file's name.
  let prefix: String
  /// The assembler file, and the symbol that it defines.
  let assembler: String
  let symbol: String

  static func attributions(_ path: String) -> WeightsFolder {
    WeightsFolder(path: path, prefix: "attribution", assembler: "model.S", symbol: "demarche_model_bytes")
  }

  static func events(_ path: String) -> WeightsFolder {
    WeightsFolder(path: path, prefix: "events", assembler: "weights.S", symbol: "demarche_event_model_bytes")
  }

  /// Puts weights in the place of those before; gives their file's name.
  func replace(with bytes: [UInt8]) throws -> String {
    let name = "\(prefix)-\(Digest.of(bytes).hex.prefix(16)).model"
    let folder = URL(fileURLWithPath: path)
    let weights = folder.appending(path: "weights")
    try FileManager.default.createDirectory(at: weights, withIntermediateDirectories: true)
    for old in try FileManager.default.contentsOfDirectory(atPath: weights.path)
    where old.hasPrefix(prefix) && old != name {
      try FileManager.default.removeItem(at: weights.appending(path: old))
    }
    try Data(bytes).write(to: weights.appending(path: name), options: .atomic)
    try Data(assemblerText(including: "weights/\(name)").utf8).write(
      to: folder.appending(path: assembler), options: .atomic)
    return name
  }

  /// The file that puts the weights into the binary. It names them by their digest, so that it changes when they do and
  /// the build sees it.
  private func assemblerText(including file: String) -> String {
    """
    // Written by demarche-train. The weights become read-only pages of the binary.
        .section .rodata
        .balign 64
        .global \(symbol)
        .global \(symbol)_end
    \(symbol):
        .incbin "\(file)"
    \(symbol)_end:
        .byte 0
        .section .note.GNU-stack,"",%progbits

    """
  }
}
