package org.newswatch.crawler.schedule;

import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.FetchResult;
import org.newswatch.crawler.feed.FeedItem;

/**
 * One address that is due, with what is known of it.
 *
 * @param url a web address; for folders and files their path
 * @param domain its registrable domain, or folder, which gets no other order until this one is
 *     settled
 * @param prepared whether it comes back from {@link Frontier#postpone}
 * @param depth how many indexes of sitemaps lead to it; 0 for a source's own address
 * @param etag validator; null when whatever is there is wanted
 * @param bodyHash hash of the body when it was last read
 * @param contentHash hash of its article when it was last read
 * @param itemHash what was said of it where it was found, as a hash
 * @param unchangedCount looks in a row that found nothing new
 * @param item what the feed said of it; null when no feed did since the start
 */
public record Order(
    String url,
    String domain,
    String sourceId,
    FetchResult.Kind kind,
    boolean prepared,
    int depth,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String bodyHash,
    @Nullable ArticleId articleId,
    @Nullable String contentHash,
    @Nullable String itemHash,
    int unchangedCount,
    @Nullable FeedItem item) {}
