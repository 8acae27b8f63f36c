package org.newswatch.crawler.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.preview.SourcePreview.Items;
import org.newswatch.crawler.preview.SourcePreview.Problem;

/**
 * What a feed, a sitemap or a listing names.
 *
 * @param what it is, in a few words
 * @param entries what it names, the newest first where it says so
 * @param items the same counted; null when it names nothing
 */
record Reading(
    String what,
    @Nullable String title,
    @Nullable String language,
    List<FeedItem> entries,
    @Nullable Items items,
    List<Problem> problems) {

  Reading {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }
}
