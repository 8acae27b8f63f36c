/**
 * What a feed says: RSS and Atom through ROME, once more through ROME when the file has been
 * mended, then through a lenient reader for what has no shape that ROME knows; JSON Feed token by
 * token. No document type is followed and no external entity loaded.
 *
 * <p>The door is {@link org.newswatch.crawler.feed.FeedReader}.
 */
@NullMarked
package org.newswatch.crawler.feed;

import org.jspecify.annotations.NullMarked;
