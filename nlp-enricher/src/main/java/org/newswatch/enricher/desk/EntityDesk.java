package org.newswatch.enricher.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Reads entities and decisions whole, and writes decisions. Holds no connection between calls. */
public final class EntityDesk {

  private static final String CLIENT_ID = "newswatch-entities";

  private final KafkaSettings settings;
  private final Topics topics;

  /** Nothing is read yet. */
  public EntityDesk(KafkaSettings settings) {
    this.settings = settings;
    this.topics = new Topics(settings, CLIENT_ID);
  }

  /** All entities by their ids. */
  public Map<String, Entity> entities() throws DeskException, InterruptedException {
    return topics.latest(Topic.ENTITIES, Codec.ENTITY);
  }

  /** All decisions in the order in which they count. */
  public List<EntityDecision> decisions() throws DeskException, InterruptedException {
    List<EntityDecision> all =
        new ArrayList<>(topics.latest(Topic.ENTITY_DECISIONS, Codec.ENTITY_DECISION).values());
    all.sort(Comparator.comparing(EntityDecision::at).thenComparing(EntityDecision::id));
    return all;
  }

  /** Writes a decision; connect reads it in a moment. */
  public void decide(EntityDecision decision) throws DeskException, InterruptedException {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, CLIENT_ID)) {
      var unused =
          producer
              .send(
                  new ProducerRecord<>(
                      Topic.ENTITY_DECISIONS.topicName(),
                      decision.id().getBytes(UTF_8),
                      Codec.ENTITY_DECISION.encode(decision)))
              .get(Topics.ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw topics.unreachable(e);
    }
  }
}
