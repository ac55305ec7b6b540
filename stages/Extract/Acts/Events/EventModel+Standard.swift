internal import CEventModel

extension EventModel {
  /// The weights in the binary, read when first asked for; nil if they are left out of it or broken.
  package static let standard: EventModel? = {
    let start = demarche_event_model_start()
    return EventModel(UnsafeRawBufferPointer(start: start, count: demarche_event_model_end() - start))
  }()
}
