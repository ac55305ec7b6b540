/// The pipeline file that `demarche init nightly` writes, and an article to begin with.
enum NightlyTemplate {
  static func text(name: String) -> String {
    """
    # A pipeline for every night: the stages, then how runs are made, watched and cleared up after.
    # 'demarche validate' checks this file, 'demarche doctor' the set-up around it. Paths are relative to this file.
    pipeline: "\(name)"

    stages:
      # Looks at the sources and keeps what it saw; the only stage that reads files or the network.
      fetch:
        time_limit: 3h                        # what was not asked for by then is asked for the next night
        # retries: 1                          # look again at sources that failed, after
        # retry_delay: 15m                    # so long; pages have tries of their own (below)
        with:
          contact: https://example.org/about-this-crawler   # where a site's operator finds you: set it
          sources:
            - folder: articles                # pages (.html) and texts (.txt)
            # - feed: https://mfa.example/press/rss.xml
            #   retries: 4                    # ask this slow server again up to four times a page
            # - page: https://mfa.example/speeches/      # a list of links
            #   links: ul.speeches a
            # - sitemap: https://agency.example/news-sitemap.xml

      normalize:
        inputs: [fetch]

      extract:
        inputs: [normalize]

      deduplicate:
        inputs:
          articles: normalize
          statements: extract

      aggregate:
        inputs: [deduplicate]

    publish:
      folder: outputs                         # a link to the results of the last good run
      formats: [csv, json, report]
      keep: 14                                # published runs that are kept
      max_change: 20%                         # publish nothing if more of a table's rows would change or go
      max_rejects: 20%                        # call the run degraded if more is set aside

    # Nothing below makes a stage run again when you change it.
    run:
      time_limit: 5h                          # what is done by then is kept, and the next night goes on
      min_free: 500MB                         # do not begin on a disk that is nearly full
      # keep_going: true                      # if a stage fails, do what does not need it

    gc:                                       # after each run that published
      keep: 30                                # runs whose rows can still be compared and explained
      max_age: 90d

    # For Prometheus' node exporter (--collector.textfile.directory); the user must be allowed to write there.
    # metrics: /var/lib/prometheus/node-exporter/demarche-\(name).prom

    # notify:
    #   - webhook: { url_env: DEMARCHE_WEBHOOK }     # in secrets.env, which the service reads
    #     on: [failure, degraded, recovery]
    #   - mail: { to: desk@example.org }
    #     on: failure

    """
  }

  static let article = """
    PORT ALDEN, March 14, 2025 - Foreign Minister Mira Solen of Valdoria said on Friday that the strait would be \
    reopened to fishing boats next week.

    "We welcome the agreement with Ostania and will withdraw our patrol ships by Monday," Solen told reporters. She \
    called on both sides to keep to the timetable and warned that further delays would harm the coastal towns.

    Asked about the arrest of two Ostanian sailors, a spokesman for the foreign ministry of Ostania, Pavel Orsk, \
    said: "We strongly protest against these detentions and demand the immediate release of our citizens."

    """
}
