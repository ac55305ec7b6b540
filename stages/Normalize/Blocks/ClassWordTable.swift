/// Words of classes and identifiers, and what they hint at.
enum ClassWordTable {
  /// Hints by the hash of a word or of a pair.
  static let hints: HashedTable<ElementHints> = {
    var result = HashedTable<ElementHints>(minimumCapacity: 1024)
    func add(_ hint: ElementHints, to key: UInt64) { result[key] = (result[key] ?? []).union(hint) }
    for (hint, words) in lists {
      for entry in words.split(whereSeparator: \.isWhitespace) {
        let parts = entry.split(separator: "-").map { WordHash.hash(String($0)) }
        let key = parts.count == 2 ? WordHash.pair(parts[0], parts[1]) : parts[0]
        add(hint, to: key)
      }
    }
    for first in [
      "article", "story", "post", "entry", "news", "blog", "artikel", "articulo", "nota", "noticia", "press",
      "release",
    ] {
      for second in ["body", "content", "text", "copy", "contents", "txt", "texto", "inhalt"] {
        add(.body, to: WordHash.pair(WordHash.hash(first), WordHash.hash(second)))
        add(.body, to: WordHash.hash(first + second))
      }
    }
    return result
  }()

  /// Hints of whole classes.
  static let whole: HashedTable<ElementHints> = {
    let words = """
      hidden hide is-hidden u-hidden d-none invisible sr-only screen-reader-text screen-reader screenreader
      visually-hidden visuallyhidden u-visually-hidden is-visually-hidden element-invisible assistive-text
      noprint no-print print-only only-print show-for-sr
      """
    var result = HashedTable<ElementHints>(minimumCapacity: 64)
    for word in words.split(whereSeparator: \.isWhitespace) { result[WordHash.hash(String(word))] = .hidden }
    return result
  }()

  /// First words of classes that tell how an element is filed or shown, not what it is.
  static let states = Set(
    """
    tag category cat tax has is no not with without js type format status label view layout theme postid
    page node supports
    """
    .split(whereSeparator: \.isWhitespace).map { WordHash.hash(String($0)) })

  /// Last words of classes that tell the same.
  static let stateEnds = Set(
    "enabled disabled open opened closed active inactive ready loaded visible on off yes no true false"
      .split(separator: " ").map { WordHash.hash(String($0)) })

  private static let lists: [(ElementHints, String)] = [
    (
      .body,
      """
      body-text body-copy content-body name-body full-text fulltext bodytext bodycopy contentbody text-body
      main-text maintext rich-text richtext article-main article-inner article-paragraphs
      """
    ),
    (.article, "article story post hentry entry artikel articulo noticia nota single-post blogpost"),
    (
      .main,
      """
      content main maincontent main-content content-main page-content pagecontent primary-content
      content-area main-column maincol contents inhalt contenido contenu mainbody main-body col-main
      body-content bodycontent
      """
    ),
    (
      .furniture,
      """
      nav navi navigation navbar subnav topnav menu submenu breadcrumb breadcrumbs footer footnote-nav
      sidebar side-bar rail right-rail share shares sharing sharebar sharetools share-tools addthis addtoany
      social socialmedia social-media socials follow follow-us followus related relatedposts related-posts
      related-articles relatedarticles related-links relatedlinks recommend recommendation recommendations
      recommends recirc recirculation promo promos promotion promotions promobox newsletter newsletters
      subscribe subscription subscriptions signup sign-up optin paywall ad ads adv advert adverts
      advertisement advertisements advertising adbox adslot ad-slot sponsor sponsored sponsors taboola
      outbrain zergnet mgid trending popular most-read mostread most-popular mostpopular most-viewed toolbar
      toolbox tags taglist tag-list tagcloud tag-cloud keywords pagination pager paging paginator copyright
      colophon disclaimer login register signin sign-in search searchform searchbox print-only printonly
      print-button skip skiplink skip-link readmore read-more more-on more-from more-stories morestories
      more-articles more-news see-also seealso read-also also-read up-next next-article nextprev next-prev
      prev-next prevnext post-navigation rating ratings vote poll quiz survey widget-area sidebar-widget
      carousel slider slideshow gallery-nav masthead topbar top-bar header-nav site-header site-footer
      page-footer bottom-bar about-author author-bio authorbio author-box authorbox author-info author-card
      bio biography donate donation membership feedback correction-form jump-links toc of-contents jobs shop
      shopping product-list price cart ticker breaking-news breakingnews alert alerts notification
      notifications notice-bar infobox-links linkbox link-list linklist teaserlist teaser-list
      external-links topics topic-list tools actions action-bar buttons button-group embed-code embedcode
      syndication listen audio-player player video-player videoplayer playlist transcript-button helpful
      translate language-switcher languages lang-switcher
      """
    ),
    (
      .notice,
      """
      cookie cookies cookiebar cookiebanner consent gdpr dsgvo modal popup pop-up lightbox overlay-content
      privacy-popup
      """
    ),
    (
      .comments,
      "comment comments commentlist comment-list disqus respond reply replies discussion kommentare"
    ),
    (
      .byline,
      """
      byline bylines dateline-meta author authors author-name authorname post-meta entry-meta article-meta
      meta-info metadata timestamp datetime date pubdate publish-date publishdate published pub-date
      article-info post-info article-date post-date entry-date byline-date dates updated article-details
      info-bar credits autor autoren auteur auteurs autore posted-by written-by wrote-by
      """
    ),
    (
      .author,
      """
      author authors author-name authorname byline bylines autor autoren autorin auteur auteurs autore autori
      writer writers reporter journalist columnist contributor contributors poster username posted-by postedby
      written-by writtenby wrote-by wroteby submitted
      """
    ),
    (
      .date,
      """
      date timestamp datetime pubdate publish-date publishdate published pub-date article-date post-date
      entry-date time datum fecha dateline updated
      """
    ),
    (
      .caption,
      """
      caption captions figcaption figure-caption image-caption photo-caption wp-caption img-caption credit
      photo-credit image-credit photocredit imagecredit legend media-caption gallery image-description
      bildunterschrift photographer
      """
    ),
    (.teaser, "teaser teasers card cards item-card headline-list story-list related-story summary-list"),
    (
      .title,
      """
      headline article-title post-title entry-title articletitle posttitle entrytitle page-title title
      story-title
      """
    ),
  ]
}
