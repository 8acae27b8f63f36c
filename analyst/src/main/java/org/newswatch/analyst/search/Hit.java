package org.newswatch.analyst.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article that a search found.
 *
 * @param publishedAt as the publisher says; null when unknown
 * @param time what lists are sorted by: the time of publication, or of the first sight
 * @param source the source's id
 * @param file what it was imported from; null when it was fetched
 * @param titleHighlights where the title has what was asked for
 * @param snippet the part of the text that tells most about the match
 * @param highlights where the snippet has what was asked for, in whatever spelling
 * @param persons labels, by falling salience
 * @param kin what else tells the same
 */
public record Hit(
    String articleId,
    String title,
    @Nullable String url,
    @Nullable Instant publishedAt,
    Instant time,
    String source,
    String sourceName,
    @Nullable String file,
    @Nullable String language,
    int revision,
    List<Span> titleHighlights,
    String snippet,
    List<Span> highlights,
    List<String> persons,
    List<String> organizations,
    List<String> places,
    Kin kin) {}
