import Records

extension Statement {
  /// Sets the confidence of each decision: the share in which decisions made in the same way were right in our gold and
  /// the example's (docs/confidence.md tells how it was measured).
  mutating func setConfidence(
    _ attribution: Attribution, _ resolution: SpeakerResolver.Resolution, _ act: ActClassifier.Result,
    _ date: StatementDate?
  ) {
    actConfidence = Confidence.act(act)
    dateConfidence = date.map { Confidence.date($0.basis) }
    guard attribution.source != nil, resolution.speaker != nil else { return }
    speakerConfidence = Confidence.speaker(resolution)
    actorConfidence = Confidence.actor(resolution)
  }
}

/// How often decisions of a kind are right.
enum Confidence {
  static func speaker(_ resolution: SpeakerResolver.Resolution) -> Double {
    switch resolution.ground {
    case .mention: resolution.kind == .named ? 0.97 : 0.95
    case .fullName: 0.97
    case .sameOffice: 0.9
    case .lastSpeaker: 0.93
    case .firstNamed: 0.85
    case .subject, .issuer: 0.8
    case .nothing: 0.5
    }
  }

  static func actor(_ resolution: SpeakerResolver.Resolution) -> Double {
    guard let speaker = resolution.speaker else { return 0.5 }
    guard speaker.country != nil || speaker.body != nil else { return 0.9 }
    return switch speaker.powerGround {
    case .mention, .publisher: 0.98
    case .elsewhere, .bodyBefore, .office, .owner, .openingPlace: 0.95
    case .dateline, .shortForm, .mission: 0.9
    case .bodyAfter, .nearbySubject: 0.8
    }
  }

  static func act(_ result: ActClassifier.Result) -> Double {
    switch result.ground {
    case .cue: 0.97
    case .noun: 0.98
    case .mood: result.margin > 3 ? 0.86 : 0.82
    case .words: [0.7, 0.75, 0.8, 0.85, 0.87, 0.89, 0.9][min(6, max(0, result.margin))]
    case .continuation: 0.81
    case .events: 0.6
    case .nothing: 0.91
    }
  }

  static func date(_ basis: StatementDate.Basis) -> Double {
    switch basis {
    case .stated, .resolved: 0.98
    case .dateline: 0.97
    case .publication: 0.9
    }
  }
}
