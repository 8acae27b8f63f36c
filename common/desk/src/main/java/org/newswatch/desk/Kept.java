package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;

/** A subscription as it stands on the topic: nothing is left out because it does not read. */
public sealed interface Kept {

  /** Its key. */
  String id();

  /** It can be asked. */
  record Whole(Subscription subscription) implements Kept {

    @Override
    public String id() {
      return subscription.id();
    }
  }

  /**
   * It cannot: its record does not read, or its query does not parse any more. It stays until a
   * person mends or removes it.
   *
   * @param subscription null when not even its record reads
   * @param detail why, in a sentence
   */
  record Broken(String id, @Nullable Subscription subscription, String detail) implements Kept {}

  /** What this record says. */
  static Kept of(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), UTF_8);
    return switch (Codec.SUBSCRIPTION.decode(record.value())) {
      case Decoded.Undecodable<Subscription> bad -> new Broken(id, null, bad.detail());
      case Decoded.Read<Subscription> read -> of(id, read.value());
    };
  }

  private static Kept of(String id, Subscription subscription) {
    if (!subscription.id().equals(id)) {
      return new Broken(id, null, "the record of " + id + " calls itself " + subscription.id());
    }
    // What is gone is gone, whatever it asked.
    if (!subscription.removed()
        && !subscription.query().isBlank()
        && Queries.parse(subscription.query()) instanceof Parsed.Invalid invalid) {
      return new Broken(
          id, subscription, "the query does not read: " + invalid.problem().message());
    }
    return new Whole(subscription);
  }
}
