package org.newswatch.analyst.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.contract.Revision;

/**
 * One article with what was found in it.
 *
 * @param kin what else tells the same
 * @param revised what its last revision changed; null for the first, and when that is not known
 */
public record ArticleView(
    String articleId,
    String title,
    String text,
    @Nullable String summary,
    @Nullable String url,
    @Nullable Instant publishedAt,
    Instant firstSeenAt,
    String source,
    String sourceName,
    @Nullable String file,
    @Nullable String language,
    List<String> byline,
    int revision,
    boolean partial,
    boolean textTruncated,
    String pipelineVersion,
    List<Mention> mentions,
    List<DateMention> dates,
    List<EntityRef> entities,
    Kin kin,
    @Nullable Revision revised) {}
