/**
 * What a robots.txt says, as RFC 9309 reads it and as its reference implementation does where the
 * RFC leaves room. Pure: no network, no clock, no state.
 *
 * <p>The door is {@link org.newswatch.crawler.robots.RobotsTxt}.
 */
@NullMarked
package org.newswatch.crawler.robots;

import org.jspecify.annotations.NullMarked;
