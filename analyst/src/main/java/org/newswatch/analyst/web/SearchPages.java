package org.newswatch.analyst.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.search.Hit;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchPage;
import org.newswatch.analyst.search.SearchRequest.Sort;
import org.newswatch.contract.MentionType;
import org.newswatch.query.QueryProblem;

/** Hits, the start page, and queries that cannot be read, as pages show them. */
final class SearchPages {

  private static final int CHIPS_OF_A_KIND = 4;

  static final List<Views.Example> EXAMPLES =
      List.of(
          example("Lukashenko migrants", "both words; the name in any of its spellings"),
          example("Kyiv", "a name of four letters or fewer: its capital lets all spellings in"),
          example("=\"Lukashenko\"", "this spelling and no other"),
          example("\"political prisoners\" AND NOT migrants", "a phrase, and what must not stand"),
          example("Minsk OR (Warsaw border)", "either; parentheses group"),
          example("person:\"Angela Merkel\"", "a person; also org: and place:"),
          example("entity:5f0c1e9b72d84a3c6b1f0e2d", "one of newswatch entities list, by its id"),
          example("about:[2026-12-01 TO 2026-12-31]", "articles that speak of these days"),
          example(
              "title:election lang:en source:paper.test", "in titles, one language, one source"));

  private SearchPages() {}

  static Views.Search results(SearchState state, SearchPage found, int perPage, Instant now) {
    String query = state.query();
    int page = state.page();
    boolean more = (long) page * perPage < found.total();
    boolean reachable = (page + 1) * perPage <= SearchCalls.DEPTH_MAX;
    String headline =
        found.total() == 0
            ? "Nothing found"
            : (found.totalExact() ? "" : "At least ") + articles(found.total());
    return new Views.Search(
        query,
        headline,
        null,
        "",
        rows(found, query, now),
        found.total() == 0 ? EXAMPLES : List.of(),
        FacetViews.of(found.facets(), found.total(), state),
        found.total() > 1 ? sorts(state) : List.of(),
        copies(state, found.copies()),
        query.isEmpty() ? "" : Links.follow(query),
        page > 1 ? state.at(page - 1).href() : "",
        more && reachable ? state.at(page + 1).href() : "");
  }

  private static List<Views.Choice> sorts(SearchState state) {
    return Arrays.stream(Sort.values())
        .map(
            sort ->
                new Views.Choice(
                    switch (sort) {
                      case RELEVANCE -> "Best";
                      case NEWEST -> "Newest";
                      case OLDEST -> "Oldest";
                    },
                    state.sorted(sort).href(),
                    sort == state.sort()))
        .toList();
  }

  private static Views.@Nullable Choice copies(SearchState state, long copies) {
    if (state.originals()) {
      return new Views.Choice("Show copies, too", state.onlyOriginals(false).href(), true);
    }
    return copies == 0
        ? null
        : new Views.Choice(
            "Leave out " + (copies == 1 ? "one copy" : count(copies) + " copies"),
            state.onlyOriginals(true).href(),
            false);
  }

  static Views.Search problem(String query, QueryProblem problem) {
    String pointer = " ".repeat(Math.min(problem.column() - 1, query.length())) + "^";
    return Views.Search.without(query, "", problem, pointer, List.of(), EXAMPLES);
  }

  static List<Views.Row> rows(SearchPage page, String query, Instant now) {
    return page.hits().stream().map(hit -> row(hit, query, now)).toList();
  }

  private static Views.Row row(Hit hit, String query, Instant now) {
    var chips = new ArrayList<Views.Chip>();
    addChips(chips, MentionType.PERSON, hit.persons());
    addChips(chips, MentionType.ORGANIZATION, hit.organizations());
    addChips(chips, MentionType.LOCATION, hit.places());
    return new Views.Row(
        Links.article(hit.articleId(), query),
        Runs.highlighted(hit.title(), hit.titleHighlights()),
        hit.sourceName(),
        Times.ago(hit.time(), now),
        hit.time().toString(),
        orEmpty(hit.language()),
        hit.revision() > 1,
        Runs.highlighted(hit.snippet(), hit.highlights()),
        chips,
        Relations.related(hit.kin(), query));
  }

  private static void addChips(List<Views.Chip> chips, MentionType type, List<String> labels) {
    labels.stream()
        .limit(CHIPS_OF_A_KIND)
        .map(label -> new Views.Chip(Runs.kind(type), label, Links.called(type, label), 1))
        .filter(chip -> !chip.href().isEmpty())
        .forEach(chips::add);
  }

  /** How many articles, in words. */
  static String articles(long count) {
    return count(count) + (count == 1 ? " article" : " articles");
  }

  private static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Views.Example example(String query, String meaning) {
    return new Views.Example(query, SearchState.of(query).href(), meaning);
  }
}
