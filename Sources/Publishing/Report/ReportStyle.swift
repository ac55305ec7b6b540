/// The page's style. Cooperation is blue and conflict orange, which the colour-blind tell apart; a sign or a side
/// always says the same. Tones are mixed with the ground, so that text stays legible on them in light and dark.
enum ReportStyle {
  static let css = ground + sections + charts + list + media

  private static let ground = """
    :root { color-scheme: light dark; --ground: #f7f7f5; --card: #fff; --ink: #1c2127; --soft: #59636e;
      --line: #d9dde2; --coop: #2166ac; --conf: #c05a00; --link: #1d5a9e; --alert: #fff3e2; }
    @media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1c2026; --ink: #e6e9ed;
      --soft: #9aa5b1; --line: #343b44; --coop: #5fa8ea; --conf: #f0953f; --link: #86bdf2; --alert: #35291a; } }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body { margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 76rem; background: var(--ground); color: var(--ink);
      font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif; }
    a { color: var(--link); text-underline-offset: .15em; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
    h1 { margin: 0; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
    h2 { margin: 0 0 .25rem; font-size: 1.2rem; }
    h3 { margin: 0 0 .25rem; font-size: 1rem; }
    code { font-size: .9em; overflow-wrap: anywhere; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: .5rem; padding: .4rem .8rem; background: var(--card); z-index: 2; }
    header { padding: 1.75rem 0 .25rem; }
    .kind { margin: 0; color: var(--soft); font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: .6rem; font-size: .9rem; }
    footer { margin-top: 2rem; color: var(--soft); font-size: .85rem; }
    .note, .lead { margin: 0 0 .75rem; color: var(--soft); font-size: .9rem; }
    .scroll { overflow-x: auto; }

    """

  private static let sections = """
    section { margin: 1.1rem 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
      border-radius: 10px; }
    .columns { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.1rem; align-items: start; }
    .columns section { margin: 0; }
    .outcome { color: var(--ink); }
    .outcome.degraded, .outcome.failed { color: var(--conf); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 0;
      padding: 0; list-style: none; }
    .tiles li { padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 8px; }
    .tiles b { display: block; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .tiles span, .tiles small { display: block; }
    .tiles small { color: var(--soft); min-height: 1.5em; }
    .alert { margin: 1rem 0 0; padding: .7rem 1rem; background: var(--alert); border-left: 4px solid var(--conf);
      border-radius: 4px; overflow-wrap: anywhere; }
    .alert ul { margin: 0; padding-left: 1.2rem; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    .numbers { font-size: .9rem; margin-top: .5rem; }
    .numbers th, .numbers td { padding: .2rem .8rem .2rem 0; text-align: right; vertical-align: top;
      border-bottom: 1px solid var(--line); }
    .numbers th:first-child, .numbers .why, #rejects td:nth-child(2), #rejects th:nth-child(2) { text-align: left; }
    .why { min-width: 16rem; overflow-wrap: anywhere; }
    summary { cursor: pointer; color: var(--link); font-size: .9rem; }
    #rejects li { overflow-wrap: anywhere; font-size: .9rem; }

    """

