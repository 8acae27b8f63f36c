package org.newswatch.analyst.search;

import java.util.List;

/**
 * Some of the articles that a search found.
 *
 * @param total how many there are
 * @param totalExact whether that is their number; false: at least so many
 */
public record SearchPage(long total, boolean totalExact, List<Hit> hits) {}
