package org.newswatch.crawler.sitemap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a sitemap. */
public sealed interface SitemapOutcome {

  /**
   * A list of further sitemaps, newest first where they say when they changed.
   *
   * @param children each address once
   * @param counts what became of the entries
   */
  record Index(List<Child> children, Counts counts) implements SitemapOutcome {
    public Index {
      children = List.copyOf(children);
    }
  }

  /**
   * A list of pages, in the file's order, each address once.
   *
   * @param pages when there are more than the bound, the newest ones
   * @param counts what became of the entries
   */
  record Pages(List<Page> pages, Counts counts) implements SitemapOutcome {
    public Pages {
      pages = List.copyOf(pages);
    }
  }

  /**
   * It is no sitemap that can be read.
   *
   * @param reason one word that metrics count by: {@code empty}, {@code html}, {@code too-large},
   *     {@code gzip}, {@code not-a-sitemap}
   * @param detail the same in a sentence
   */
  record Refused(String reason, String detail) implements SitemapOutcome {}

  /**
   * One sitemap of an index.
   *
   * @param url its address, normalised
   * @param modified when the index says it was last changed
   */
  record Child(String url, @Nullable Instant modified) {}

  /**
   * One page.
   *
   * @param url its address, normalised
   * @param modified when the sitemap says it was last changed
   * @param published a news sitemap's publication date
   * @param title a news sitemap's title
   * @param language a news sitemap's language, as declared
   */
  record Page(
      String url,
      @Nullable Instant modified,
      @Nullable Instant published,
      @Nullable String title,
      @Nullable String language) {}

  /**
   * What became of a file's entries.
   *
   * @param entries entries in the file, as far as it was read
   * @param withoutAddress those that name no web address
   * @param overBound those left out because there are more than the bound
   * @param cut whether the file ended before its end
   */
  record Counts(int entries, int withoutAddress, int overBound, boolean cut) {}
}
