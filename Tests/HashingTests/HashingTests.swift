import Hashing
import Testing

@Suite("Digests and frames")
struct HashingTests {
  @Test(
    "a digest is SHA-256",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func knownDigests(text: String, hex: String) {
    #expect(Digest.of(text).hex == hex)
    #expect(Digest(hex: hex) == Digest.of(text))
    #expect(Digest(bytes: Digest.of(text).bytes)?.hex == hex)
  }

  @Test("pieces give the digest of the whole")
  func pieces() {
    var hash = SHA256()
    for part in ["a", "", "bc"] { hash.update(Array(part.utf8)) }
    #expect(hash.finish() == Digest.of("abc"))
  }

  @Test(
    "what is no digest is refused",
    arguments: ["", "e3", String(repeating: "g", count: 64), String(repeating: "A", count: 64)])
  func noDigest(text: String) { #expect(Digest(hex: text) == nil) }

  @Test("no two lists of fields have the same frame")
  func frames() {
    func digest(_ fields: [(String, String)]) -> Digest {
      var frame = Frame(kind: "test/1")
      for (name, value) in fields { frame.add(name, value) }
      return frame.digest
    }
    let lists: [[(String, String)]] = [
      [], [("", "")], [("a", "")], [("", "a")], [("v1", "2abc")], [("v12", "abc")], [("a", "b"), ("c", "d")],
      [("a", "bcd")], [("c", "d"), ("a", "b")],
    ]
    #expect(Set(lists.map(digest)).count == lists.count)
  }

  @Test("the frame's bytes are a contract: a changed digest here reruns everything everywhere")
  func golden() {
    var frame = Frame(kind: "recipe/1")
    frame.add("parameter min_confidence", "0.4")
    frame.add("input", Digest.of("abc"))
    #expect(frame.digest.hex == "ca566a95541b961447e798391ffd0f5e865a6bbad9b9987e6f6de49c66bd790e")
  }
}
