package org.newswatch.alerts.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.folding.Merges;
import org.newswatch.alerts.matching.Lookups;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/**
 * Tries a subscription on the articles that the topic of enriched articles still has: every
 * revision of thirty days, as it came.
 */
public final class BackTestDesk {

  private static final String CLIENT_ID = "newswatch-back-test";

  private final TopicDesk topics;

  /** Nothing is read yet. */
  public BackTestDesk(KafkaSettings settings) {
    this.topics = new TopicDesk(settings, CLIENT_ID);
  }

  /**
   * What came of a trial.
   *
   * @param read articles, each revision counted
   */
  public record Tried(BackTest.Report report, long read) {}

  /** What it would have told from then to now. */
  public Tried test(Subscription subscription, Instant from, Instant to)
      throws DeskException, InterruptedException {
    Merges stories = new Merges();
    topics.each(Topic.STORIES, Codec.STORY, story -> stories.take(story.id(), story.mergedInto()));
    Merges entities = new Merges();
    topics.each(
        Topic.ENTITIES, Codec.ENTITY, entity -> entities.take(entity.id(), entity.mergedInto()));
    List<AlertCandidate> matches = new ArrayList<>();
    var read = new AtomicLong();
    try (Matcher matcher =
        Matcher.of(new Lookups(entities::same, stories::same, name -> Optional.empty()))) {
      var unused = matcher.update(List.of(subscription));
      topics.each(
          Topic.ARTICLES_ENRICHED,
          Codec.ENRICHED_ARTICLE,
          article -> {
            Instant came = Instant.ofEpochMilli(article.version() >> 8);
            if (!came.isBefore(from)) {
              read.incrementAndGet();
              matches.addAll(matcher.match(article, came).candidates());
            }
          });
    }
    matches.sort(BackTest.ORDER);
    BackTest test = new BackTest(subscription, stories, from, to);
    matches.forEach(test::add);
    return new Tried(test.report(), read.get());
  }
}
