/**
 * Addresses and identity: what a URL is called once its spelling no longer matters, which site it
 * belongs to, and which article it stands for.
 *
 * <p>The doors are {@link org.newswatch.crawler.url.Urls} and {@link
 * org.newswatch.crawler.url.ArticleIdentity}; both are pure functions, so that the crawler, an
 * import and every replay arrive at the same id.
 */
@NullMarked
package org.newswatch.crawler.url;

import org.jspecify.annotations.NullMarked;
