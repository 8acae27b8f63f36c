package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.delivery.HeldMessages.Place;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.NotDurableException;

/** Deliveries in {@link Topic#DELIVERIES}, messages from the topics that hold them. */
final class KafkaDeliveryLog implements DeliveryLog, AutoCloseable {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofMillis(200);

  private final Producer<byte[], byte[]> producer;
  private final Consumer<byte[], byte[]> reader;
  private final ReentrantLock reading = new ReentrantLock();
  private final HeldMessages held = new HeldMessages();

  /**
   * @param reader for reading single messages; closed with this, as the producer is not
   */
  KafkaDeliveryLog(Producer<byte[], byte[]> producer, Consumer<byte[], byte[]> reader) {
    this.producer = producer;
    this.reader = reader;
  }

  @Override
  public void write(List<Delivery> rows) throws InterruptedException {
    await(rows.stream().map(row -> send(row, Codec.DELIVERY.encode(row))).toList());
  }

  @Override
  public void forget(List<Delivery> rows) throws InterruptedException {
    await(rows.stream().map(row -> send(row, null)).toList());
  }

  /** Writes these if that can be done within this time; says whether it was. */
  boolean write(List<Delivery> rows, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (Future<RecordMetadata> write :
          rows.stream().map(row -> send(row, Codec.DELIVERY.encode(row))).toList()) {
        write.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    }
  }

  private Future<RecordMetadata> send(Delivery row, byte @Nullable [] value) {
    try {
      return producer.send(
          new ProducerRecord<>(
              Topic.DELIVERIES.topicName(), row.partition(), row.key().getBytes(UTF_8), value));
    } catch (KafkaException e) {
      return java.util.concurrent.CompletableFuture.failedFuture(e);
    }
  }

  private static void await(List<Future<RecordMetadata>> writes) throws InterruptedException {
    for (Future<RecordMetadata> write : writes) {
      try {
        write.get();
      } catch (ExecutionException e) {
        throw new NotDurableException("deliveries could not be written: " + e.getCause(), e);
      }
    }
  }

  /** Keeps a message that was just read, so that it need not be read again. */
  void hold(Delivery.Kind kind, ConsumerRecord<byte[], byte[]> record, Message.Content content) {
    held.put(new Place(kind, record.partition(), record.offset()), content, record.value().length);
  }

  @Override
  public Optional<Message.Content> content(Delivery.Kind kind, int partition, long offset)
      throws InterruptedException {
    var place = new Place(kind, partition, offset);
    Optional<Message.Content> known = held.get(place);
    return known.isPresent() ? known : read(place);
  }

  private Optional<Message.Content> read(Place place) throws InterruptedException {
    reading.lockInterruptibly();
    try {
      // Whoever had the reader before may have read this one too.
      Optional<Message.Content> known = held.get(place);
      if (known.isPresent()) {
        return known;
      }
      var partition = new TopicPartition(topicOf(place.kind()).topicName(), place.partition());
      reader.assign(List.of(partition));
      reader.seek(partition, place.offset());
      List<ConsumerRecord<byte[], byte[]>> records = poll(partition, place.offset());
      // What stands behind it is mostly asked for next.
      for (ConsumerRecord<byte[], byte[]> record : records) {
        decoded(place.kind(), record.value())
            .ifPresent(content -> hold(place.kind(), record, content));
      }
      // A record that is no longer kept is skipped: what comes is then a later one.
      return records.isEmpty() || records.getFirst().offset() != place.offset()
          ? Optional.empty()
          : decoded(place.kind(), records.getFirst().value());
    } finally {
      reading.unlock();
    }
  }

  /** Records from this offset on; none when the partition ends there. */
  private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition, long offset) {
    long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      List<ConsumerRecord<byte[], byte[]>> records = reader.poll(TICK).records(partition);
      if (!records.isEmpty()) {
        return records;
      }
    }
    if (reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L) <= offset) {
      return List.of();
    }
    throw new TimeoutException("the message of a delivery was not read in time");
  }

  static Topic topicOf(Delivery.Kind kind) {
    return switch (kind) {
      case ALERT -> Topic.ALERTS;
      case DIGEST -> Topic.DIGESTS;
    };
  }

  private static Optional<Message.Content> decoded(Delivery.Kind kind, byte[] value) {
    return switch (kind) {
      case ALERT -> read(Codec.ALERT.decode(value)).map(Message.Content.One::new);
      case DIGEST -> read(Codec.DIGEST.decode(value)).map(Message.Content.Many::new);
    };
  }

  private static <T> Optional<T> read(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Read<T> read -> Optional.of(read.value());
      case Decoded.Undecodable<T> unused -> Optional.empty();
    };
  }

  @Override
  public void close() {
    reading.lock();
    try {
      reader.close();
    } finally {
      reading.unlock();
    }
  }
}
