/**
 * One page off the web, politely and safely: robots.txt is asked first, one request at a time goes
 * to a registrable domain with a pause after each, every connection and every redirect passes the
 * guard against private networks, and size, time, headers and redirects are bounded.
 *
 * <p>The door is {@link org.newswatch.crawler.fetch.Fetcher}; what can come of a fetch is a {@link
 * org.newswatch.crawler.fetch.FetchOutcome}, and what a page asks of machines is read by {@link
 * org.newswatch.crawler.fetch.OptOuts}. Whoever schedules asks {@code readyAt} when a domain may be
 * asked again, tells {@code started} and {@code remember} what a crawler before this one may have
 * done, and keeps through a {@link org.newswatch.crawler.fetch.DelayLog} what the next one must
 * know.
 *
 * <p>Inside, {@code DomainGate} gives turns, {@code Robots} remembers rules, {@code Http} speaks
 * with one server, {@code HostTable} says where a host is and whether one may go there, and {@code
 * Bodies} unpacks.
 */
@NullMarked
package org.newswatch.crawler.fetch;

import org.jspecify.annotations.NullMarked;
