package org.newswatch.analyst.search;

import java.util.LinkedHashSet;
import java.util.List;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.analyst.rest.Request;
import org.newswatch.analyst.search.SearchRequest.Sort;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.QueryLimits;

/** The calls of search as REST. */
public final class SearchRest {

  private static final int LIMIT_DEFAULT = 20;

  private static final Param<String> QUERY =
      Param.text("q", "The query; see newswatch query --help.", QueryLimits.QUERY_CHARS_MAX);
  private static final Param<Integer> LIMIT =
      Param.number("limit", "Hits to give.", LIMIT_DEFAULT, 0, SearchCalls.LIMIT_MAX);
  private static final Param<Integer> OFFSET =
      Param.number("offset", "Hits to pass over.", 0, 0, SearchCalls.DEPTH_MAX);
  private static final Param<Sort> SORT =
      Param.choice("sort", "The order of the hits.", Sort.class, Sort.RELEVANCE);
  private static final Param<Boolean> ORIGINALS =
      Param.flag("originals", "Leave out articles that repeat an earlier one.");
  private static final Param<Boolean> FACETS =
      Param.flag("facets", "Count people, organisations, places, sources and days of the hits.");
  private static final Param<Cursor> AFTER =
      Param.parsed(
          "after",
          "What the page before calls next; for a sort by time.",
          "must be what a page before called next",
          Cursor.CHARS_MAX,
          Cursor::parse);
  private static final Param<ArticleId> ID = Param.articleId();

  private SearchRest() {}

  /**
   * Which of these are meant.
   *
   * @param ids article ids, at most {@link SearchCalls#IDS_MAX}
   */
  public record Ids(List<ArticleId> ids) {

    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(SearchCalls calls) {
    return List.of(
        Endpoint.get("/search", "search")
            .says("search", "The articles that a query finds, the best first.")
            .takes(QUERY, LIMIT, OFFSET, AFTER, SORT, ORIGINALS, FACETS)
            .answers(SearchPage.class, request -> search(calls, request)),
        Endpoint.get("/articles/{id}", "article")
            .says("articles", "One article as it is now, with all that was found in it.")
            .takes(ID)
            .answers(ArticleView.class, request -> calls.article(request.get(ID))),
        Endpoint.post("/articles/present", "present")
            .says("articles", "Which of these articles can be found.")
            .takes(Ids.class)
            .answers(
                SearchCalls.Present.class,
                request -> present(calls, request.body(Ids.class).ids())));
  }

  private static Result<SearchPage> search(SearchCalls calls, Request request)
      throws InterruptedException {
    int limit = request.get(LIMIT);
    int offset = request.get(OFFSET);
    Sort sort = request.get(SORT);
    Cursor after = request.find(AFTER).orElse(null);
    if (limit + offset > SearchCalls.DEPTH_MAX) {
      return new Result.Refused<>(
          "offset and limit together go to " + SearchCalls.DEPTH_MAX + ".",
          "Sort by newest or oldest, and give each page's next as after.");
    }
    if (after != null && (sort == Sort.RELEVANCE || offset > 0)) {
      return new Result.Refused<>(
          "after goes with a sort by time, and without an offset.",
          "Add sort=newest or sort=oldest, as for the page before.");
    }
    return calls.search(
        new SearchRequest(
            request.get(QUERY),
            limit,
            offset,
            after,
            sort,
            request.get(ORIGINALS),
            request.get(FACETS)));
  }

  private static Result<SearchCalls.Present> present(SearchCalls calls, List<ArticleId> ids)
      throws InterruptedException {
    return ids.size() > SearchCalls.IDS_MAX
        ? new Result.Refused<>(
            ids.size() + " ids are too many.",
            "Ask for at most " + SearchCalls.IDS_MAX + " at once.")
        : calls.present(new LinkedHashSet<>(ids));
  }
}
