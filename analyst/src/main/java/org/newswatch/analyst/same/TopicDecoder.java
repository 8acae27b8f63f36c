package org.newswatch.analyst.same;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.TopicReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what the records of a compacted topic say; what does not read is passed over. */
public final class TopicDecoder<T> implements TopicReader {

  /** Who is told what the topic holds, by one thread. */
  public interface Told<T> {

    /** All is told from the beginning; what was told before stands until {@link #caughtUp}. */
    void fromTheBeginning();

    /** What counts now of the record's key. */
    void take(T told);

    /** Nothing is known any more of what has this key. */
    void forget(String key);

    /** All was told that there was: from now on it counts. */
    void caughtUp();

    /** Whether something that was passed over before is needed after all. */
    default boolean lacks() {
      return false;
    }

    /** A record that was read before, as something is lacking; an old one may come before a new. */
    default void fill(T told) {}
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(TopicDecoder.class);

  private final Topic topic;
  private final Codec<T> codec;
  private final Told<T> told;

  /** Tells this one. */
  public TopicDecoder(Topic topic, Codec<T> codec, Told<T> told) {
    this.topic = topic;
    this.codec = codec;
    this.told = told;
  }

  @Override
  public void fromTheBeginning() {
    told.fromTheBeginning();
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> read(record, false));
  }

  @Override
  public void caughtUp() {
    told.caughtUp();
  }

  @Override
  public boolean lacks() {
    return told.lacks();
  }

  @Override
  public void again(List<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> read(record, true));
  }

  private void read(ConsumerRecord<byte[], byte[]> record, boolean again) {
    if (record.value() == null) {
      if (record.key() != null && !again) {
        told.forget(new String(record.key(), UTF_8));
      }
      return;
    }
    switch (codec.decode(record.value())) {
      case Decoded.Read<T> read -> {
        if (again) {
          told.fill(read.value());
        } else {
          told.take(read.value());
        }
      }
      case Decoded.Undecodable<T> bad ->
          LOGGER
              .atWarn()
              .addKeyValue("topic", topic)
              .addKeyValue("offset", record.offset())
              .addKeyValue("reason", bad.reason())
              .log("unreadable record passed over");
    }
  }
}
