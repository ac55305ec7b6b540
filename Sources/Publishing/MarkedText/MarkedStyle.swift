/// The look of a page of marked statements; told apart by more than colour, light and dark.
enum MarkedStyle {
  static let text = """
    :root { color-scheme: light dark; --ground: #f7f7f5; --card: #fff; --ink: #1c2127; --soft: #59636e;
      --line: #d9dde2; --neutral: #6b7480; --cooperative: #2166ac; --asking: #8a5fb0; --hostile: #c05a00; }
    @media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1c2026; --ink: #e6e9ed; --soft: #9aa5b1;
      --line: #343b44; --neutral: #8a95a1; --cooperative: #5fa8ea; --asking: #b795dd; --hostile: #f0953f; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 80rem; background: var(--ground); color: var(--ink);
      font: 1rem/1.6 system-ui, sans-serif; }
    h1 { margin: .1rem 0 .3rem; font-size: 1.5rem; line-height: 1.25; }
    .kind { margin: 0; color: var(--soft); font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
    .soft, small { color: var(--soft); font-size: .85rem; }
    main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; align-items: start; }
    @media (max-width: 56rem) { main { grid-template-columns: minmax(0, 1fr); } }
    article { padding: .5rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      font: 1.05rem/1.8 Georgia, serif; overflow-wrap: anywhere; }
    .neutral { --tone: var(--neutral); } .cooperative { --tone: var(--cooperative); }
    .asking { --tone: var(--asking); } .hostile { --tone: var(--hostile); }
    mark, .legend span { color: inherit; padding: .1em 0; border-radius: 3px;
      background: color-mix(in oklab, var(--tone) 20%, transparent); box-shadow: inset 0 -2px var(--tone); }
    .legend span { padding: .1em .4em; margin-right: .5rem; }
    .legend { font-size: .85rem; line-height: 2; }
    u { text-decoration: underline 2px; text-underline-offset: .2em; }
    i { font-style: normal; text-decoration: underline dotted 2px var(--soft); text-underline-offset: .2em; }
    .number { display: inline-block; min-width: 1.5em; margin-right: .25em; padding: 0 .3em; border-radius: 1em;
      background: var(--tone); color: var(--card); font: 600 .75rem/1.5 system-ui, sans-serif; text-align: center;
      text-decoration: none; }
    ol { list-style: none; margin: 0; padding: 0; }
    li { position: relative; margin: 0 0 .7rem; padding: .6rem .9rem .6rem 2.9rem; background: var(--card);
      border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; }
    li > .number { position: absolute; left: .7rem; top: .75rem; }
    li p { margin: 0; }
    li:target, .number:target { outline: 3px solid var(--tone); outline-offset: 2px; }
    .act { font-size: .8rem; font-weight: 600; color: var(--tone); letter-spacing: .03em; }
    .code { padding: 0 .35rem; border: 1px solid var(--line); border-radius: 4px; font-size: .8rem; }
    """
}
