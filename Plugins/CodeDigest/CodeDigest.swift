import Foundation
import PackagePlugin

/// Writes into each stage module a digest of its own sources and of all sources of this package that it imports,
/// so that editing a stage reruns that stage and what depends on it, and nothing else.
@main
struct CodeDigest: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "ModuleDigest.swift")
    let sources = ([module] + imported(by: module)).flatMap { module in
      module.sourceFiles.filter { $0.type == .source }.map(\.url)
    }
    let root = context.package.directoryURL.path(percentEncoded: false)
    return [
      .buildCommand(
        displayName: "digest of the sources of \(target.name)",
        executable: try context.tool(named: "SourceDigest").url,
        arguments: [root, output.path(percentEncoded: false)]
          + sources.map { $0.path(percentEncoded: false) },
        inputFiles: sources, outputFiles: [output])
    ]
  }

  private func imported(by module: any SourceModuleTarget) -> [any SourceModuleTarget] {
    module.recursiveTargetDependencies.compactMap { $0 as? any SourceModuleTarget }
  }
}
