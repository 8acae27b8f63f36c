/**
 * What a source would give, before anybody adds it: what its address is, what it names, and what
 * the crawler would make of its first articles.
 *
 * <p>{@link org.newswatch.crawler.preview.Preview} is the door. It asks through the same {@link
 * org.newswatch.crawler.fetch.Fetcher} as the crawler, as politely, and reads with the same
 * readers; what went wrong is told in words, with what to do.
 */
@NullMarked
package org.newswatch.crawler.preview;

import org.jspecify.annotations.NullMarked;
