package org.newswatch.alerts.desk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Reads a topic once from its beginning to where it ends now. */
final class TopicReader {

  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(200);

  private TopicReader() {}

  static void readAll(
      KafkaSettings settings,
      String clientId,
      Topic topic,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws DeskException, InterruptedException {
    long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
    try (Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, clientId, clientId)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        records.forEach(reader);
        if (!records.isEmpty()) {
          deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new KafkaException("no progress in reading " + topic);
        }
      }
    } catch (InterruptException e) {
      // Kafka's exception sets the flag; ours speaks for it.
      boolean unused = Thread.interrupted();
      var interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    } catch (KafkaException e) {
      throw DeskException.unreachable(settings, e);
    }
  }
}
