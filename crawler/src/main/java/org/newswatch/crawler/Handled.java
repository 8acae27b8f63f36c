package org.newswatch.crawler;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.RawArticle;

/**
 * What came of an order, and what of it is to be kept.
 *
 * @param article to be published before the result is kept
 * @param pause what the server asked for
 */
record Handled(FetchResult result, @Nullable RawArticle article, @Nullable Duration pause) {

  static Handled of(FetchResult result) {
    return new Handled(result, null, null);
  }
}
