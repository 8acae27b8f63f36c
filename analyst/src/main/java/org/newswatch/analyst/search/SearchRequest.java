package org.newswatch.analyst.search;

import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param query in the query language; empty for all articles
 * @param limit hits to give, 0 to {@link SearchCalls#LIMIT_MAX}
 * @param offset hits to pass over; with the limit at most {@link SearchCalls#DEPTH_MAX}
 * @param after where the hits before ended, instead of an offset; for a sort by time
 * @param sort the order of the hits
 * @param originals whether articles that repeat an earlier one are left out
 * @param facets whether to count whom, where and what the matching articles are about
 */
public record SearchRequest(
    String query,
    int limit,
    int offset,
    @Nullable Cursor after,
    Sort sort,
    boolean originals,
    boolean facets) {

  /** The order of hits; those that are equal in it come by their ids. */
  public enum Sort {
    /** What fits the query best; the newest of those that fit alike. */
    RELEVANCE,
    NEWEST,
    OLDEST
  }

  public SearchRequest {
    if (limit < 0
        || limit > SearchCalls.LIMIT_MAX
        || offset < 0
        || offset > SearchCalls.DEPTH_MAX - limit) {
      throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
    }
    if (after != null && (sort == Sort.RELEVANCE || offset > 0)) {
      throw new IllegalArgumentException("what comes after goes by time, and has no offset");
    }
  }

  /** The best hits of a query. */
  public static SearchRequest of(String query, int limit, int offset) {
    return new SearchRequest(query, limit, offset, null, Sort.RELEVANCE, false, false);
  }

  /** The same in this order. */
  public SearchRequest sorted(Sort order) {
    return new SearchRequest(query, limit, offset, after, order, originals, facets);
  }

  /** The same with facets. */
  public SearchRequest withFacets() {
    return new SearchRequest(query, limit, offset, after, sort, originals, true);
  }

  /** The same without copies. */
  public SearchRequest onlyOriginals() {
    return new SearchRequest(query, limit, offset, after, sort, true, facets);
  }
}
