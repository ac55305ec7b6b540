import Records
import StageKit

/// Captures one page.
struct PageCapture {
  let web: WebCapture
  let address: WebAddress

  func run() async throws -> LedgerSource {
    var entry = web.blankEntry
    let id = Identifier.document(locator: address.canonical)
    if web.session.context.isOffline {
      web.carryOver(into: &entry)
    } else if let giver = web.session.giver(of: id) {
      web.session.setAside(
        .duplicate(source: giver), id: id, locator: address.canonical, source: web.source.name)
    } else {
      let (page, problem) = try await PageVisit(web: web, address: address, item: nil).run()
      entry.pages[page.address] = page
      if case .page(let problem) = problem, problem.isTransient {
        web.session.note(web.source, locator: address.canonical, .page(problem))
      }
    }
    return entry
  }
}
