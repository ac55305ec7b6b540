package import PipelineFile
package import Store

/// Opens the store of a pipeline: the folder `.demarche` beside the pipeline file, unless another is asked for.
package enum Session {
  /// The store's folder.
  package static func storeFolder(of pipeline: Pipeline, override: String?) -> String {
    override ?? pipeline.folder + "/.demarche"
  }

  /// Opens the store for reading, or for writing by the holder of its lock.
  package static func open(store: String, notice: (String) -> Void) throws(StoreError) -> Workspace {
    Workspace(
      objects: try ObjectStore(store: store), journal: try Journal(store: store, notice: notice))
  }

  /// Opens a store whose journal turned out to be damaged, with a new journal and what can be taken over; for the
  /// holder of the lock.
  package static func mend(store: String, notice: (String) -> Void) throws(StoreError) -> Workspace {
    Workspace(
      objects: try ObjectStore(store: store), journal: try Journal.mended(store: store, notice: notice))
  }
}
