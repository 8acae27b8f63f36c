package org.newswatch.crawler.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feed of a list.
 *
 * @param title one line; the address when the list gives none
 * @param feedUrl where the feed is, as an http or https address
 * @param siteUrl the site that it is of
 * @param folders the folders it lies in, outermost first
 * @param language as the list says
 */
public record Subscription(
    String title,
    String feedUrl,
    @Nullable String siteUrl,
    List<String> folders,
    @Nullable String language) {
  public Subscription {
    folders = List.copyOf(folders);
  }
}
