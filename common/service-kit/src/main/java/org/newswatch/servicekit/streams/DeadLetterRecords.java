package org.newswatch.servicekit.streams;

import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record that a topology gives up: as it came, with headers that say why, where and when. */
public final class DeadLetterRecords {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterRecords.class);
  private static final String NOWHERE = "unknown";

  private DeadLetterRecords() {}

  /**
   * The dead letter of the record that is being processed.
   *
   * @param reason one word that metrics count by
   * @param detail what is wrong, in a sentence
   */
  public static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record,
      ProcessorContext<byte[], byte[]> context,
      String service,
      String reason,
      String detail,
      InstantSource clock) {
    var origin = context.recordMetadata();
    String topic = origin.map(o -> o.topic()).orElse(NOWHERE);
    int partition = origin.map(o -> o.partition()).orElse(0);
    long offset = origin.map(o -> o.offset()).orElse(0L);
    LOGGER
        .atWarn()
        .addKeyValue("service", service)
        .addKeyValue("reason", reason)
        .addKeyValue("topic", topic)
        .addKeyValue("partition", partition)
        .addKeyValue("offset", offset)
        .log("record goes to the dead letters");
    return record.withHeaders(
        DeadLetters.headersFor(
            record.headers(), topic, partition, offset, service, reason, detail, clock.instant()));
  }
}
