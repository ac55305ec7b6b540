/// The labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels).
enum EncodingLabels {
  /// Encodings by label.
  static let encodings: [String: TextEncoding] = {
    var result: [String: TextEncoding] = [:]
    for (encoding, labels) in table {
      result[encoding.rawValue] = encoding
      for label in labels.split(separator: " ") { result[String(label)] = encoding }
    }
    return result
  }()

  /// The labels besides the encoding's own name.
  private static let table: [(TextEncoding, String)] = [
    (.utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"),
    (.utf16LE, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"),
    (.utf16BE, "unicodefffe"),
    (.ibm866, "866 cp866 csibm866"),
    (.macintosh, "csmacintosh mac x-mac-roman"),
    (.gbk, "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk"),
    (.gb18030, ""),
    (.big5, "big5-hkscs cn-big5 csbig5 x-x-big5"),
    (.iso88592, "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
    (.iso88593, "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
    (.iso88594, "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
    (.iso88595, "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
    (
      .iso88596,
      """
      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i \
      iso-ir-127 
      """
        + "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    ),
    (
      .iso88597,
      "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
        + "iso_8859-7:1987 sun_eu_greek"
    ),
    (
      .iso88598,
      """
      csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8\
       iso88598 
      """
        + "iso_8859-8 iso_8859-8:1988 logical visual"
    ),
    (.iso885910, "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    (.iso885913, "iso8859-13 iso885913"),
    (.iso885914, "iso8859-14 iso885914"),
    (.iso885915, "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"),
    (.iso885916, ""),
    (.koi8R, "cskoi8r koi koi8 koi8_r"),
    (.koi8U, "koi8-ru"),
    (.windows874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
    (.windows1250, "cp1250 x-cp1250"),
    (.windows1251, "cp1251 x-cp1251"),
    (
      .windows1252,
      """
      ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 \
      iso_8859-1 
      """
        + "iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"
    ),
    (.windows1253, "cp1253 x-cp1253"),
    (
      .windows1254,
      """
      cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 \
      latin5 x-cp1254
      """
    ),
    (.windows1255, "cp1255 x-cp1255"),
    (.windows1256, "cp1256 x-cp1256"),
    (.windows1257, "cp1257 x-cp1257"),
    (.windows1258, "cp1258 x-cp1258"),
    (.macCyrillic, "x-mac-ukrainian"),
    (.eucJP, "cseucpkdfmtjapanese x-euc-jp"),
    (.iso2022JP, "csiso2022jp"),
    (.shiftJIS, "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"),
    (
      .eucKR,
      "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"
    ),
  ]
}
