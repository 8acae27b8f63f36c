package org.newswatch.analyst.revisions;

import java.util.List;

/**
 * Two revisions of an article, side by side.
 *
 * @param title the pieces of both titles, in the order of reading
 * @param text those of both texts
 */
public record Difference(
    String articleId,
    RevisionSummary before,
    RevisionSummary after,
    List<Piece> title,
    List<Piece> text) {}
