package org.newswatch.alerts.folding;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Told;

/**
 * Where alerts lead to.
 *
 * @param base where the pages are, ending in a slash; null when there are none
 */
public record Pages(@Nullable URI base) {

  /** No pages: alerts lead to articles only. */
  public static final Pages NONE = new Pages(null);

  Alert.Links links(String alert, Told article) {
    URI from = base;
    if (from == null) {
      return new Alert.Links(article.url(), null, null);
    }
    return new Alert.Links(
        article.url(),
        from.resolve("alerts/" + alert).toString(),
        from.resolve("alerts/" + alert + "/mute").toString());
  }
}
