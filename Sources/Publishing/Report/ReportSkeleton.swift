/// The frame of the page.
struct ReportSkeleton {
  let title: String
  let contentSecurity: Markup
  let style: Markup
  let script: Markup
  /// Inert JSON.
  let data: Markup

  /// `menu` is what the body has to lead to: identifiers and titles.
  func markup(body: Markup, menu: [(id: Markup, title: Markup)]) -> Markup {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(contentSecurity)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(title): diplomatic statements</title>
    <link rel="icon" href="data:,">
    <style>
    \(style)</style>
    </head>
    <body>
    <a class="skip" href="#statements">Skip to the statements</a>
    <header><p class="kind">Diplomatic statements</p><h1>\(title)</h1>
    <nav aria-label="Sections">\(links(menu))</nav></header>
    <main>
    \(body)</main>
    <footer><p>Every figure comes from the tables beside this page; <code>datapackage.json</code> describes their
    columns, <code>run.json</code> the run. Made by Demarche.</p></footer>
    <script type="application/json" id="data">\(data)</script>
    <script>\(script)</script>
    </body>
    </html>

    """
  }

  private func links(_ menu: [(id: Markup, title: Markup)]) -> Markup {
    menu.map { "<a href=\"#\($0.id)\">\($0.title)</a> " as Markup }.joined()
  }
}
