package org.newswatch.indexer.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.BrokerSilence;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics from where the archive ends and writes what comes. The offsets of its group say
 * how far it is to whoever looks at lag; where it goes on, the archive itself says.
 */
final class ArchiveLoop {

  /** What is archived. */
  static final Set<Topic> TOPICS = Set.of(Topic.ARTICLES_ANNOTATED, Topic.ARTICLES_ENRICHED);

  /** As which group it commits. */
  static final String GROUP = "newswatch-archive";

  /** Bytes of records in memory before they are written whatever the time. */
  private static final long PENDING_BYTES_MAX = 16L << 20;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final Logger LOGGER = LoggerFactory.getLogger(ArchiveLoop.class);

  private final KafkaSettings kafka;
  private final Path dir;
  private final ArchiveConfig config;
  private final LongConsumer archived;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Health health = new Health.Starting("not started");

  /**
   * @param archived told how many records are archived each time that some are
   */
  ArchiveLoop(KafkaSettings kafka, Path dir, ArchiveConfig config, LongConsumer archived) {
    this.kafka = kafka;
    this.dir = dir;
    this.config = config;
    this.archived = archived;
  }

  Health health() {
    return health;
  }

  /** Asks for the end; what was read until then is written. */
  void stop() {
    stopping.countDown();
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  /**
   * Follows the topics until it is told to stop; waits while Kafka is away or the disk is full.
   *
   * @throws ArchiveException when it can never go on
   */
  void follow() throws ArchiveException, InterruptedException {
    run(false);
  }

  /**
   * Writes what the topics hold now, and returns.
   *
   * @throws ArchiveException also when Kafka or the disk does not let it
   */
  void once() throws ArchiveException, InterruptedException {
    run(true);
  }

  private void run(boolean once) throws ArchiveException, InterruptedException {
    var folder = new ArchiveFolder(dir);
    try (FileChannel claim = folder.claim()) {
      LOGGER.atDebug().addKeyValue("open", claim.isOpen()).log("folder of the archive is ours");
      ArchiveWriter writer = ArchiveWriter.open(folder, TOPICS, config.fileBytesMax().bytes());
      while (!stopped()) {
        try (Reading reading = new Reading(writer, once)) {
          reading.run();
          return;
        } catch (InterruptException e) {
          throw interrupted(e);
        } catch (KafkaException e) {
          waitFor("Kafka at " + kafka.bootstrapServers() + ": " + e.getMessage(), e, once);
        }
      }
    } catch (IOException e) {
      throw new ArchiveException("the archive's folder cannot be let go: " + e.getMessage(), e);
    }
  }

  private void waitFor(String what, Exception cause, boolean once)
      throws ArchiveException, InterruptedException {
    if (once) {
      throw new ArchiveException("cannot archive: " + what, cause);
    }
    if (!(health instanceof Health.Waiting)) {
      LOGGER.atWarn().addKeyValue("what", what).log("archive waits");
    }
    health = new Health.Waiting(what);
    var unused = stopping.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static InterruptedException interrupted(InterruptException e) {
    // Kafka's exception sets the flag; ours speaks for it.
    boolean unused = Thread.interrupted();
    var interrupted = new InterruptedException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }

  private static Topic topicOf(String name) {
    return TOPICS.stream()
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** One consumer's life. */
  private final class Reading implements AutoCloseable {

    private final ArchiveWriter writer;
    private final boolean once;
    private final Consumer<byte[], byte[]> consumer = KafkaClients.consumer(kafka, GROUP, GROUP);
    private final BrokerSilence brokers = new BrokerSilence(System::nanoTime);

    /** Since when something waits to be written. */
    private long oldest = System.nanoTime();

    Reading(ArchiveWriter writer, boolean once) {
      this.writer = writer;
      this.once = once;
    }

    void run() throws ArchiveException, InterruptedException {
      Map<TopicPartition, Long> ends = seek();
      health = new Health.Up();
      while (!stopped() && !(once && reached(ends))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          oldest = writer.pendingBytes() == 0 ? System.nanoTime() : oldest;
          writer.add(topicOf(record.topic()), record);
          // Within a poll, too: it may bring fifty megabytes.
          if (writer.pendingBytes() >= PENDING_BYTES_MAX) {
            seal();
          }
        }
        Optional<Health> silence = brokers.look(consumer.metrics());
        health = silence.orElseGet(Health.Up::new);
        if (writer.pendingBytes() > 0
            && System.nanoTime() - oldest >= config.flushInterval().toNanos()) {
          seal();
          commit();
        }
      }
      seal();
      commit();
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
      return ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> seek() throws ArchiveException {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic topic : TOPICS) {
        var of = consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT);
        if (of.isEmpty()) {
          throw new KafkaException("there is no topic " + topic + "; newswatch topics create");
        }
        of.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, ANSWER_TIMEOUT);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
      for (TopicPartition partition : partitions) {
        long begin = begins.getOrDefault(partition, 0L);
        OptionalLong next = writer.next(topicOf(partition.topic()), partition.partition());
        if (next.orElse(0) > ends.getOrDefault(partition, 0L)) {
          throw new ArchiveException(
              "the archive in "
                  + dir
                  + " holds more of "
                  + partition
                  + " than Kafka ever had: it is the archive of another Kafka; name another folder",
              null);
        }
        if (next.isPresent() && next.getAsLong() < begin) {
          LOGGER
              .atWarn()
              .addKeyValue("partition", partition)
              .addKeyValue("from", next.getAsLong())
              .addKeyValue("to", begin - 1)
              .log("records left the topic before they were archived");
        }
        consumer.seek(partition, Math.max(begin, next.orElse(0)));
      }
      return ends;
    }

    /** Returns once all that was taken is on the disk, or the end was asked for. */
    private void seal() throws ArchiveException, InterruptedException {
      while (true) {
        try {
          long sealed = writer.seal();
          if (sealed > 0) {
            archived.accept(sealed);
          }
          return;
        } catch (IOException e) {
          boolean last = once || stopped();
          waitFor("the disk of " + dir + ": " + e.getMessage(), e, last);
        }
      }
    }

    /** For those who look at lag; the archive itself needs no such offsets. */
    private void commit() {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      try {
        for (TopicPartition partition : consumer.assignment()) {
          offsets.put(partition, new OffsetAndMetadata(consumer.position(partition, POLL)));
        }
        consumer.commitSync(offsets, COMMIT_TIMEOUT);
      } catch (KafkaException e) {
        LOGGER.atDebug().addKeyValue("cause", e.toString()).log("archive commits later");
      }
    }

    @Override
    public void close() {
      try {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
      } catch (KafkaException e) {
        LOGGER.atDebug().addKeyValue("cause", e.toString()).log("consumer did not close");
      }
    }
  }
}
