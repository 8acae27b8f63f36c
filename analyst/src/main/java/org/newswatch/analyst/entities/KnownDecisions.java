package org.newswatch.analyst.entities;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.contract.EntityDecision;

/** What people decided about entities, as the topic tells. Thread-safe. */
public final class KnownDecisions implements TopicDecoder.Told<EntityDecision> {

  private static final Comparator<EntityDecision> ORDER =
      Comparator.comparing(EntityDecision::at).thenComparing(EntityDecision::id);

  private Map<String, EntityDecision> shown = new HashMap<>();
  private Map<String, EntityDecision> told = shown;

  @Override
  public synchronized void fromTheBeginning() {
    told = new HashMap<>();
  }

  @Override
  public synchronized void take(EntityDecision decision) {
    told.put(decision.id(), decision);
  }

  @Override
  public synchronized void forget(String id) {
    told.remove(id);
  }

  @Override
  public synchronized void caughtUp() {
    shown = told;
  }

  /** One that was just taken here, of which the topic will tell in a moment. */
  synchronized void remember(EntityDecision decision) {
    shown.put(decision.id(), decision);
    told.put(decision.id(), decision);
  }

  synchronized Optional<EntityDecision> get(String id) {
    return Optional.ofNullable(shown.get(id));
  }

  /** All of them, the last first. */
  synchronized List<EntityDecision> all() {
    return shown.values().stream().sorted(ORDER.reversed()).toList();
  }

  /** The ids of those that no longer hold, as another says that still does. */
  Set<String> undone() {
    Set<String> undone = new HashSet<>();
    for (EntityDecision decision : all()) {
      if (decision instanceof EntityDecision.Undo undo && !undone.contains(undo.id())) {
        undone.add(undo.decision());
      }
    }
    return undone;
  }
}
