package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Entity;
import org.newswatch.servicekit.kafka.TopicReader;

/**
 * What entities are called now, one that turned out to be another as that other; of those told of
 * last. Thread-safe.
 */
final class Labels implements TopicReader {

  /** Some hundred bytes each. */
  static final int ENTITIES_MAX = 200_000;

  /** Entities that turned out to be others one after the other. */
  private static final int STEPS_MAX = 16;

  private record Told(String label, @Nullable String mergedInto, long version) {}

  /** Of several that are one, what they are called and who they are. */
  record Same(String label, Set<String> ids) {
    Same {
      ids = Set.copyOf(ids);
    }
  }

  private final int most;
  private volatile boolean caughtUp;
  private final Map<String, Set<String>> mergedInto = new HashMap<>();
  private final Map<String, Told> told =
      new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          boolean full = size() > most;
          if (full) {
            unmerge(eldest.getKey(), eldest.getValue());
          }
          return full;
        }
      };

  Labels(int most) {
    this.most = most;
  }

  @Override
  public void caughtUp() {
    caughtUp = true;
  }

  /** Whether all was read that was told before. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() == null && record.key() != null) {
        forget(new String(record.key(), UTF_8));
      } else if (Codec.ENTITY.decode(record.value()) instanceof Decoded.Read<Entity> read) {
        take(read.value());
      }
    }
  }

  /** What is older than what is held changes nothing. */
  synchronized void take(Entity entity) {
    Told held = told.get(entity.id());
    if (held != null && held.version() > EntityDocument.version(entity)) {
      return;
    }
    forget(entity.id());
    told.put(
        entity.id(), new Told(entity.label(), entity.mergedInto(), EntityDocument.version(entity)));
    if (entity.mergedInto() != null) {
      mergedInto
          .computeIfAbsent(entity.mergedInto(), unused -> new LinkedHashSet<>())
          .add(entity.id());
    }
  }

  private synchronized void forget(String id) {
    Told before = told.remove(id);
    if (before != null) {
      unmerge(id, before);
    }
  }

  private void unmerge(String id, Told before) {
    if (before.mergedInto() != null) {
      mergedInto.computeIfPresent(
          before.mergedInto(),
          (into, others) -> {
            others.remove(id);
            return others.isEmpty() ? null : others;
          });
    }
  }

  /** The version last told; empty when the entity is not held. */
  synchronized Optional<Long> version(String id) {
    return Optional.ofNullable(told.get(id)).map(Told::version);
  }

  /** What an entity is called now; empty when that is not known. */
  synchronized Optional<String> of(String id) {
    return Optional.ofNullable(told.get(root(id))).map(Told::label);
  }

  /** The same, with all that are one with it. */
  synchronized Optional<Same> same(String id) {
    String root = root(id);
    Told one = told.get(root);
    if (one == null) {
      return Optional.empty();
    }
    Set<String> ids = new LinkedHashSet<>();
    collect(root, ids, STEPS_MAX);
    return Optional.of(new Same(one.label(), ids));
  }

  private void collect(String id, Set<String> ids, int steps) {
    if (ids.add(id) && steps > 0) {
      mergedInto.getOrDefault(id, Set.of()).forEach(other -> collect(other, ids, steps - 1));
    }
  }

  private String root(String id) {
    String root = id;
    for (int step = 0; step < STEPS_MAX; step++) {
      Told at = told.get(root);
      if (at == null || at.mergedInto() == null) {
        return root;
      }
      root = Objects.requireNonNull(at.mergedInto());
    }
    return root;
  }
}
