package org.newswatch.crawler.url;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;

/**
 * Which article an address stands for.
 *
 * @param id the article's id: of the canonical address when it is believed, else of the fetched one
 * @param url the fetched address in its one spelling
 * @param canonicalUrl what the page says its address is, when that is on its own registrable
 *     domain; another site's claim is not believed
 */
public record ArticleIdentity(ArticleId id, String url, @Nullable String canonicalUrl) {

  /**
   * The identity of what was fetched at {@code url} and calls itself {@code claim}.
   *
   * @param claim the page's canonical address, relative or absolute; null when it has none
   * @return empty when {@code url} is no web address
   */
  public static Optional<ArticleIdentity> of(String url, @Nullable String claim) {
    return Urls.normalise(url).map(fetched -> of(fetched, Urls.resolve(fetched, claim)));
  }

  private static ArticleIdentity of(String fetched, Optional<String> claim) {
    String domain = Urls.domainOf(fetched);
    String believed =
        claim
            .filter(canonical -> Urls.domainOf(canonical).equals(domain))
            .filter(canonical -> !isFrontPage(canonical) || isFrontPage(fetched))
            .orElse(null);
    String key = believed == null ? fetched : believed;
    return new ArticleIdentity(ArticleId.ofUrl(key), fetched, believed);
  }

  /** Some sites name their front page as the canonical address of every article. */
  private static boolean isFrontPage(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 || path == url.length() - 1;
  }
}
