package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.DeadLetterRecords;

/**
 * Articles in, one candidate out for each subscription that they match. All that is kept is how
 * many they were.
 */
final class MatchProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** How often is said what was counted. */
  static final Duration PUBLISH_TICK = Duration.ofSeconds(10);

  /** Subscriptions that a dead letter names. */
  private static final int NAMED_MAX = 20;

  private final Matching matching;
  private final Metrics metrics;
  private final InstantSource clock;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable ReadTallies tallies;

  MatchProcessor(Matching matching, Metrics metrics, InstantSource clock) {
    this.matching = matching;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
    ReadTallies counting =
        new ReadTallies(
            processorContext.getStateStore(AlertsTopology.READ_STORE),
            processorContext.taskId().partition());
    counting.recall();
    tallies = counting;
    var unused =
        processorContext.schedule(
            PUBLISH_TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> publish(counting));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    switch (Codec.ENRICHED_ARTICLE.decode(record.value())) {
      case Decoded.Undecodable<EnrichedArticle> bad -> giveUp(record, bad.reason(), bad.detail());
      case Decoded.Read<EnrichedArticle> read -> match(record, read.value());
    }
  }

  private void match(Record<byte[], byte[]> record, EnrichedArticle article) {
    Matcher.Matched matched;
    try {
      matched = matching.match(article, clock.instant());
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      giveUp(record, "failed", e.toString());
      return;
    }
    metrics.counter(AlertsService.NAME, "articles").increment();
    Objects.requireNonNull(tallies, "init comes first").add(article, clock.instant());
    for (AlertCandidate candidate : matched.candidates()) {
      metrics.counter(AlertsService.NAME, "candidates").increment();
      context()
          .forward(
              record
                  .withKey(candidate.subscriptionId().getBytes(UTF_8))
                  .withValue(Codec.ALERT_CANDIDATE.encode(candidate)),
              AlertsTopology.CANDIDATES);
    }
    if (!matched.failures().isEmpty()) {
      // Sent again, it reaches those it could not; folding knows what it told the others.
      giveUp(record, "matching", detail(matched.failures()));
    }
  }

  private void publish(ReadTallies counted) {
    Instant now = clock.instant();
    counted.publish(
        now,
        (key, tally) ->
            context()
                .forward(
                    new Record<byte[], byte @Nullable []>(
                        key, tally, now.toEpochMilli(), new RecordHeaders()),
                    AlertsTopology.TALLIES));
  }

  private static String detail(List<Matcher.Failure> failures) {
    return "not matched with "
        + failures.stream()
            .limit(NAMED_MAX)
            .map(failure -> failure.subscriptionId() + ": " + failure.detail())
            .collect(Collectors.joining("; "))
        + (failures.size() > NAMED_MAX ? "; and " + (failures.size() - NAMED_MAX) + " more" : "");
  }

  private void giveUp(Record<byte[], byte[]> record, String reason, String detail) {
    metrics.counter(AlertsService.NAME, "dead_letters", reason).increment();
    context()
        .forward(
            DeadLetterRecords.of(record, context(), AlertsService.NAME, reason, detail, clock),
            AlertsTopology.DEAD_ARTICLES);
  }

  private ProcessorContext<byte[], byte[]> context() {
    return Objects.requireNonNull(context, "init comes first");
  }
}
