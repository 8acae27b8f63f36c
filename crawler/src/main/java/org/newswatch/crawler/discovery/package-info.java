/**
 * Where a site says its articles are: the feeds and sitemaps that its home page links to, those
 * that its robots.txt names, the places where they usually stand, and the page itself as a list.
 *
 * <p>The door is {@link org.newswatch.crawler.discovery.Discovery}. It names candidates, best
 * first; trying them is its caller's.
 */
@NullMarked
package org.newswatch.crawler.discovery;

import org.jspecify.annotations.NullMarked;
