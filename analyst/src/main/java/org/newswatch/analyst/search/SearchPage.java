package org.newswatch.analyst.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the articles that a search found.
 *
 * @param total how many there are
 * @param totalExact whether that is their number; false: at least so many
 * @param copies how many of them repeat an earlier article; 0 when those were left out
 * @param facets what they are about; empty unless asked for
 * @param next where the next page begins; null for the last one and for a sort by relevance
 */
public record SearchPage(
    long total,
    boolean totalExact,
    long copies,
    List<Hit> hits,
    List<Facet> facets,
    @Nullable String next) {}
