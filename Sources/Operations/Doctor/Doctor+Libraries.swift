import HTTP
import PipelineFile
import StageKit

extension Doctor {
  /// What the program found when it was loaded.
  var libraries: [Finding] {
    // What libcurl is made with stands behind its own version.
    var versions = [
      "libcurl": String(HTTPClient.libraryVersion.prefix { $0 != " " }.drop { $0 != "/" }.dropFirst())
    ]
    for stage in pipeline.stages {
      versions.merge(stage.descriptor.libraries) { first, _ in first }
    }
    let list = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    guard HTTPClient.isLibraryRecent else {
      return [
        .problem(
          "libraries", "\(list): libcurl before 7.85 cannot be kept to http and https",
          "install libcurl 7.85 or later (Debian 12 has it)")
      ]
    }
    return [.good("libraries", list)]
  }
}
