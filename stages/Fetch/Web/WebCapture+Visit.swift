import Hashing
import Records
import StageKit

/// What came of a page that was asked for; its body is in the snapshot or gone.
enum VisitOutcome {
  case captured(CapturedRecord, FetchedState)
  /// The page is as it was; nil if the server said so, else what it sent.
  case unchanged(FetchedState?)
  case problem(CaptureProblem)
}

/// What is to be remembered of a page besides its body.
struct FetchedState {
  let validators: Validators
  let moved: String?
  let body: Digest
}

extension WebCapture {
  /// Takes the answer to the visit at a place. May be called in any order of places.
  mutating func take(_ place: Int, _ answer: PageVisit.Answer) throws {
    let visit = visits[place]
    switch answer {
    case .unchanged: outcomes[place] = .unchanged(nil)
    case .problem(let problem): outcomes[place] = .problem(.page(problem))
    case .page(let fetched):
      let state = FetchedState(
        validators: fetched.response.validators, moved: fetched.moved, body: Digest.of(fetched.response.body))
      if visit.isSame, visit.known?.body == state.body {
        outcomes[place] = .unchanged(state)
        return
      }
      let document: Document
      do throws(CaptureProblem) {
        document = try self.document(fetched, visit)
      } catch {
        outcomes[place] = .problem(error)
        return
      }
      outcomes[place] = .captured(try session.context.capture(document), state)
    }
  }

  private func document(_ fetched: FetchedPage, _ visit: PageVisit) throws(CaptureProblem) -> Document {
    let body = fetched.response.body
    let sent = fetched.response.contentType.map { MediaType.parse($0) }
    if let type = sent?.type, !MediaType.isPage(type) { throw .mediaType(type) }
    let (problem, charset) = ContentCheck.examine(body, declaredCharset: sent?.charset)
    if let problem { throw problem }
    let locator = visit.address.canonical
    var document = source.document(id: Identifier.document(locator: locator), locator: locator)
    document.day = day(visit.known)
    visit.item.describe(&document)
    document.url = fetched.address.canonical
    document.retrievedAt = session.context.now.description
    document.mediaType = sent?.type ?? MediaType.sniff(body)
    document.charset = sent?.charset ?? charset
    document.body = Payload(body)
    return document
  }
}
