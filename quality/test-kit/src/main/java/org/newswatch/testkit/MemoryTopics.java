package org.newswatch.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.Topics;

/** Topics of one partition that are gone with the test. Thread-safe. */
public final class MemoryTopics implements Topics {

  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
  private final Map<String, Long> committed = new HashMap<>();
  private boolean away;

  /** From now on, or not any more, nobody answers. */
  public synchronized void setAway(boolean nowAway) {
    away = nowAway;
  }

  /** Whoever reads this topic has read it up to this offset. */
  public synchronized void setCommitted(Topic topic, long offset) {
    committed.put(topic.topicName(), offset);
  }

  @Override
  public synchronized Map<Integer, Long> committed(Topic topic, String group) throws DeskException {
    answer();
    Long offset = committed.get(topic.topicName());
    return offset == null ? Map.of() : Map.of(0, offset);
  }

  @Override
  public void readFrom(
      Topic topic, Map<Integer, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException {
    long first = from.getOrDefault(0, 0L);
    read(
        topic,
        record -> {
          if (record.offset() >= first) {
            reader.accept(record);
          }
        });
  }

  @Override
  public void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException {
    List<ConsumerRecord<byte[], byte[]>> records;
    synchronized (this) {
      answer();
      records = List.copyOf(topics.getOrDefault(topic.topicName(), List.of()));
    }
    records.forEach(reader);
  }

  @Override
  public synchronized void write(List<ProducerRecord<byte[], byte[]>> records)
      throws DeskException {
    answer();
    for (ProducerRecord<byte[], byte[]> record : records) {
      var topic = topics.computeIfAbsent(record.topic(), unused -> new ArrayList<>());
      topic.add(
          new ConsumerRecord<>(record.topic(), 0, topic.size(), record.key(), record.value()));
    }
  }

  /** Puts a record there, as a service would. */
  public void put(Topic topic, String key, byte[] value) {
    synchronized (this) {
      var records = topics.computeIfAbsent(topic.topicName(), unused -> new ArrayList<>());
      records.add(
          new ConsumerRecord<>(topic.topicName(), 0, records.size(), key.getBytes(UTF_8), value));
    }
  }

  private void answer() throws DeskException {
    if (away) {
      throw new DeskException("cannot reach Kafka at memory: nobody answers");
    }
  }
}
