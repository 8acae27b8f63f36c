package org.newswatch.indexer.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.kafka.BrokerSilence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics from where the archive ends and writes what comes, without what was erased; and
 * takes out of the files what is erased later. The offsets of its group say how far it is to
 * whoever looks at lag or waits for an erasure; where it goes on, the archive itself says.
 */
final class ArchiveLoop {

  /** What is archived. */
  static final Set<Topic> TOPICS = Set.of(Topic.ARTICLES_ANNOTATED, Topic.ARTICLES_ENRICHED);

  /** How long {@link #once} waits for Kafka to give anything before it ends with an error. */
  static final Duration ONCE_PATIENCE = Duration.ofSeconds(30);

  /**
   * While records keep coming, or after the disk did not let it, a file is looked through for what
   * was erased every so often.
   */
  private static final Duration ERASE_EVERY = Duration.ofSeconds(5);

  /** While nothing comes: Kafka forgets the offsets of a group that commits none for days. */
  private static final Duration COMMIT_EVERY = Duration.ofHours(1);

  /** Bytes of records in memory before they are written whatever the time. */
  private static final long PENDING_BYTES_MAX = 16L << 20;

  private static final TopicPartition FORGOTTEN =
      new TopicPartition(Topic.FORGOTTEN.topicName(), 0);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final Logger LOGGER = LoggerFactory.getLogger(ArchiveLoop.class);

  private final String brokers;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Path dir;
  private final ArchiveConfig config;
  private final ArchiveListener listener;
  private final LongSupplier nanoTime;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Health health = new Health.Starting("not started");

