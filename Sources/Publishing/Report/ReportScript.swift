/// The page's script: fills the list of statements and narrows it down. Text from the data reaches the page as text
/// alone (`textContent`), and links only where they lead over HTTP.
enum ReportScript {
  static let all = data + filter + list + wiring

  /// Rows from columns.
  private static let data = #"""
    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const word = n => n < 0 ? "" : data.words[n];
    const rows = data.text.map((text, i) => {
      const row = {text, negated: data.negated[i] === 1, size: data.size[i], quad: data.quad[i]};
      for (const name of ["id", "date", "actor", "act", "form", "speaker", "role", "organization", "mention",
        "title", "outlet", "url", "published"]) row[name] = word(data[name][i]);
      for (const name of ["to", "about", "topics"]) row[name] = data[name][i].map(word);
      const c = data.carriers[i];
      row.carriers = [];
      for (let k = 0; k < c.length; k += 3)
        row.carriers.push({date: word(c[k]), outlet: word(c[k + 1]), url: word(c[k + 2])});
      if (!row.carriers.length) row.carriers.push({date: row.published, outlet: row.outlet, url: row.url});
      return row;
    });
    const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const searched = row => row.folded ??= fold([row.text, row.speaker, row.role, row.organization, row.mention,
      row.title, row.actor, row.act, ...row.to, ...row.about, ...row.carriers.map(c => c.outlet)].join("\n"));

    """#

  /// The state is the address's fragment: a link to `#actor=FRA&act=WARN` is a filter.
  private static let filter = #"""
    const fields = ["q", "actor", "act", "form", "from", "until"];
    const others = ["to", "topic", "speaker"];
    const names = {to: "to or about", topic: "topic", speaker: "speaker"};
    const byId = id => document.getElementById(id);
    let state = {};
    const isFilter = hash => hash.includes("=");
    const readState = () => {
      const given = new URLSearchParams(isFilter(location.hash) ? location.hash.slice(1) : "");
      state = {};
      for (const key of [...fields, ...others]) if (given.get(key)) state[key] = given.get(key);
    };
    const fragment = () => "#" + (new URLSearchParams(state).toString() || "all=");
    const matches = () => {
      const words = fold(state.q || "").split(/\s+/).filter(Boolean);
      return rows.filter(row =>
        (!state.actor || row.actor === state.actor) && (!state.act || row.act === state.act) &&
        (!state.form || row.form === state.form) && (!state.speaker || row.speaker === state.speaker) &&
        (!state.to || row.to.includes(state.to) || row.about.includes(state.to)) &&
        (!state.topic || row.topics.includes(state.topic)) &&
        (!state.from || row.date >= state.from) && (!state.until || (row.date && row.date <= state.until)) &&
        words.every(word => searched(row).includes(word)));
    };

