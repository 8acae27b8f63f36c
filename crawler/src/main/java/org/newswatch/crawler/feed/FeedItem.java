package org.newswatch.crawler.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.url.Hashes;

/**
 * What a feed says of one article.
 *
 * @param url its address, normalised
 * @param title one line; null when the feed has none
 * @param published when the feed says it was published
 * @param updated when the feed says it was last changed
 * @param summary plain text
 */
public record FeedItem(
    String url,
    @Nullable String title,
    @Nullable Instant published,
    @Nullable Instant updated,
    @Nullable String summary) {

  /** By this two looks at the feed are told apart: a change asks for a look at the article. */
  public String hash() {
    return Hashes.of(title + "\n" + published + "\n" + updated);
  }
}
