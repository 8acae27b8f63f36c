package org.newswatch.analyst.search;

import java.util.LinkedHashSet;
import java.util.List;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
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
            .takes(QUERY, LIMIT, OFFSET)
            .answers(
                SearchPage.class,
                request -> {
                  int limit = request.get(LIMIT);
                  int offset = request.get(OFFSET);
                  return limit + offset > SearchCalls.DEPTH_MAX
                      ? new Result.Refused<>(
                          "offset and limit together go to " + SearchCalls.DEPTH_MAX + ".",
                          "Ask for a narrower span with published:[FROM TO TO].")
                      : calls.search(request.get(QUERY), limit, offset);
                }),
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

  private static Result<SearchCalls.Present> present(SearchCalls calls, List<ArticleId> ids)
      throws InterruptedException {
    return ids.size() > SearchCalls.IDS_MAX
        ? new Result.Refused<>(
            ids.size() + " ids are too many.",
            "Ask for at most " + SearchCalls.IDS_MAX + " at once.")
        : calls.present(new LinkedHashSet<>(ids));
  }
}
