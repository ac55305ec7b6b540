// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// What each module of ours may import; the compiler refuses the rest, so imports point one way only.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A stage module: it sees records and StageKit, never the engine, the store or another stage. The plugin
/// writes a digest of its sources and of what they import into the module, which goes into every key.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: ["Records", "StageKit"] + dependencies, path: "stages/\(name)",
    swiftSettings: settings, plugins: ["CodeDigest"])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "demarche",
  products: [
    .executable(name: "demarche", targets: ["demarche"]),
    .executable(name: "demarche-train", targets: ["demarche-train"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    .systemLibrary(name: "CProcess"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CBytes"),

    module("Hashing", ["CSSL"]),
    module("Processes", ["CProcess"]),
    module("Postgres", ["CPQ"]),
    module("YAML", ["CYAML"]),
    module("Records", ["Hashing"]),
    module("StageKit", ["Records", "Hashing"]),
    module("Markup", ["CXML"]),
    module("Gzip", ["CZlib"]),
    module("HTTP", ["CCurl"]),
    module(
      "Store", ["Records", "Hashing", "CZstd", "CLinux", .product(name: "GRDB", package: "GRDB.swift")]),
    module("PipelineFile", ["StageKit", "Records", "YAML", "Hashing"]),
    module(
      "Publishing",
      ["StageKit", "Records", "Hashing", "Postgres", .product(name: "GRDB", package: "GRDB.swift")]),
    module(
      "Engine",
      [
        "PipelineFile", "Store", "Publishing", "Postgres", "Processes", "StageKit", "Records", "Hashing",
        "YAML",
      ]),

    module(
      "Operations",
      [
        "Engine", "PipelineFile", "Store", "HTTP", "Processes", "StageKit", "Records", "Hashing", "YAML",
        "CLinux",
      ]),

    stage("Fetch", ["Markup", "Hashing", "Gzip", "HTTP"]),
    stage("Normalize", ["Markup", "Hashing"]),
    .target(name: "CModel", exclude: ["weights"], cSettings: [.headerSearchPath(".")]),
    .target(name: "CEventModel", exclude: ["weights"], cSettings: [.headerSearchPath(".")]),
    stage("Extract", ["Hashing", "YAML", "CModel", "CEventModel"]),
    stage("Deduplicate", ["Hashing", "CBytes"]),
    stage("Aggregate"),
    stage("Command", ["Processes", "Hashing"]),
    stage("Select"),

    .executableTarget(
      name: "SourceDigest", dependencies: ["Hashing"], path: "Tools/SourceDigest", swiftSettings: settings),
    .executableTarget(
      name: "Examine", dependencies: ["Fetch"], path: "Tools/Examine", swiftSettings: settings),
    .executableTarget(
      name: "PageBench", dependencies: ["Normalize", "Markup", "StageKit", "Records", "CXML"],
      path: "Tools/PageBench", swiftSettings: settings),
    .executableTarget(
      name: "CopyBench", dependencies: ["Deduplicate", "StageKit", "Records"], path: "Tools/CopyBench",
      swiftSettings: settings),
    .executableTarget(
      name: "Fuzz", dependencies: ["Fetch", "Normalize", "Extract", "Markup", "StageKit", "Records"],
      path: "Tools/Fuzz", swiftSettings: settings),
    .plugin(name: "CodeDigest", capability: .buildTool(), dependencies: ["SourceDigest"]),

    .executableTarget(
      name: "demarche",
      dependencies: [
        "Operations", "Engine", "Fetch", "Normalize", "Extract", "Deduplicate", "Aggregate", "Command",
        "Select", "PipelineFile", "Store",
        "Publishing",
        "StageKit", "Records", "Hashing", "YAML", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "demarche-train",
      dependencies: [
        "Extract", "Gzip", "Hashing", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    tests("HashingTests", ["Hashing"]),
    tests("RecordsTests", ["Records", "Hashing"]),
    tests("YAMLTests", ["YAML"]),
    tests("MarkupTests", ["Markup"]),
    tests("GzipTests", ["Gzip"]),
    tests("StoreTests", ["Store", "Hashing"]),
    tests("PipelineFileTests", ["PipelineFile", "StageKit", "Records", "YAML", "Hashing"]),
    .target(
      name: "PostgresServer", dependencies: ["Postgres"], path: "Tests/PostgresServer",
      swiftSettings: settings),
    tests(
      "PublishingTests",
      [
        "Publishing", "Postgres", "PostgresServer", "Aggregate", "Deduplicate", "StageKit", "Records",
        "Hashing",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("EngineTests", ["Engine", "PipelineFile", "StageKit", "Store", "Records", "Hashing", "YAML"]),
    tests(
      "OperationsTests",
      [
        "Operations", "Engine", "PipelineFile", "Store", "StageKit", "Records", "Hashing", "Loopback", "YAML",
      ]),
    .target(
      name: "FaultyStages", dependencies: ["StageKit", "Records"], path: "Tests/FaultyStages",
      swiftSettings: settings),
    .executableTarget(
      name: "FaultyWorker", dependencies: ["FaultyStages", "Engine", "PipelineFile"],
      path: "Tests/FaultyWorker",
      swiftSettings: settings),
    tests(
      "WorkerTests",
      ["FaultyStages", "FaultyWorker", "Engine", "PipelineFile", "StageKit", "Store", "Records", "YAML"]),
    tests("CommandTests", ["Command", "StageKit", "Records", "Hashing"]),
    tests("SelectTests", ["Select", "StageKit", "Records"]),
    .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: settings),
    tests("FetchTests", ["Fetch", "StageKit", "Records", "Markup", "Hashing", "HTTP", "Loopback"]),
    tests("NormalizeTests", ["Normalize", "StageKit", "Records", "Markup", "Hashing"]),
    tests("ExtractTests", ["Extract", "Normalize", "StageKit", "Records", "Hashing"]),
    .testTarget(
      name: "DeduplicateTests", dependencies: ["Deduplicate", "StageKit", "Records", "Hashing"],
      exclude: ["Pairs"], swiftSettings: settings),
    tests("AggregateTests", ["Aggregate", "StageKit", "Records", "Hashing"]),
    tests("EndToEndTests", ["demarche", "Records", "Loopback", "Postgres", "PostgresServer"]),
  ],
  swiftLanguageModes: [.v6]
)
