import CZlib

/// Decompresses one gzip member (RFC 1952) or zlib stream (RFC 1950), piece by piece, with zlib.
package struct Inflater: ~Copyable {
  /// What the compressed bytes are wrapped in.
  package enum Format: Sendable {
    case gzip, zlib
    /// Bare deflate (RFC 1951), which some servers send as "deflate".
    case raw
  }

  // zlib keeps the address of its state, so the state must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether the stream has come to its end; what follows in the input is not its own.
  package private(set) var isAtEnd = false

  package init(_ format: Format) throws(InflateError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let bits: CInt =
      switch format {
      case .gzip: 15 + 16
      case .zlib: 15
      case .raw: -15
      }
    guard inflateInit2_(stream, bits, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      throw .outOfMemory
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Takes bytes of `input` from `start` on and appends what they hold to `output`, at most `room` bytes. Gives
  /// how many it took; with room left it has taken all of them, or what the stream has.
  package mutating func inflate(
    _ input: [UInt8], from start: Int, into output: inout [UInt8], room: Int
  ) throws(InflateError) -> Int {
    guard !isAtEnd, room > 0 else { return 0 }
    var status: CInt = Z_OK
    var taken = 0
    let stream = stream
    let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      input.withUnsafeBufferPointer { bytes in
        let available = min(bytes.count - start, Int(CInt.max))
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress.map { $0 + start })
        stream.pointee.avail_in = UInt32(available)
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(min(buffer.count, room, Int(CInt.max)))
        let space = Int(stream.pointee.avail_out)
        status = CZlib.inflate(stream, Z_NO_FLUSH)
        taken = available - Int(stream.pointee.avail_in)
        count = space - Int(stream.pointee.avail_out)
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
      }
    }
    output += piece
    switch status {
    case Z_STREAM_END: isAtEnd = true
    // Without input or room there is no progress, which is no error.
    case Z_OK, Z_BUF_ERROR: break
    case Z_MEM_ERROR: throw .outOfMemory
    default: throw .damaged
    }
    return taken
  }

  /// Decompresses a whole stream, or all members of a gzip file. Stops with `tooLarge` beyond `limit` bytes, with
  /// `cutShort` if the stream does not end.
  package static func inflate(_ input: [UInt8], _ format: Format, limit: Int) throws(InflateError) -> [UInt8]
  {
    var output: [UInt8] = []
    var index = 0
    repeat {
      var inflater = try Inflater(format)
      while !inflater.isAtEnd {
        let before = output.count
        let room = min(64 << 10, limit + 1 - output.count)
        let taken = try inflater.inflate(input, from: index, into: &output, room: room)
        index += taken
        guard output.count <= limit else { throw .tooLarge(limit: limit) }
        if taken == 0, output.count == before, !inflater.isAtEnd { throw .cutShort }
      }
    } while format == .gzip && input[index...].starts(with: [0x1F, 0x8B])
    return output
  }
}

/// Why bytes could not be decompressed.
package enum InflateError: Error, Hashable, Sendable, CustomStringConvertible {
  case damaged
  case cutShort
  case tooLarge(limit: Int)
  case outOfMemory

  package var description: String {
    switch self {
    case .damaged: "the compressed data is damaged"
    case .cutShort: "the compressed data ends before its end"
    case .tooLarge(let limit): "it has more than \(limit) bytes when decompressed"
    case .outOfMemory: "not enough memory"
    }
  }
}
