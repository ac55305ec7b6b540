/// The HTML elements that code tells apart; `other` for the rest and for everything in XML.
package enum HTMLTag: String, CaseIterable, Sendable {
  case other = ""
  case a, abbr, address, amp, article, aside, audio, b, base, blockquote, body, br, button, canvas, center,
    cite
  case code, col, colgroup, datalist, dd, del, details, dfn, dialog, div, dl, dt, em, embed, fieldset,
    figcaption,
    figure
  case font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hr, html, i, iframe, img,
    input
  case ins, kbd, label, legend, li, link, main, map, mark, menu, meta, nav, noframes, noscript, object, ol
  case optgroup, option, output, p, picture, pre, progress, q, rp, rt, ruby, s, samp, script, section, select
  case slot, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template
  case textarea, tfoot, th, thead, time, title, tr, tt, u, ul, `var`, video, wbr

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// The HTML attributes that code tells apart; `other` for the rest and for everything in XML.
package enum HTMLAttribute: String, CaseIterable, Sendable {
  case other = ""
  case alt, charset, `class`, content, datetime, dir, href, hidden, id, itemprop, itemscope, itemtype, lang,
    media
  case name, property, rel, role, src, style, title, type, value
  case ariaHidden = "aria-hidden"
  case ariaLabel = "aria-label"
  case httpEquiv = "http-equiv"

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
