import Glibc

/// This process's number.
let processIdentifier = getpid()

/// This machine's name.
let hostName: String = {
  var name = utsname()
  guard uname(&name) == 0 else { return "host" }
  return withUnsafeBytes(of: &name.nodename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}()
