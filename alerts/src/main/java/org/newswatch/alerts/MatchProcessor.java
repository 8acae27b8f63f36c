package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.DeadLetterRecords;

/** Articles in, one candidate out for each subscription that they match. No state. */
final class MatchProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final Matching matching;
  private final Metrics metrics;
  private final InstantSource clock;
  private @Nullable ProcessorContext<byte[], byte[]> context;

  MatchProcessor(Matching matching, Metrics metrics, InstantSource clock) {
    this.matching = matching;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    switch (Codec.ENRICHED_ARTICLE.decode(record.value())) {
      case Decoded.Undecodable<EnrichedArticle> bad -> giveUp(record, bad.reason(), bad.detail());
      case Decoded.Read<EnrichedArticle> read -> match(record, read.value());
    }
  }

  private void match(Record<byte[], byte[]> record, EnrichedArticle article) {
    List<AlertCandidate> candidates;
    try {
      candidates = matching.match(article, clock.instant());
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      giveUp(record, "failed", e.toString());
      return;
    }
    metrics.counter(AlertsService.NAME, "articles").increment();
    for (AlertCandidate candidate : candidates) {
      metrics.counter(AlertsService.NAME, "candidates").increment();
      context()
          .forward(
              record
                  .withKey(candidate.subscriptionId().getBytes(UTF_8))
                  .withValue(Codec.ALERT_CANDIDATE.encode(candidate)),
              AlertsTopology.CANDIDATES);
    }
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
