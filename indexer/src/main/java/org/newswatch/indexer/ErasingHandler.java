package org.newswatch.indexer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.BatchHandler;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.management.Metrics;

/**
 * Erases what a batch says was erased, before another handler writes anything of it: what is
 * written then knows of it already. Counts {@code erased}.
 */
final class ErasingHandler implements BatchHandler {

  private final Known known;
  private final Erasure erasure;
  private final BatchHandler next;
  private final Metrics metrics;

  ErasingHandler(Known known, Erasure erasure, BatchHandler next, Metrics metrics) {
    this.known = known;
    this.erasure = erasure;
    this.next = next;
    this.metrics = metrics;
  }

  @Override
  public Outcome handle(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
    if (!known.ready()) {
      return new Outcome.RetryLater("what was erased is not read yet");
    }
    for (Forgotten forgotten : erasures(batch)) {
      if (!known.forgotten(forgotten.id())) {
        return new Outcome.RetryLater("what was erased just now is not read yet");
      }
      switch (erasure.erase(forgotten, known)) {
        case Indices.State.Ready ready ->
            metrics.counter(IndexerService.NAME, "erased").increment();
        case Indices.State.Busy busy -> {
          return new Outcome.RetryLater(busy.why());
        }
        case Indices.State.Stop stop -> {
          return new Outcome.Fatal(new IllegalStateException(stop.why()));
        }
      }
    }
    return next.handle(batch);
  }

  private static List<Forgotten> erasures(ConsumerRecords<byte[], byte[]> batch) {
    List<Forgotten> all = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch.records(Topic.FORGOTTEN.topicName())) {
      if (Codec.FORGOTTEN.decode(record.value()) instanceof Decoded.Read<Forgotten> read) {
        all.add(read.value());
      }
    }
    return all;
  }
}
