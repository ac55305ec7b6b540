/// Performs actions in other processes, here or elsewhere.
protocol ActionPool: Sendable {
  /// How many actions are worth being handed in at once: enough to keep every processor busy, few enough for memory.
  var waveSize: Int { get }

  /// Performs actions of one stage; answers come in any order. Ends with the first error. When the stream is
  /// dropped, what is under way is stopped at once.
  func answers(
    to actions: [(index: Int, action: Action)], ticket: StageTicket,
    notice: @escaping @Sendable (PoolNotice) -> Void
  ) -> AsyncThrowingStream<(Int, ActionAnswer), any Error>

  /// Ends all that it started and waits for it to be gone.
  func close()
}
