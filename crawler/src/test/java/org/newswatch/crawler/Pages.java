package org.newswatch.crawler;

/** Article pages of our own words. */
public final class Pages {

  private Pages() {}

  /** A page that holds an article with this headline. */
  public static String article(String headline) {
    return """
        <!doctype html><html lang="en"><head><title>%1$s</title></head><body><article><h1>%1$s</h1>
        <p>The harbour of Port Ennis opened again on Tuesday, three weeks after the storm took away
        the northern mole and left two ferries on the beach.</p>
        <p>The harbour master told reporters that the work had taken longer than anyone expected, and
        that boats would leave on the hour from now on.</p>
        <p>People who live on the island welcomed the news, although some asked who would pay for it
        in the end.</p></article></body></html>
        """
        .formatted(headline);
  }
}