  private static let charts = """
    .key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .3em; }
    .coop { --tone: var(--coop); } .conf { --tone: var(--conf); }
    .key, .bar span { background: var(--tone); }
    svg .coop, svg .conf { fill: var(--tone); }
    .timeline { display: grid; grid-template-columns: auto 1fr; gap: 0 .5rem; margin-bottom: .5rem; }
    .timeline svg { width: 100%; height: 190px; display: block; }
    .scale { display: grid; text-align: right; line-height: 1;
      font-size: .75rem; color: var(--soft); font-variant-numeric: tabular-nums; }
    .scale span { grid-column: 1; grid-row: 2; align-self: end; }
    .scale span:first-child { grid-row: 1; align-self: start; }
    .scale .zero { grid-row: 1; transform: translateY(50%); }
    .hit { fill: transparent; }
    a:hover > .hit { fill: color-mix(in oklab, var(--ink) 10%, transparent); }
    .axis { stroke: var(--soft); stroke-width: 1; vector-effect: non-scaling-stroke; }
    .days { grid-column: 2; position: relative; height: 1.4rem; font-size: .75rem; color: var(--soft); }
    .days span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
    .days .start { transform: none; left: 0 !important; }
    .days .end { transform: none; left: auto !important; right: 0; }
    .matrix { font-size: .85rem; border-collapse: separate; border-spacing: 2px; }
    .matrix th { font-weight: 600; padding: .1rem .4rem; white-space: nowrap; max-width: 9rem; overflow: hidden;
      text-overflow: ellipsis; }
    .matrix th[scope=row] { position: sticky; left: 0; background: var(--card); text-align: left; z-index: 1; }
    .corner { color: var(--soft); font-weight: 400; font-size: .75rem; }
    .matrix td { padding: 0; min-width: 3.2rem; height: 2.7rem; text-align: center; border-radius: 4px;
      background: color-mix(in oklab, var(--line) 22%, var(--card)); }
    .matrix td.self { background: repeating-linear-gradient(45deg, var(--line) 0 1px, transparent 1px 6px); }
    .matrix td a { display: flex; flex-direction: column; justify-content: center; height: 100%; color: var(--ink);
      text-decoration: none; line-height: 1.15; border-radius: 4px; }
    .matrix td a:hover { box-shadow: inset 0 0 0 2px var(--ink); }
    .matrix small { color: inherit; opacity: .8; font-size: .7rem; }
    .matrix .m3, .legend .m3 { background: color-mix(in oklab, var(--conf) 62%, var(--card)); }
    .matrix .m2, .legend .m2 { background: color-mix(in oklab, var(--conf) 38%, var(--card)); }
    .matrix .m1, .legend .m1 { background: color-mix(in oklab, var(--conf) 18%, var(--card)); }
    .matrix .z, .legend .z { background: color-mix(in oklab, var(--soft) 22%, var(--card)); }
    .matrix .p1, .legend .p1 { background: color-mix(in oklab, var(--coop) 18%, var(--card)); }
    .matrix .p2, .legend .p2 { background: color-mix(in oklab, var(--coop) 36%, var(--card)); }
    .matrix .p3, .legend .p3 { background: color-mix(in oklab, var(--coop) 56%, var(--card)); }
    .legend { display: flex; gap: 2px; margin: 0 0 .6rem; font-size: .75rem; }
    .legend span { min-width: 1.6rem; height: 1.3rem; padding: 0 .5rem; border-radius: 3px; line-height: 1.3rem; }
    .bars { margin: 0; padding: 0; list-style: none; }
    .bars a { display: grid; grid-template-columns: 1fr auto; gap: 0 .5rem; padding: .25rem 0; color: var(--ink);
      text-decoration: none; }
    .bars a:hover .name { text-decoration: underline; }
    .bars .name { overflow-wrap: anywhere; }
    .bars i { color: var(--soft); font-style: normal; font-size: .85em; }
    .bars .count { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .bars small { color: var(--soft); }
    .bar { grid-column: 1 / -1; display: flex; gap: 1px; height: .5rem; }
    .bar span { border-radius: 2px; }
    .graph { display: block; max-width: none; }
    .graph.down { display: none; }
    .graph rect { fill: var(--card); stroke: var(--line); stroke-width: 1.5; }
    .graph .ran rect { stroke: var(--coop); stroke-width: 2.5; }
    .graph .failed rect { stroke: var(--conf); stroke-width: 2.5; stroke-dasharray: 5 3; }
    .graph .skipped rect { stroke-dasharray: 2 3; }
    .graph text { fill: var(--ink); font-size: 13px; }
    .graph .name { font-weight: 700; font-size: 15px; }
    .graph .fact { fill: var(--soft); }
    .edge { fill: none; stroke: var(--soft); stroke-width: 1.5; }
    .tip { fill: var(--soft); }

    """

  private static let list = """
    form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; }
    label { display: flex; flex-direction: column; font-size: .8rem; color: var(--soft); }
    .wide { flex: 1 1 16rem; }
    input, select, button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--ground);
      border: 1px solid var(--line); border-radius: 6px; padding: .35rem .6rem; min-height: 2.4rem; }
    select { max-width: 14rem; }
    button { cursor: pointer; }
    button:hover { border-color: var(--link); }
    .found { margin: .8rem 0 0; font-size: .9rem; color: var(--soft); }
    .chip { min-height: 0; padding: .05rem .6rem; border-radius: 1rem; font-size: .85rem; }
    #list { margin: 0; padding: 0; list-style: none; }
    #list li { padding: .9rem 0; border-bottom: 1px solid var(--line); }
    #list p { margin: 0; }
    .head { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; font-size: .9rem; }
    .head time { color: var(--soft); font-variant-numeric: tabular-nums; }
    .head .code { font-weight: 600; }
    .towards, .head small { color: var(--soft); }
    .act { padding: 0 .5rem; border: 1px solid var(--tone, var(--soft)); border-radius: 4px; font-size: .8rem;
      background: color-mix(in oklab, var(--tone, var(--soft)) 14%, var(--card)); }
    blockquote { margin: .35rem 0; font: 1.05rem/1.5 Charter, Georgia, "Liberation Serif", serif;
      overflow-wrap: anywhere; max-width: 46rem; }
    blockquote.direct::before { content: open-quote; } blockquote.direct::after { content: close-quote; }
    .who { font-size: .95rem; }
    .carriers { font-size: .88rem; color: var(--soft); overflow-wrap: anywhere; }

    """

  private static let media = """
    @media (max-width: 60rem) { .columns { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
    @media (max-width: 40rem) {
      body { padding: 0 .75rem 2rem; }
      section { padding: .9rem; }
      .columns { grid-template-columns: minmax(0, 1fr); }
      .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .days .mid { display: none; }
      .timeline svg { height: 150px; }
      .graph.across { display: none; }
      .graph.down { display: block; }
      label { flex: 1 1 8rem; min-width: 0; }
      .wide { flex-basis: 100%; }
      input, select { width: 100%; max-width: none; }
    }
    @media print {
      :root { color-scheme: light; --ground: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb;
        --coop: #2166ac; --conf: #c05a00; --link: #000; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav, form, .skip, #more, details:not([open]) { display: none; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      section { border: 0; padding: 0; }
      .columns { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .scroll { overflow: visible; }
      .tiles li, #list li, .bars li, tr, .timeline { break-inside: avoid; }
      h2 { break-after: avoid; }
    }

    """
}
