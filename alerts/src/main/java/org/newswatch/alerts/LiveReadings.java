package org.newswatch.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.Digests;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.ReadTally;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.kafka.TopicReader;

/** How much all partitions of all instances read, followed on the topic of tallies. Thread-safe. */
final class LiveReadings implements Digests.Readings, TopicReader, AutoCloseable {

  private final TopicFollower follower;
  private final InstantSource clock;

  /** By slice and partition. */
  private NavigableMap<Long, Map<Integer, Tally>> shown = new TreeMap<>();

  private NavigableMap<Long, Map<Integer, Tally>> told = shown;

  LiveReadings(KafkaSettings settings, InstantSource clock) {
    this.clock = clock;
    follower =
        new TopicFollower(
            settings, Topic.READ_TALLIES, "newswatch-alerts-" + Topic.READ_TALLIES, this);
  }

  /** As few bytes as there may be: a week has thousands of them. */
  private static final class Tally {

    private final long articles;
    private final int[] sources;

    Tally(ReadTally tally) {
      articles = tally.articles();
      sources = tally.sources().stream().mapToInt(Integer::intValue).toArray();
    }
  }

  void start() {
    follower.start();
  }

  boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  @Override
  public synchronized void fromTheBeginning() {
    told = new TreeMap<>();
  }

  @Override
  public synchronized void caughtUp() {
    shown = told;
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (Codec.READ_TALLY.decode(record.value()) instanceof Decoded.Read<ReadTally> read) {
        take(read.value());
      }
    }
  }

  /** As if this had been read from the topic; a later tally of a slice replaces an earlier one. */
  synchronized void take(ReadTally tally) {
    told.computeIfAbsent(ReadTallies.slice(tally.from()), slice -> new HashMap<>())
        .put(tally.partition(), new Tally(tally));
    // Whether or not its tombstone comes.
    told.headMap(oldest()).clear();
  }

  private long oldest() {
    return ReadTallies.slice(clock.instant().minus(ReadTallies.KEPT));
  }

  @Override
  public synchronized Digests.@Nullable Read between(Instant from, Instant to) {
    // Whole slices, so that of digests that follow each other each counts its own; and a slice
    // earlier than asked for, since the last is told only after its end.
    long first = ReadTallies.slice(from) - 1;
    long end = Math.max(first + 1, ReadTallies.slice(to) - 1);
    if (first < oldest() || shown.isEmpty() || shown.firstKey() >= end) {
      return null;
    }
    long articles = 0;
    Set<Integer> sources = new HashSet<>();
    for (Map<Integer, Tally> slice : shown.subMap(first, true, end, false).values()) {
      for (Tally tally : slice.values()) {
        articles += tally.articles;
        for (int source : tally.sources) {
          sources.add(source);
        }
      }
    }
    return new Digests.Read(articles, sources.size());
  }

  @Override
  public void close() {
    follower.close();
  }
}
