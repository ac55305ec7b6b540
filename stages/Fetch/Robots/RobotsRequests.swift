/// Has each host's robots.txt asked for once, however many requests wait for what it says.
actor RobotsRequests {
  private var running: [String: Task<RobotsCache.Known, any Error>] = [:]

  /// Runs `body` for an origin, or waits for the one that is running.
  func once(
    _ origin: String, _ body: @escaping @Sendable () async throws -> RobotsCache.Known
  ) async throws -> RobotsCache.Known {
    let task = running[origin] ?? Task { try await body() }
    running[origin] = task
    defer { running[origin] = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
