package org.newswatch.analyst.search;

import org.jspecify.annotations.Nullable;

/**
 * Which article another one repeats.
 *
 * @param articleId the one that came first
 * @param title null when it is not in the index
 * @param sourceName null when it is not in the index
 * @param similarity the share of the shorter text that stands in the other; null in documents of
 *     earlier builds
 */
public record CopyOf(
    String articleId,
    @Nullable String title,
    @Nullable String sourceName,
    @Nullable Double similarity) {}
