package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;

/** Topics, read from the beginning to where they end at that moment, and written. Thread-safe. */
public interface Topics {

  /** All records, those of one partition in their order. */
  void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException, InterruptedException;

  /**
   * The same from these offsets on. Who cannot do so reads all.
   *
   * @param from offsets by partition; a partition without one is read from its beginning
   */
  default void readFrom(
      Topic topic, Map<Integer, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException, InterruptedException {
    read(topic, reader);
  }

  /**
   * Where a group of consumers stands in a topic: the offset that it reads next, by partition. One
   * of which it has read nothing yet is left out; who cannot tell leaves out all.
   */
  default Map<Integer, Long> committed(Topic topic, String group)
      throws DeskException, InterruptedException {
    return Map.of();
  }

  /** Writes these; when this returns all are kept, when it throws some may be. */
  void write(List<ProducerRecord<byte[], byte[]>> records)
      throws DeskException, InterruptedException;

  /** Writes a record; when this returns it is kept. */
  default void write(Topic topic, String key, byte[] value)
      throws DeskException, InterruptedException {
    write(List.of(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value)));
  }

  /** All values that read, of one partition in their order; others are passed over. */
  default <T> void each(Topic topic, Codec<T> codec, Consumer<T> reader)
      throws DeskException, InterruptedException {
    read(
        topic,
        record -> {
          if (record.value() != null
              && codec.decode(record.value()) instanceof Decoded.Read<T> read) {
            reader.accept(read.value());
          }
        });
  }

  /**
   * The last value of each key, by keys. One that does not read leaves that before it; a record
   * without a value takes its key away.
   */
  default <T> Map<String, T> latest(Topic topic, Codec<T> codec)
      throws DeskException, InterruptedException {
    Map<String, T> latest = new TreeMap<>();
    read(
        topic,
        record -> {
          if (record.key() == null) {
            return;
          }
          String key = new String(record.key(), UTF_8);
          if (record.value() == null) {
            latest.remove(key);
          } else if (codec.decode(record.value()) instanceof Decoded.Read<T> read) {
            latest.put(key, read.value());
          }
        });
    return latest;
  }
}
