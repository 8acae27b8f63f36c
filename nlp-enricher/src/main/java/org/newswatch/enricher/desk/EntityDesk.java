package org.newswatch.enricher.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Reads entities and decisions whole, and writes decisions. Holds no connection between calls. */
public final class EntityDesk {

  private static final String CLIENT_ID = "newswatch-entities";
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaSettings settings;

  /** Nothing is read yet. */
  public EntityDesk(KafkaSettings settings) {
    this.settings = settings;
  }

  /** All entities by their ids. */
  public Map<String, Entity> entities() throws EntityDeskException, InterruptedException {
    return latest(Topic.ENTITIES, Codec.ENTITY);
  }

  /** All decisions in the order in which they count. */
  public List<EntityDecision> decisions() throws EntityDeskException, InterruptedException {
    List<EntityDecision> all =
        new ArrayList<>(latest(Topic.ENTITY_DECISIONS, Codec.ENTITY_DECISION).values());
    all.sort(Comparator.comparing(EntityDecision::at).thenComparing(EntityDecision::id));
    return all;
  }

  /** Writes a decision; connect reads it in a moment. */
  public void decide(EntityDecision decision) throws EntityDeskException, InterruptedException {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, CLIENT_ID)) {
      var unused =
          producer
              .send(
                  new ProducerRecord<>(
                      Topic.ENTITY_DECISIONS.topicName(),
                      decision.id().getBytes(UTF_8),
                      Codec.ENTITY_DECISION.encode(decision)))
              .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unreachable(e);
    }
  }

  private <T> Map<String, T> latest(Topic topic, Codec<T> codec)
      throws EntityDeskException, InterruptedException {
    Map<String, T> latest = new TreeMap<>();
    long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
    try (Consumer<byte[], byte[]> consumer =
        KafkaClients.consumer(settings, CLIENT_ID, CLIENT_ID)) {
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
        records.forEach(record -> take(record, codec, latest));
        if (!records.isEmpty()) {
          deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw unreachable(new KafkaException("no progress in reading " + topic));
        }
      }
      return latest;
    } catch (InterruptException e) {
      // Kafka's exception sets the flag; ours speaks for it.
      boolean unused = Thread.interrupted();
      var interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private static <T> void take(
      ConsumerRecord<byte[], byte[]> record, Codec<T> codec, Map<String, T> latest) {
    if (record.key() != null && codec.decode(record.value()) instanceof Decoded.Read<T> read) {
      latest.put(new String(record.key(), UTF_8), read.value());
    }
  }

  private EntityDeskException unreachable(Exception cause) {
    return new EntityDeskException(
        "cannot reach Kafka at " + settings.bootstrapServers() + ": " + cause.getMessage(), cause);
  }
}
