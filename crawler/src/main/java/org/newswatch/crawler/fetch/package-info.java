/**
 * One page off the web, politely and safely: robots.txt is asked first, one request at a time goes
 * to a registrable domain with a pause after each, every connection and every redirect passes the
 * guard against private networks, and size, time, headers and redirects are bounded.
 *
 * <p>The door is {@link org.newswatch.crawler.fetch.Fetcher}; what can come of a fetch is a {@link
 * org.newswatch.crawler.fetch.FetchOutcome}.
 */
@NullMarked
package org.newswatch.crawler.fetch;

import org.jspecify.annotations.NullMarked;
