package org.newswatch.alerts.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.matching.Lookups;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.query.SameIds;

final class TopicMatchesTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final int HELD_MAX = 3;

  private final Subscription ferries =
      Subscription.builder("ferries", "ida", "Ferries", "ferry", NOON).build();
  private final Matcher matcher =
      Matcher.of(new Lookups(Set::of, Set::of, name -> Optional.empty()));
  private final TopicMatches topic =
      new TopicMatches(matcher, NOON.minus(Duration.ofDays(1)), HELD_MAX);

  @BeforeEach
  void subscribe() {
    assertThat(matcher.update(List.of(ferries))).isEmpty();
  }

  @AfterEach
  void close() {
    matcher.close();
  }

  @Test
  void of_too_many_the_newest_are_folded_whatever_their_order_and_it_is_said_from_when_on() {
    for (int minute : new int[] {5, 1, 4, 2, 3}) {
      take(NOON.plus(Duration.ofMinutes(minute)));
    }
    var test =
        new BackTest(ferries, StoryRoots.of(new SameIds()), NOON, NOON, NOON.plusSeconds(3600));
    topic.addTo(test, null);

    assertThat(topic.leftOutUntil()).hasValue(NOON.plus(Duration.ofMinutes(2)));
    assertThat(test.report().over()).isEqualTo(2);
    assertThat(test.report().matches()).isEqualTo(5);
    assertThat(test.report().samples())
        .extracting(alert -> Objects.requireNonNull(alert.article()).revisedAt())
        .containsExactly(
            NOON.plus(Duration.ofMinutes(5)),
            NOON.plus(Duration.ofMinutes(4)),
            NOON.plus(Duration.ofMinutes(3)));
  }

  @Test
  void the_oldest_article_counts_though_it_is_older_than_what_is_asked() {
    assertThat(topic.oldest()).isEmpty();
    take(NOON);
    take(NOON.minus(Duration.ofDays(2)));
    take(NOON.plusSeconds(1));

    assertThat(topic.oldest()).hasValue(NOON.minus(Duration.ofDays(2)));
    assertThat(topic.read()).isEqualTo(2);
  }

  @Test
  void a_back_test_begins_with_the_oldest_article_and_not_before_what_was_asked() {
    Instant asked = NOON.minus(Duration.ofDays(30));

    assertThat(
            BackTestDesk.begin(asked, NOON, List.of(NOON.minusSeconds(60), NOON.minusSeconds(90))))
        .isEqualTo(NOON.minusSeconds(90));
    assertThat(BackTestDesk.begin(asked, NOON, List.of(NOON.minus(Duration.ofDays(31)))))
        .isEqualTo(asked);
    assertThat(BackTestDesk.begin(asked, NOON, List.of())).isEqualTo(NOON);
  }

  private void take(Instant came) {
    String text = "The ferry of " + came + " is late.";
    var source = new SourceRef("paper", "The Paper", "paper.test", "GB", "en");
    String url = "https://paper.test/" + came.toEpochMilli();
    var article =
        new EnrichedArticle(
            RawArticle.builder(ArticleId.ofUrl(url), source, "News", text, came).build(),
            new Annotation("en", List.of(), List.of(), List.of(), "News", text, false, "1"),
            came,
            1,
            Told.versionAt(came),
            List.of(),
            List.of(),
            null,
            "s-" + came.toEpochMilli(),
            null,
            null);
    topic.takeAny(
        new ConsumerRecord<>(
            "articles", 0, 0, url.getBytes(UTF_8), Codec.ENRICHED_ARTICLE.encode(article)));
  }
}
