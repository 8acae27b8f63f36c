package org.newswatch.crawler.opml;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One feed of a list.
 *
 * @param title one line; the address when the list gives none
 * @param feedUrl where the feed is, as an http or https address
 * @param siteUrl the site that it is of
 * @param folders the folders it lies in, outermost first
 * @param language as the list says
 * @param own what only lists of ours say: values by names of lower-case letters
 */
public record Subscription(
    String title,
    String feedUrl,
    @Nullable String siteUrl,
    List<String> folders,
    @Nullable String language,
    Map<String, String> own) {
  public Subscription {
    folders = List.copyOf(folders);
    own = Collections.unmodifiableMap(new TreeMap<>(own));
  }

  /** A feed of any list. */
  public Subscription(
      String title,
      String feedUrl,
      @Nullable String siteUrl,
      List<String> folders,
      @Nullable String language) {
    this(title, feedUrl, siteUrl, folders, language, Map.of());
  }
}
