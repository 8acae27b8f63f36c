/**
 * What a sitemap says: indexes, pages, news sitemaps, plain lists of addresses, packed or not, and
 * feeds that stand in for them. Files are read as a stream, so that the largest that the protocol
 * allows needs little memory; whatever is sloppy about them is taken as it comes.
 *
 * <p>The door is {@link org.newswatch.crawler.sitemap.SitemapReader}. It reads one file: which of
 * an index's children are fetched, and that none is fetched twice, is the scheduler's.
 */
@NullMarked
package org.newswatch.crawler.sitemap;

import org.jspecify.annotations.NullMarked;
