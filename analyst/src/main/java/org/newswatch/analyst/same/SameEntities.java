package org.newswatch.analyst.same;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Limits;
import org.newswatch.query.SameIds;

/** Which entities are one, and what that one is called. Thread-safe. */
public final class SameEntities implements TopicDecoder.Told<Entity> {

  /** Entities told of last whose labels are held, for one is told of shortly before its others. */
  static final int LATEST_MAX = 10_000;

  /** As far as it is told; what is told from the beginning again is shown once it is whole. */
  private static final class Known {

    private final SameIds ids = new SameIds();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> latest =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > LATEST_MAX;
          }
        };

    private void merge(String id, @Nullable String into) {
      String before = ids.take(id, into);
      if (before != null && !ids.hasOthers(before)) {
        labels.remove(before);
      }
      latest.remove(id);
    }
  }

  private Known shown = new Known();
  private Known told = shown;

  @Override
  public synchronized void fromTheBeginning() {
    told = new Known();
  }

  @Override
  public synchronized void caughtUp() {
    shown = told;
  }

  @Override
  public synchronized void take(Entity entity) {
    String id = entity.id();
    String into = entity.mergedInto();
    told.merge(id, into);
    told.latest.put(id, entity.label());
    String label = into == null ? null : told.latest.get(into);
    if (into != null && label != null) {
      told.labels.putIfAbsent(into, label);
    }
    if (told.ids.hasOthers(id)) {
      told.labels.put(id, entity.label());
    }
  }

  @Override
  public synchronized void forget(String id) {
    told.merge(id, null);
    told.labels.remove(id);
  }

  /** Whether some were merged into one that was told of too long before them. */
  @Override
  public synchronized boolean lacks() {
    return told.ids.withOthers().stream().anyMatch(id -> !told.labels.containsKey(id));
  }

  @Override
  public synchronized void fill(Entity entity) {
    if (told.ids.hasOthers(entity.id())) {
      // In the topic's order: the last of its labels stands in the end.
      told.labels.put(entity.id(), entity.label());
    }
  }

  /** What readers take the entity for; itself when it is no other. */
  public String root(String id) {
    return ids().root(id);
  }

  /** All that readers take for one with this entity, the entity itself first. */
  public Set<String> of(String id) {
    return ids().of(id);
  }

  /** An article's entities as readers see them: those that are one as one, by its label. */
  public List<EntityRef> seen(List<EntityRef> refs) {
    Map<String, EntityRef> seen = new LinkedHashMap<>();
    for (EntityRef ref : refs) {
      String root = root(ref.id());
      String label = label(root);
      EntityRef one =
          new EntityRef(
              root,
              ref.type(),
              label == null ? ref.label() : label,
              ref.salience(),
              ref.mentions(),
              ref.kind(),
              ref.names());
      seen.merge(root, one, SameEntities::both);
    }
    return new ArrayList<>(seen.values());
  }

  private synchronized SameIds ids() {
    return shown.ids;
  }

  private synchronized @Nullable String label(String id) {
    return shown.labels.get(id);
  }

  private static EntityRef both(EntityRef one, EntityRef other) {
    Set<String> names = new LinkedHashSet<>(one.names());
    names.addAll(other.names());
    return new EntityRef(
        one.id(),
        one.type(),
        one.label(),
        Math.min(1, one.salience() + other.salience()),
        one.mentions() + other.mentions(),
        one.kind() == null ? other.kind() : one.kind(),
        names.stream().limit(Limits.SPELLINGS_MAX).toList());
  }
}
