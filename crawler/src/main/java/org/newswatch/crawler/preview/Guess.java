package org.newswatch.crawler.preview;

import java.net.URI;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.RawArticle;
import org.newswatch.crawler.preview.SourcePreview.Article;

/** Whether a page is one article or a page that leads to many. */
final class Guess {

  /** A page with less text of its own that links to articles is a list of them. */
  private static final int TEXT_CHARS_MIN = 1_500;

  /** Links to articles that a list has; an article has a few under it. */
  private static final int LINKS_MAX = 25;

  private Guess() {}

  static boolean isArticle(String url, Article article, Reading listing) {
    RawArticle found = article.article();
    String path = URI.create(url).getPath();
    if (found == null || path == null || path.length() <= 1) {
      return false;
    }
    Provenance dated = found.provenance().get("publishedAt");
    boolean said = dated == Provenance.JSON_LD || dated == Provenance.META;
    int links = listing.items() == null ? 0 : listing.items().count();
    return said || (found.text().length() >= TEXT_CHARS_MIN && links <= LINKS_MAX) || links < 3;
  }
}
