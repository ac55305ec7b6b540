import Markup

/// What HTML elements mean for reading text.
enum ElementRules {
  /// Elements whose content is never read.
  static func isSkipped(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .noscript, .template, .head, .title, .button, .select, .option, .optgroup,
      .textarea,
      .input, .iframe, .object, .embed, .svg, .canvas, .audio, .video, .map, .frame, .frameset, .noframes,
      .progress, .datalist, .dialog, .rp, .rt:
      true
    default: false
    }
  }

  /// Elements that stand in a line; all others of HTML begin and end a block.
  static func isInline(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .a, .abbr, .b, .cite, .code, .del, .dfn, .em, .font, .i, .img, .ins, .kbd, .label, .mark, .output,
      .picture, .q, .ruby, .s, .samp, .slot, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u,
      .`var`,
      .wbr, .other, .amp:
      true
    default: false
    }
  }

  /// What a block is that stands directly in the element.
  static func kind(_ tag: HTMLTag) -> Block.Kind? {
    switch tag {
    case .p: .paragraph
    case .li, .dd, .dt: .listItem
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .blockquote: .quote
    case .td, .th: .cell
    case .pre: .preformatted
    default: nil
    }
  }
}
