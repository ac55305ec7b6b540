/// The newest statements: a form that narrows them down, and a list that the page's script fills.
struct StatementsSection {
  let columns: StatementColumns
  let different: Int?

  var markup: Markup {
    """
    <section id="statements" aria-labelledby="statements-title">
    <h2 id="statements-title">Newest statements</h2>
    <p class="note">\(scope) Copies of a statement in several articles are one entry.</p>
    <form id="filters" role="search" aria-label="Narrow the statements down">
    <label class="wide">Search <input type="search" id="q" autocomplete="off" \
    placeholder="words, speaker, outlet (press /)"></label>
    <label>Actor <select id="actor"><option value="">all</option></select></label>
    <label>Act <select id="act"><option value="">all</option></select></label>
    <label>Form <select id="form"><option value="">all</option></select></label>
    <label>From <input type="date" id="from"></label>
    <label>Until <input type="date" id="until"></label>
    <button type="button" id="clear">Clear</button>
    </form>
    <p class="found"><output id="found" aria-live="polite"></output> <span id="chips"></span></p>
    <ol id="list"></ol>
    <p><button type="button" id="more" hidden>Show more</button></p>
    <noscript><p class="alert">The list needs scripts. All statements are in <code>statements.csv</code> and
    <code>statements.jsonl</code> beside this folder.</p></noscript>
    </section>

    """
  }

  private var scope: Markup {
    guard let different, different > columns.count else { return "All \(columns.count) statements." }
    return """
      The newest \(columns.count) of \(different) different statements; the tables beside this page have them \
      all, and the figures above count them all.
      """
  }
}
