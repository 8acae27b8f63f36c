package org.newswatch.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.query.Asker;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.query.QueryLimits;

/** What narrows a search leaves out nothing that the query matches, at whatever moment. */
class NarrowingTest {

  private static final int ARTICLES = 150;
  private static final int QUERIES_EACH = 8;

  private static final Asker ASKER = asker(GeneratedNews.SEEN);

  private static Asker asker(Instant now) {
    return new Asker(now, ZoneId.of("Pacific/Auckland"), Set::of);
  }

  @Test
  void nothing_that_matches_at_any_moment_is_left_out() {
    List<Reading> readings = GeneratedNews.of(ARTICLES, 7).stream().map(Reading::new).toList();
    List<Interpreter> moments =
        Stream.of(Duration.ofDays(-30), Duration.ZERO, Duration.ofDays(30))
            .map(away -> asker(GeneratedNews.SEEN.plus(away)))
            .map(asker -> new Interpreter(asker, GeneratedNews::stem))
            .toList();
    int narrowed = 0;
    for (List<Query> queries : GeneratedQueries.of(QUERIES_EACH, 8).values()) {
      for (Query query : queries) {
        Optional<Query> wider = Queries.narrowing(query, ASKER);
        if (wider.isEmpty()) {
          continue;
        }
        narrowed++;
        for (Reading reading : readings) {
          if (moments.stream().anyMatch(moment -> moment.matches(query, reading))) {
            assertThat(moments.get(1).matches(wider.get(), reading))
                .as(Queries.print(query) + " by " + Queries.print(wider.get()))
                .isTrue();
          }
        }
      }
    }
    assertThat(narrowed).isGreaterThan(QUERIES_EACH);
  }

  @ParameterizedTest
  @CsvSource({
    "'fraud published:today', fraud",
    "'fraud AND NOT about:today', fraud",
    "'fraud stem:run', fraud",
    "'fraud OR published:today', ''",
    "'NOT published:today', ''",
    "'(fraud published:today) OR tax', 'fraud OR tax'",
    "'fraud published:2026-03-01', 'fraud published:2026-03-01'",
  })
  void what_is_counted_from_the_moment_of_matching_is_left_away(String query, String wider) {
    var parsed = (Parsed.Valid) Queries.parse(query);

    assertThat(Queries.narrowing(parsed.query(), ASKER).map(Queries::print).orElse(""))
        .isEqualTo(wider);
  }

  @Test
  void an_entity_that_is_more_than_a_search_may_name_narrows_nothing() {
    Set<String> many =
        // All that are told of: whether there are more nobody can say.
        IntStream.range(0, QueryLimits.SAME_ENTITIES_MAX)
            .mapToObj(number -> "p-" + number)
            .collect(Collectors.toSet());
    var asker = new Asker(GeneratedNews.SEEN, ZoneId.of("UTC"), id -> many);

    assertThat(Queries.narrowing(new Query.OfEntity("p-1"), asker)).isEmpty();
    assertThat(Queries.narrowing(new Query.OfEntity("p-1"), ASKER)).isPresent();
  }
}
