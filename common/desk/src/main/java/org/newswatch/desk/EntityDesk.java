package org.newswatch.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/** Reads entities and decisions whole, and writes decisions. Holds no connection between calls. */
public final class EntityDesk {

  private static final String CLIENT_ID = "newswatch-entities";

  private final TopicDesk topics;

  /** Nothing is read yet. */
  public EntityDesk(KafkaSettings settings) {
    this.topics = new TopicDesk(settings, CLIENT_ID);
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
    topics.write(Topic.ENTITY_DECISIONS, decision.id(), Codec.ENTITY_DECISION.encode(decision));
  }
}
