/// The version of the program.
enum ToolVersion {
  static let text = "0.1.0"
}
