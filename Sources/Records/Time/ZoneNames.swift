/// Named time zones and their offsets from UTC in minutes.
///
/// RFC 822, section 5.1, fixes UT, GMT and the North American names; the others are those of the IANA time zone
/// database that feeds and press pages use and that mean one thing. BST is British Summer Time. Names that
/// stand for several zones far apart (IST, AST, AMT, GST, SST) and the military letters, whose sense RFC 822
/// got wrong, are left out: their texts give a time without a zone.
enum ZoneNames {
  /// The offset of a zone by its name in lower case.
  static func offset(of name: String) -> Int? { offsets[name] }

  private static let offsets: [String: Int] = [
    "z": 0, "utc": 0, "ut": 0, "gmt": 0, "wet": 0,
    "bst": 60, "west": 60, "cet": 60, "mez": 60, "met": 60, "wat": 60,
    "cest": 120, "mesz": 120, "mest": 120, "eet": 120, "sast": 120, "cat": 120,
    "eest": 180, "msk": 180, "мск": 180, "trt": 180, "eat": 180,
    "msd": 240, "azt": 240, "samt": 240, "get": 240, "irst": 210,
    "pkt": 300, "uzt": 300, "yekt": 300, "npt": 345, "ict": 420, "wib": 420,
    "hkt": 480, "sgt": 480, "awst": 480, "pht": 480, "jst": 540, "kst": 540,
    "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
    "nst": -210, "ndt": -150, "brt": -180, "art": -180, "clst": -180, "clt": -240,
    "edt": -240, "est": -300, "cdt": -300, "cst": -360, "mdt": -360, "mst": -420, "pdt": -420,
    "pst": -480, "akdt": -480, "akst": -540, "hst": -600,
  ]
}
