package org.newswatch.crawler.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What is to be fetched.
 *
 * @param url a normalised address
 * @param etag validator of the copy one has
 * @param lastModified the other validator of that copy
 */
public record FetchRequest(String url, @Nullable String etag, @Nullable String lastModified) {

  /** Whatever is there now. */
  public static FetchRequest of(String url) {
    return new FetchRequest(url, null, null);
  }
}
