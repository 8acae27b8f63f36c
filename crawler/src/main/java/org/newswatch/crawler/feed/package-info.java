/**
 * What a feed says: RSS and Atom through ROME, then once more through a lenient reader for what is
 * trivially broken. No document type and no entity of a feed is ever followed.
 *
 * <p>The door is {@link org.newswatch.crawler.feed.FeedReader}.
 */
@NullMarked
package org.newswatch.crawler.feed;

import org.jspecify.annotations.NullMarked;
