package org.newswatch.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.newswatch.query.Query.Scope;

/** What the tests of the language say in short. */
final class Samples {

  private Samples() {}

  static String elasticsearch(Query query) {
    return Queries.toElasticsearch(query, Asker.at(Instant.EPOCH));
  }

  static Query word(String word) {
    return new Query.Text(Scope.ANYWHERE, List.of(word), true);
  }

  static Query about(String from, String to) {
    return new Query.About(LocalDate.parse(from), LocalDate.parse(to));
  }

  static Query parsed(String text) {
    return switch (Queries.parse(text)) {
      case Parsed.Valid valid -> valid.query();
      case Parsed.Invalid invalid -> throw new AssertionError(invalid.problem().message());
    };
  }

  static String problem(String text) {
    return switch (Queries.parse(text)) {
      case Parsed.Valid valid -> throw new AssertionError("parsed: " + valid.query());
      case Parsed.Invalid invalid -> invalid.problem().message();
    };
  }
}
