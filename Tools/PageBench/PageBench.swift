import Glibc

/// `PageBench [--articles] [--rounds N] FOLDER`: what the stage normalize costs on the pages of a folder, beside
/// libxml2 alone on the same pages; or, with `--articles`, what it makes of them.
@main
struct PageBench {
  static func main() {
    var rounds = 3
    var printsArticles = false
    var folders: [String] = []
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--articles": printsArticles = true
      case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
      default: folders.append(argument)
      }
    }
    guard let folder = folders.first, folders.count == 1, rounds > 0 else {
      stop("usage: PageBench [--articles] [--rounds N] FOLDER", status: 64)
    }
    let pages = PageFolder(path: folder)
    guard !pages.names.isEmpty else {
      stop("PageBench: no pages in \(folder)", status: 66)
    }
    if printsArticles { ArticlePrinter(pages: pages).print() } else { Costs(pages: pages).measure(rounds) }
  }

  private static func stop(_ message: String, status: CInt) -> Never {
    Output.write(Array((message + "\n").utf8), to: 2)
    exit(status)
  }
}

/// Bytes to a file descriptor.
enum Output {
  static func write(_ bytes: [UInt8], to descriptor: CInt) {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        guard count > 0 else { return }
        written += count
      }
    }
  }
}
