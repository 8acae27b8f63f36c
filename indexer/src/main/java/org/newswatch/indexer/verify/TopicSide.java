package org.newswatch.indexer.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/** One topic, read to where it ends, and later on from there. For one thread. */
final class TopicSide {

  private final TopicDesk desk;
  private final TopicEntries told;
  private final Topic topic;
  private final Optional<ArchivedArticles> archive;
  private final Reaching reaching;
  private final Map<Integer, Long> next = new HashMap<>();
  private long unreadable;

  /**
   * @param archive of this topic
   */
  TopicSide(TopicDesk desk, TopicEntries told, Topic topic, Optional<ArchivedArticles> archive)
      throws DeskException, InterruptedException {
    this.desk = desk;
    this.told = told;
    this.topic = topic;
    this.archive = archive;
    this.reaching = new Reaching(desk.begins(topic), archive);
  }

  Topic topic() {
    return topic;
  }

  /** By partition, the offset behind the last record that was read. */
  Map<Integer, Long> next() {
    return Map.copyOf(next);
  }

  long unreadable() {
    return unreadable;
  }

  /** Reads what there is. */
  void read(Buckets buckets, Steps steps) throws DeskException, InterruptedException, IOException {
    desk.read(
        topic,
        Map.of(),
        (ConsumerRecord<byte[], byte[]> record) -> {
          next.put(record.partition(), record.offset() + 1);
          if (TopicEntries.isSilent(topic, record)) {
            return;
          }
          Optional<Entry> said = told.said(topic, sideOf(record), record);
          if (said.isEmpty()) {
            unreadable++;
          } else {
            reaching.read(record.partition(), record.offset(), said.get().version());
            buckets.add(said.get());
          }
          steps.step(topic.topicName());
        });
  }

  /** Reads what came since; may be told again of what it was told. */
  void readLater(Buckets buckets, Steps steps)
      throws DeskException, InterruptedException, IOException {
    desk.read(
        topic,
        next(),
        (ConsumerRecord<byte[], byte[]> record) -> {
          if (TopicEntries.isSilent(topic, record)) {
            return;
          }
          Optional<Entry> said = told.said(topic, Side.LATER, record);
          if (said.isPresent()) {
            buckets.add(said.get());
          }
          steps.step(topic.topicName());
        });
  }

  /** Excuses whatever is about something that was erased meanwhile. */
  void excuse(Set<String> erased, Buckets buckets)
      throws DeskException, InterruptedException, IOException {
    var about = new TopicEntries(erased::contains);
    desk.read(
        topic,
        Map.of(),
        (ConsumerRecord<byte[], byte[]> record) -> {
          if (TopicEntries.isSilent(topic, record)) {
            return;
          }
          Optional<Entry> said = about.said(topic, Side.LATER, record);
          if (said.isPresent() && said.get().side() == Side.ERASED) {
            buckets.add(Entry.said(Side.EXCUSED, said.get().id(), 0, 0));
          }
        });
  }

  /** Reads what the archive has of it. */
  void readArchive(Buckets buckets, Steps steps)
      throws ArchiveException, InterruptedException, IOException {
    if (archive.isEmpty()) {
      return;
    }
    reaching.told().ifPresent(steps::say);
    archive
        .get()
        .each(
            (partition, offset, value) -> {
              Optional<Entry> said = told.said(topic, Side.ARCHIVE, value);
              if (said.isPresent()) {
                reaching.read(partition, offset, said.get().version());
                buckets.add(said.get());
              }
              steps.step("archive");
            });
  }

  private Side sideOf(ConsumerRecord<byte[], byte[]> record) {
    return archive.isPresent()
            && record.offset() >= archiveBegin(record.partition())
            && record.offset() < archiveEnd(record.partition())
        ? Side.ARCHIVED_TOPIC
        : Side.TOPIC;
  }

  private long archiveBegin(int partition) {
    return archive.map(it -> it.begins().getOrDefault(partition, Long.MAX_VALUE)).orElse(0L);
  }

  private long archiveEnd(int partition) {
    return archive.map(it -> it.ends().getOrDefault(partition, 0L)).orElse(0L);
  }

  /** From where on it holds everything, together with the archive; known once it is read. */
  Reach reach() {
    if (topic.retention().isEmpty()) {
      // The last record of each key stays, wherever the topic begins.
      return Reach.ALL;
    }
    return reaching.reach();
  }
}
