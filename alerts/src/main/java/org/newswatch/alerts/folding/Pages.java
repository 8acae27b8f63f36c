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

  /** Those of an alert of a story. */
  Alert.Links links(String alert, Told article) {
    return links(alert, article.url(), "/mute");
  }

  /** Those of an alert that is of no story, and so has none to mute. */
  Alert.Links linksOfNoStory(String alert, @Nullable String article) {
    return links(alert, article, null);
  }

  private Alert.Links links(String alert, @Nullable String article, @Nullable String mute) {
    URI from = base;
    if (from == null) {
      return new Alert.Links(article, null, null);
    }
    String page = from.resolve("alerts/" + alert).toString();
    return new Alert.Links(article, page, mute == null ? null : page + mute);
  }
}
