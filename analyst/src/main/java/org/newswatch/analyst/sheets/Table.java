package org.newswatch.analyst.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkResult;

/** Rows of results: texts, whole numbers, numbers, or null for nothing. */
public enum Table {
  /** A row for each line of the list, with what became of it. */
  LINES {
    @Override
    List<String> own() {
      return List.of(
          "asked",
          "state",
          "articles",
          "stories",
          "sources",
          "at least",
          "listed",
          "cause",
          "fix",
          "column");
    }

    @Override
    List<List<@Nullable Object>> rows(BulkResult result) {
      var row = new ArrayList<@Nullable Object>();
      boolean asked = result.state() != BulkResult.State.WRONG;
      BulkResult.Fault fault = result.fault();
      row.add(result.asked());
      row.add(word(result.state()));
      row.add(asked ? result.articles() : null);
      row.add(asked ? result.stories() : null);
      row.add(asked ? result.sources() : null);
      row.add(asked && !result.groupsExact() ? "stories, sources" : null);
      row.add(asked ? (long) result.hits().size() : null);
      row.add(fault == null ? null : fault.cause());
      row.add(fault == null ? null : fault.fix());
      row.add(fault == null || fault.column() == null ? null : fault.column().longValue());
      return List.of(row);
    }
  },
  /**
   * A row for each article that a line finds; one without an article for a line that finds none.
   */
  ARTICLES {
    @Override
    List<String> own() {
      return List.of(
          "asked",
          "state",
          "articles",
          "article",
          "title",
          "address",
          "time",
          "source",
          "language",
          "story",
          "spelling",
          "score",
          "how");
    }

    @Override
    List<List<@Nullable Object>> rows(BulkResult result) {
      return result.hits().isEmpty()
          ? List.of(row(result, null))
          : result.hits().stream().map(hit -> row(result, hit)).toList();
    }

    private List<@Nullable Object> row(BulkResult result, BulkResult.@Nullable Hit hit) {
      var row = new ArrayList<@Nullable Object>();
      BulkResult.Match match = hit == null ? null : hit.match();
      row.add(result.asked());
      row.add(word(result.state()));
      row.add(result.state() == BulkResult.State.WRONG ? null : result.articles());
      row.add(hit == null ? null : hit.articleId());
      row.add(hit == null ? null : hit.title());
      row.add(hit == null ? null : hit.url());
      row.add(hit == null ? null : hit.time().toString());
      row.add(hit == null ? null : hit.source());
      row.add(hit == null ? null : hit.language());
      row.add(hit == null ? null : hit.storyId());
      row.add(match == null ? null : match.spelling());
      row.add(match == null ? null : match.score());
      row.add(match == null ? null : match.how());
      return row;
    }
  };

  /** The columns that are ours. */
  abstract List<String> own();

  /** Their values, row by row. */
  abstract List<List<@Nullable Object>> rows(BulkResult result);

  /** What all columns are called: the line's number, the list's own columns, ours. */
  final List<String> header(Results results) {
    List<String> named = results.header();
    Stream<String> theirs =
        IntStream.range(0, Math.max(results.columns(), named.size()))
            .mapToObj(i -> i < named.size() ? named.get(i) : "column " + (i + 1));
    return Stream.of(Stream.of("line"), theirs, own().stream()).flatMap(each -> each).toList();
  }

  /** The rows of one line of the list, as wide as the header. */
  final List<List<@Nullable Object>> rows(Results results, BulkResult result) {
    int columns = Math.max(results.columns(), results.header().size());
    var rows = new ArrayList<List<@Nullable Object>>();
    for (List<@Nullable Object> own : rows(result)) {
      var row = new ArrayList<@Nullable Object>();
      row.add((long) result.line());
      for (int i = 0; i < columns; i++) {
        row.add(i < result.cells().size() ? result.cells().get(i) : null);
      }
      row.addAll(own);
      rows.add(row);
    }
    return rows;
  }

  private static String word(BulkResult.State state) {
    return Objects.requireNonNull(state).name().toLowerCase(Locale.ROOT);
  }
}
