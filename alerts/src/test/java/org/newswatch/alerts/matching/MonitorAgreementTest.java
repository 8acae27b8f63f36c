package org.newswatch.alerts.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Asker;
import org.newswatch.query.Queries;
import org.newswatch.testkit.query.GeneratedNews;
import org.newswatch.testkit.query.GeneratedQueries;
import org.newswatch.testkit.query.Interpreter;
import org.newswatch.testkit.query.Reading;

/**
 * The matcher as the service has it, all queries at once and chosen by their rare terms, and the
 * plain interpreter find the same pairs.
 */
class MonitorAgreementTest {

  private static final int ARTICLES = 600;
  private static final int QUERIES_EACH = 16;
  private static final int FEW_ARTICLES = 60;

  /** Pairs of a query and an article that each operator and field must have of both outcomes. */
  private static final int PAIRS_LEAST = 500;

  private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

  private static final Lookups LOOKUPS =
      new Lookups(Set::of, MonitorAgreementTest::sameStories, name -> Optional.empty());

  private static final Interpreter INTERPRETER =
      new Interpreter(
          new Asker(GeneratedNews.SEEN, ZONE, Set::of, MonitorAgreementTest::sameStories),
          GeneratedNews::stem);

  private static Set<String> sameStories(String id) {
    return Set.of("s-1", "s-2").contains(id) ? Set.of("s-1", "s-2") : Set.of(id);
  }

  @Test
  void the_monitor_and_the_interpreter_agree_on_every_operator_and_field() {
    try (Matcher matcher = Matcher.of(LOOKUPS)) {
      assertThat(differences(matcher, ARTICLES, PAIRS_LEAST)).isEmpty();
    }
  }

  @Test
  void a_presearcher_that_overlooks_a_word_is_noticed() {
    try (Matcher matcher = Matcher.of(LOOKUPS, new Overlooking("fraud"))) {
      assertThat(differences(matcher, FEW_ARTICLES, 0)).isNotEmpty();
    }
  }

  /** Chooses as ours does, but as if no article had a word. */
  private static final class Overlooking extends Presearcher {
    private final Presearcher ours = new AnyArticle(new RareTerms());
    private final BytesRef word;

    Overlooking(String word) {
      this.word = new BytesRef(word);
    }

    @Override
    public Query buildQuery(LeafReader reader, BiPredicate<String, BytesRef> wanted) {
      return ours.buildQuery(
          reader, (field, term) -> !term.equals(word) && wanted.test(field, term));
    }

    @Override
    public Document indexQuery(Query query, Map<String, String> metadata) {
      return ours.indexQuery(query, metadata);
    }
  }

  private static List<String> differences(Matcher matcher, int articles, int pairsLeast) {
    List<EnrichedArticle> news = GeneratedNews.of(articles, 11);
    List<Reading> readings = news.stream().map(Reading::new).toList();
    Map<String, List<org.newswatch.query.Query>> queries = GeneratedQueries.of(QUERIES_EACH, 12);
    List<Subscription> subscriptions = new ArrayList<>();
    queries.forEach(
        (kind, some) -> {
          for (int i = 0; i < some.size(); i++) {
            String text = Queries.print(some.get(i));
            subscriptions.add(
                Subscription.builder(id(kind, i), "owner", kind, text, GeneratedNews.SEEN)
                    .zone(ZONE)
                    .build());
          }
        });
    assertThat(matcher.update(subscriptions)).isEmpty();
    List<Set<String>> found = news.stream().map(article -> found(matcher, article)).toList();
    List<String> differences = new ArrayList<>();
    queries.forEach(
        (kind, some) -> {
          int matching = 0;
          for (int i = 0; i < some.size(); i++) {
            for (int at = 0; at < articles; at++) {
              boolean right = INTERPRETER.matches(some.get(i), readings.get(at));
              matching += right ? 1 : 0;
              if (right != found.get(at).contains(id(kind, i))) {
                differences.add(
                    Queries.print(some.get(i))
                        + (right ? " should find " : " should not find ")
                        + news.get(at).article().title()
                        + " | "
                        + news.get(at).article().text());
              }
            }
          }
          int others = some.size() * articles - matching;
          assertThat(Math.min(matching, others)).as(kind).isGreaterThanOrEqualTo(pairsLeast);
        });
    return differences;
  }

  private static Set<String> found(Matcher matcher, EnrichedArticle article) {
    Matcher.Matched matched = matcher.match(article, GeneratedNews.SEEN);
    assertThat(matched.failures()).isEmpty();
    assertThat(matched.unplaced()).isEmpty();
    return Set.copyOf(matched.candidates().stream().map(AlertCandidate::subscriptionId).toList());
  }

  private static String id(String kind, int number) {
    return kind + " " + number;
  }
}
