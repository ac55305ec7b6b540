import Glibc

/// This process's number.
let processIdentifier = getpid()
