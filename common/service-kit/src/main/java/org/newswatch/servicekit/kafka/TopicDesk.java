package org.newswatch.servicekit.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Topics as a command or a call sees them: read once from the beginning to where they end at that
 * moment, and written until the write is durable. Holds no connection between calls. Thread-safe.
 */
public final class TopicDesk implements Topics {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final KafkaSettings settings;
  private final String clientId;

  /** Nothing is read yet. */
  public TopicDesk(KafkaSettings settings, String clientId) {
    this.settings = settings;
    this.clientId = clientId;
  }

  @Override
  public void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException, InterruptedException {
    RecordReader<RuntimeException> each = reader::accept;
    read(topic, Map.of(), each);
  }

  @Override
  public void readFrom(
      Topic topic, Map<Integer, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException, InterruptedException {
    RecordReader<RuntimeException> each = reader::accept;
    read(topic, from, each);
  }

  /**
   * One record.
   *
   * @param <E> what may go wrong with it, which ends the reading
   */
  @FunctionalInterface
  public interface RecordReader<E extends Exception> {
    /** Takes the next one. */
    void read(ConsumerRecord<byte[], byte[]> record) throws E, InterruptedException;
  }

  /**
   * The records from these offsets on, those of one partition in their order.
   *
   * @param from offsets by partition; a partition without one, or whose record at that offset is no
   *     longer kept, is read from its beginning
   */
  public <E extends Exception> void read(
      Topic topic, Map<Integer, Long> from, RecordReader<E> reader)
      throws E, DeskException, InterruptedException {
    long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
    try (var consumer = KafkaClients.consumer(settings, clientId, clientId)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new KafkaException("there is no topic " + topic + "; newswatch topics create");
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
      consumer
          .beginningOffsets(partitions, ANSWER_TIMEOUT)
          .forEach(
              (partition, first) ->
                  consumer.seek(
                      partition, Math.max(first, from.getOrDefault(partition.partition(), 0L))));
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          reader.read(record);
        }
        if (!records.isEmpty()) {
          deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new KafkaException("no progress in reading " + topic);
        }
      }
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  /** By partition, the offset of the first record that is still kept, or the next one's. */
  public Map<Integer, Long> begins(Topic topic) throws DeskException, InterruptedException {
    try (var consumer = KafkaClients.consumer(settings, clientId, clientId)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<Integer, Long> begins = new TreeMap<>();
      consumer
          .beginningOffsets(partitions, ANSWER_TIMEOUT)
          .forEach((partition, first) -> begins.put(partition.partition(), first));
      return begins;
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  /**
   * Waits until every transaction is decided that had written to the topic when this was asked: who
   * reads it then misses nothing that stands before what they write.
   *
   * @return whether it was in time
   */
  public boolean awaitDecided(Topic topic, Duration patience, Sleeper sleeper)
      throws DeskException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<Integer, Long> written = offsets(topic, OffsetSpec.latest());
    try (var consumer = KafkaClients.consumer(settings, clientId, clientId)) {
      List<TopicPartition> partitions =
          written.keySet().stream()
              .map(partition -> new TopicPartition(topic.topicName(), partition))
              .toList();
      while (true) {
        // It reads what is committed: to it the topic ends where the first open transaction begins.
        boolean decided =
            consumer.endOffsets(partitions, ANSWER_TIMEOUT).entrySet().stream()
                .allMatch(
                    end -> end.getValue() >= written.getOrDefault(end.getKey().partition(), 0L));
        if (decided || System.nanoTime() >= deadline) {
          return decided;
        }
        sleeper.sleep(LOOK_AGAIN);
      }
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  @Override
  public Map<Integer, Long> committed(Topic topic, String group)
      throws DeskException, InterruptedException {
    try (Admin admin = KafkaClients.admin(settings, clientId)) {
      Map<Integer, Long> committed = new TreeMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .forEach(
              (partition, offset) -> {
                if (partition.topic().equals(topic.topicName()) && offset != null) {
                  committed.put(partition.partition(), offset.offset());
                }
              });
      return committed;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unreachable(e);
    }
  }

  /**
   * The offset of the first record in each partition that came at this time or later; where none
   * did, where the partition ends.
   */
  public Map<Integer, Long> since(Topic topic, Instant time)
      throws DeskException, InterruptedException {
    Map<Integer, Long> since = offsets(topic, OffsetSpec.forTimestamp(time.toEpochMilli()));
    Map<Integer, Long> ends = offsets(topic, OffsetSpec.latest());
    since.replaceAll((partition, offset) -> offset < 0 ? ends.getOrDefault(partition, 0L) : offset);
    return since;
  }

  private Map<Integer, Long> offsets(Topic topic, OffsetSpec which)
      throws DeskException, InterruptedException {
    try (Admin admin = KafkaClients.admin(settings, clientId)) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      String name = topic.topicName();
      admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .forEach(
              description ->
                  description
                      .partitions()
                      .forEach(
                          each -> asked.put(new TopicPartition(name, each.partition()), which)));
      Map<Integer, Long> offsets = new TreeMap<>();
      admin
          .listOffsets(asked)
          .all()
          .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
      return offsets;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unreachable(e);
    }
  }

  @Override
  public void write(List<ProducerRecord<byte[], byte[]>> records)
      throws DeskException, InterruptedException {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, clientId)) {
      List<Future<?>> writes = new ArrayList<>();
      records.forEach(record -> writes.add(producer.send(record)));
      for (Future<?> write : writes) {
        write.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unreachable(e);
    }
  }

  private DeskException unreachable(Exception e) {
    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    String why =
        cause instanceof TimeoutException ? "no answer in " + ANSWER_TIMEOUT : cause.getMessage();
    return new DeskException(
        "cannot reach Kafka at " + settings.bootstrapServers() + ": " + why, e);
  }

  private static InterruptedException interrupted(InterruptException e) {
    // Kafka's exception sets the flag; ours speaks for it.
    boolean unused = Thread.interrupted();
    var interrupted = new InterruptedException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }
}
