import Records
import StageKit

/// Signs a chunk of statements: each goes into the block of its day.
enum StatementSigning {
  static func sign(_ chunk: ChunkLines, windowDays: Int) throws -> LinkSignature {
    var parts: [Block: SignatureWriter] = [:]
    try chunk.forEachLine { range in
      let statement = try StatementSignature(line: chunk.bytes, range, windowDays: windowDays)
      let block = Block(.statements, span: statement.card.span)
      statement.write(to: &parts[block, default: SignatureWriter()])
    }
    var signature = LinkSignature()
    for (block, part) in parts { signature.put(part.bytes, in: block.name) }
    return signature
  }

  /// The statements of several parts, one after the other.
  static func statements(_ parts: [[UInt8]]) throws(SignatureError) -> [StatementSignature] {
    var statements: [StatementSignature] = []
    for part in parts {
      var reader = SignatureReader(part)
      while !reader.isAtEnd { statements.append(try StatementSignature(from: &reader)) }
    }
    return statements
  }
}
