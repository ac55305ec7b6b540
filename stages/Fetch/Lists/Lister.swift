import StageKit

/// Where the pages of a source are listed.
enum Lister: Sendable {
  case feed(FeedLister)
  case pages(PageLister)
  case sitemap(SitemapLister)

  func list(_ asker: ListAsker) async throws -> Listing {
    switch self {
    case .feed(let lister): try await lister.list(asker)
    case .pages(let lister): try await lister.list(asker)
    case .sitemap(let lister): try await lister.list(asker)
    }
  }
}

/// What a source lists, or where that is to be asked for.
enum ListedSource {
  case known(Listing)
  case request(Lister, WebAddress)
}

extension WebCapture {
  /// Reads what the source itself lists; a file that cannot be read is a failure of the source.
  func listed() -> ListedSource {
    switch source.kind {
    case .feed(.web(let address, _, _)): return .request(.feed(FeedLister(address: address)), address)
    case .list(let address, let pattern, _):
      return .request(.pages(PageLister(address: address, pattern: pattern)), address)
    case .sitemap(let address, let pattern, _):
      let limit = session.settings.maximumPageBytes
      return .request(.sitemap(SitemapLister(address: address, pattern: pattern, limit: limit)), address)
    case .addresses(let addresses, _, _): return .known(Listing(items: addresses.map { FeedItem(page: $0) }))
    case .addressFile(let path, _): return .known(listing(ofFile: path))
    case .folder, .lines, .archive, .feed(.file): return .known(Listing())
    }
  }

  private func listing(ofFile path: String) -> Listing {
    let location = path.hasPrefix("/") ? path : session.context.baseFolder + "/" + path
    let file: AddressFile
    do throws(FileProblem) {
      file = AddressFile(try LocalFile(path: location).readAll(limit: session.settings.maximumFileBytes))
    } catch {
      return Listing(failure: (path, .file(error)))
    }
    return Listing(
      items: file.addresses.map { FeedItem(page: $0) },
      rejects: file.badLines.map { ("\(path):\($0.number)", .badAddress($0.text)) })
  }
}
