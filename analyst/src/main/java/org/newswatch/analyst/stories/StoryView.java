package org.newswatch.analyst.stories;

import org.newswatch.analyst.search.SearchPage;

/**
 * A story and its articles.
 *
 * @param articles the first of them in the order of time, with facets of all
 */
public record StoryView(StorySummary story, SearchPage articles) {}