    """#

  private static let list = #"""
    const element = (tag, kind, ...content) => {
      const node = document.createElement(tag);
      if (kind) node.className = kind;
      node.append(...content.filter(part => part !== "" && part != null));
      return node;
    };
    const text = (tag, kind, value) => {
      const node = element(tag, kind, value);
      node.dir = "auto";
      return node;
    };
    const link = (label, url) => {
      if (!/^https?:\/\//i.test(url)) return text("span", "", label);
      const node = text("a", "", label);
      node.href = url;
      node.rel = "noopener noreferrer";
      return node;
    };
    const filterLink = (label, key) => {
      const node = text("a", "code", label);
      node.href = "#" + new URLSearchParams({[key]: label});
      return node;
    };
    const codes = (label, values, key) => values.length
      ? element("span", "towards", label, ...values.flatMap((v, i) => [i ? ", " : " ", filterLink(v, key)])) : "";
    const host = url => /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).host : "";
    const outlets = row => {
      const node = element("p", "carriers", row.title ? link(row.title, row.url) : "");
      const isCopied = row.carriers.length > 1;
      if (isCopied) node.append(element("br"), "Carried by " + row.carriers.length + " articles");
      const named = row.carriers.filter(c => isCopied || c.outlet || host(c.url));
      named.forEach((c, i) => node.append(i ? " · " : isCopied ? ": " : row.title ? " · " : "",
        link(c.outlet || host(c.url) || "an article without a name", c.url),
        c.date && c.date !== row.date ? element("small", "", " " + c.date) : ""));
      if (row.size > row.carriers.length && row.carriers.length > 1)
        node.append(element("small", "", " · " + row.size + " statements in the cluster"));
      return node;
    };
    const entry = row => {
      const tone = row.quad > 2 ? "conf" : row.quad > 0 ? "coop" : "";
      const sign = row.quad > 2 ? "− " : row.quad > 0 ? "+ " : "";
      const head = element("p", "head", element("time", "", row.date || "no date"),
        row.actor ? filterLink(row.actor, "actor") : "", codes("→", row.to, "to"), codes("about", row.about, "to"),
        element("span", "act " + tone, sign + (row.negated ? "not " : "") + row.act), element("small", "", row.form));
      const quote = text("blockquote", row.form === "direct" ? "direct" : "", row.text);
      const who = element("p", "who", text("b", "", row.speaker || row.mention || "No speaker named"),
        ...[row.role, row.organization].filter(Boolean).flatMap(part => [", ", text("span", "", part)]));
      const node = element("li", "", head, quote, who, outlets(row));
      node.id = row.id;
      return node;
    };
    const page = 50;
    let found = [], shown = 0;
    const showMore = () => {
      byId("list").append(...found.slice(shown, shown + page).map(entry));
      shown = Math.min(found.length, shown + page);
      byId("more").hidden = shown >= found.length;
      byId("more").textContent = "Show more (" + (found.length - shown) + " left)";
    };
    const show = () => {
      found = matches();
      shown = 0;
      byId("list").replaceChildren();
      showMore();
      byId("found").textContent = found.length === rows.length ? rows.length + " statements"
        : found.length + " of " + rows.length + " statements";
      byId("chips").replaceChildren(...others.filter(key => state[key]).map(key => {
        const chip = element("button", "chip", names[key] + ": " + state[key] + " ✕");
        chip.type = "button";
        chip.addEventListener("click", () => { delete state[key]; apply(); });
        return chip;
      }));
    };

    """#

  private static let wiring = #"""
    const fill = (id, values) => {
      for (const value of [...new Set(values)].filter(Boolean).sort()) {
        const option = element("option", "", value);
        option.value = value;
        byId(id).append(option);
      }
    };
    fill("actor", rows.map(row => row.actor));
    fill("act", rows.map(row => row.act));
    fill("form", rows.map(row => row.form));
    const apply = () => { history.replaceState(null, "", fragment()); show(); };
    const fromAddress = () => {
      readState();
      for (const id of fields) {
        const wanted = state[id] || "", field = byId(id);
        const isUnknown = field.tagName === "SELECT" && ![...field.options].some(o => o.value === wanted);
        if (wanted && isUnknown) fill(id, [wanted]);
        field.value = wanted;
      }
      show();
      if (isFilter(location.hash)) byId("statements").scrollIntoView();
    };
    let pause = 0;
    for (const id of fields) byId(id).addEventListener("input", () => {
      const value = byId(id).value;
      if (value) state[id] = value; else delete state[id];
      clearTimeout(pause);
      pause = setTimeout(apply, 120);
    });
    byId("filters").addEventListener("submit", event => event.preventDefault());
    byId("clear").addEventListener("click", () => { location.hash = "#all="; byId("q").focus(); });
    byId("more").addEventListener("click", showMore);
    window.addEventListener("hashchange", () => { if (isFilter(location.hash)) fromAddress(); });
    document.addEventListener("keydown", event => {
      const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        byId("q").focus();
      }
    });
    fromAddress();

    """#
}
