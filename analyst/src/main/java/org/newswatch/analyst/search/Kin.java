package org.newswatch.analyst.search;

import org.jspecify.annotations.Nullable;

/**
 * What else tells the same as an article.
 *
 * @param copyOf the article that it repeats; null when it repeats none
 * @param copiedBy how many other sources carry copies of it
 * @param storyId the story it belongs to, under the id that readers take it for; null without one
 * @param storyArticles how many articles of the index belong to that story, itself among them
 */
public record Kin(
    @Nullable CopyOf copyOf, int copiedBy, @Nullable String storyId, long storyArticles) {}