  /**
   * @param brokers as people know them
   * @param consumers each reads committed records, and fails where what it is to read is gone
   * @param nanoTime as {@link System#nanoTime}
   */
  ArchiveLoop(
      String brokers,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Path dir,
      ArchiveConfig config,
      ArchiveListener listener,
      LongSupplier nanoTime) {
    this.brokers = brokers;
    this.consumers = consumers;
    this.dir = dir;
    this.config = config;
    this.listener = listener;
    this.nanoTime = nanoTime;
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
   * @throws ArchiveException also when Kafka or the disk does not let it; of Kafka nothing is heard
   *     for {@link #ONCE_PATIENCE} then
   */
  void once() throws ArchiveException, InterruptedException {
    run(true);
  }

  private void run(boolean once) throws ArchiveException, InterruptedException {
    var folder = new ArchiveFolder(dir);
    try (FileChannel claim = folder.claim()) {
      LOGGER.atDebug().addKeyValue("open", claim.isOpen()).log("folder of the archive is ours");
      var erasures = new Erasures();
      ArchiveWriter writer =
          ArchiveWriter.open(folder, TOPICS, config.fileBytesMax().bytes(), erasures);
      var eraser = new ArchiveEraser(folder, TOPICS, erasures, writer, this::stopped);
      while (!stopped()) {
        try (Reading reading = new Reading(writer, erasures, eraser, once)) {
          reading.run();
          return;
        } catch (InvalidOffsetException e) {
          // What was to be read next has left the topic: the next reading sees how much that is.
          LOGGER.atDebug().addKeyValue("cause", e.toString()).log("archive begins to read again");
        } catch (InterruptException e) {
          throw interrupted(e);
        } catch (KafkaException e) {
          waitFor("Kafka at " + brokers + ": " + e.getMessage(), e, once);
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
    private final Erasures erasures;
    private final ArchiveEraser eraser;
    private final boolean once;
    private final Consumer<byte[], byte[]> consumer = consumers.get();
    private final BrokerSilence silence = new BrokerSilence(nanoTime);

    /** Since when something waits to be written. */
    private long oldest = nanoTime.getAsLong();

    /** When a poll last brought it further. */
    private long movedAt = nanoTime.getAsLong();

    private long erasedAt = nanoTime.getAsLong() - ERASE_EVERY.toNanos();
    private boolean eraseFailed;
    private long committedAt = nanoTime.getAsLong();
    private Map<TopicPartition, Long> reached = Map.of();
    private Optional<Health> eraserWaits = Optional.empty();

    Reading(ArchiveWriter writer, Erasures erasures, ArchiveEraser eraser, boolean once) {
      this.writer = writer;
      this.erasures = erasures;
      this.eraser = eraser;
      this.once = once;
    }

    void run() throws ArchiveException, InterruptedException {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
      seek(ends);
      learn(ends);
      health = new Health.Up();
      while (!stopped() && !(once && hasReached(ends) && eraser.isDone())) {
        boolean idle = poll();
        health = silence.look(consumer.metrics()).or(() -> eraserWaits).orElseGet(Health.Up::new);
        boolean due = writer.isPending() && since(oldest) >= config.flushInterval().toNanos();
        if (due || since(committedAt) >= COMMIT_EVERY.toNanos()) {
          commit();
        }
        boolean mayErase = (idle && !eraseFailed) || since(erasedAt) >= ERASE_EVERY.toNanos();
        if (mayErase && !eraser.isDone()) {
          erase();
        }
        if (once && since(movedAt) >= ONCE_PATIENCE.toNanos()) {
          seal();
          throw new ArchiveException(
              "cannot archive: Kafka at "
                  + brokers
                  + " gave nothing for "
                  + ONCE_PATIENCE.toSeconds()
                  + " s; what came before is in "
                  + dir
                  + ", and the rest comes with the next run",
              null);
        }
      }
      commit();
      Optional<String> trouble = eraser.trouble();
      if (once && trouble.isPresent()) {
        throw new ArchiveException("not all could be erased: " + trouble.get(), null);
      }
    }

    private long since(long nanos) {
      return nanoTime.getAsLong() - nanos;
    }

    /** Takes what comes; says whether nothing did. */
    private boolean poll() throws ArchiveException, InterruptedException {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      // Before the articles that come with them; and what was taken before goes to the files, for
      // the eraser to look through.
      boolean learnt = false;
      for (ConsumerRecord<byte[], byte[]> record : records.records(FORGOTTEN.topic())) {
        erasures.learn(record);
        learnt = true;
      }
      if (learnt) {
        seal();
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.topic().equals(FORGOTTEN.topic())) {
          continue;
        }
        oldest = writer.isPending() ? oldest : nanoTime.getAsLong();
        writer.add(topicOf(record.topic()), record);
        // Within a poll, too: it may bring fifty megabytes.
        if (writer.pendingBytes() >= PENDING_BYTES_MAX) {
          seal();
        }
      }
      Map<TopicPartition, Long> now = positions();
      now.forEach(
          (partition, position) -> {
            if (!partition.equals(FORGOTTEN)) {
              writer.readTo(topicOf(partition.topic()), partition.partition(), position);
            }
          });
      if (!now.equals(reached)) {
        reached = now;
        movedAt = nanoTime.getAsLong();
      }
      return records.isEmpty();
    }

    /** Those that are known now; one may not be while a broker moves. */
    private Map<TopicPartition, Long> positions() {
      Map<TopicPartition, Long> positions = new HashMap<>();
      for (TopicPartition partition : consumer.assignment()) {
        try {
          positions.put(partition, consumer.position(partition, POLL));
        } catch (TimeoutException e) {
          LOGGER.atDebug().addKeyValue("partition", partition).log("position is not known now");
        }
      }
      return positions;
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
      return ends.entrySet().stream()
          .allMatch(end -> reached.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private List<TopicPartition> partitions() {
      List<TopicPartition> partitions = new ArrayList<>();
      Set<Topic> all = new HashSet<>(TOPICS);
      all.add(Topic.FORGOTTEN);
      for (Topic topic : all) {
        var of = consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT);
        if (of.isEmpty()) {
          throw new KafkaException("there is no topic " + topic + "; newswatch topics create");
        }
        of.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      }
      return partitions;
    }

    private void seek(Map<TopicPartition, Long> ends) throws ArchiveException {
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet(), ANSWER_TIMEOUT);
      for (TopicPartition partition : ends.keySet()) {
        long begin = begins.getOrDefault(partition, 0L);
        if (partition.equals(FORGOTTEN)) {
          consumer.seek(partition, Math.max(begin, erasures.next()));
          continue;
        }
        Topic topic = topicOf(partition.topic());
        OptionalLong next = writer.next(topic, partition.partition());
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
          writer.lost(topic, partition.partition(), next.getAsLong(), begin - 1);
          LOGGER
              .atWarn()
              .addKeyValue("partition", partition)
              .addKeyValue("from", next.getAsLong())
              .addKeyValue("to", begin - 1)
              .log("records left the topic before they were archived");
        }
        consumer.seek(partition, Math.max(begin, next.orElse(0)));
      }
    }

    /** Reads what was erased to its end before anything else: it must not be written. */
    private void learn(Map<TopicPartition, Long> ends)
        throws ArchiveException, InterruptedException {
      List<TopicPartition> articles =
          ends.keySet().stream().filter(partition -> !partition.equals(FORGOTTEN)).toList();
      consumer.pause(articles);
      long begun = nanoTime.getAsLong();
      long end = ends.getOrDefault(FORGOTTEN, 0L);
      while (!stopped() && positions().getOrDefault(FORGOTTEN, -1L) < end) {
        if (!poll()) {
          begun = nanoTime.getAsLong();
        } else if (since(begun) >= ANSWER_TIMEOUT.toNanos()) {
          throw new KafkaException("no progress in reading " + FORGOTTEN.topic());
        }
      }
      erasures.readTo(end);
      seal();
      consumer.resume(articles);
    }

    /** Looks through one file. */
    private void erase() throws ArchiveException, InterruptedException {
      try {
        long erased = eraser.step();
        if (erased > 0) {
          listener.erased(erased, eraser.left());
        }
        eraseFailed = false;
        eraserWaits =
            eraser.trouble().map(why -> new Health.Waiting("what was erased cannot go: " + why));
        if (eraser.isDone()) {
          commit();
        }
      } catch (IOException e) {
        String what = "cannot erase from the archive: " + e;
        if (once) {
          throw new ArchiveException(what, e);
        }
        if (eraserWaits.isEmpty()) {
          LOGGER.atWarn().setCause(e).log("erasing from the archive waits");
        }
        eraserWaits = Optional.of(new Health.Waiting(what));
        eraseFailed = true;
      }
      erasedAt = nanoTime.getAsLong();
      // A file may take long, in which nobody looked.
      movedAt = erasedAt;
    }

    /** Returns once all that was taken is on the disk, or the end was asked for. */
    private void seal() throws ArchiveException, InterruptedException {
      while (true) {
        try {
          long sealed = writer.seal();
          if (sealed > 0) {
            listener.archived(sealed);
          }
          return;
        } catch (IOException e) {
          boolean last = once || stopped();
          waitFor("the disk of " + dir + ": " + e.getMessage(), e, last);
        }
      }
    }

    /**
     * Writes what was taken, and says so to those who look at lag; the archive itself needs no such
     * offsets.
     */
    private void commit() throws ArchiveException, InterruptedException {
      seal();
      committedAt = nanoTime.getAsLong();
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      positions()
          .forEach(
              (partition, position) -> {
                long done = partition.equals(FORGOTTEN) ? eraser.clearOf() : position;
                offsets.put(partition, new OffsetAndMetadata(done));
              });
      try {
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
