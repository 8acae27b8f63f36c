package org.newswatch.enricher.connect;

import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.enricher.connect.state.Packed;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;

/**
 * The entities that are known and who bears which key, in the state and, those used last, at hand.
 * Changes reach the state with {@link #flush}; {@link #forget} drops those that did not.
 */
final class Bearers {

  /** Bearers of one key that are looked at; of more, those heard of last. */
  static final int CANDIDATES_MAX = 96;

  /** From so many on, a key is rather that of a usual given name than of a family name. */
  private static final int CROWDED = 24;

  /** An entity that only one article named is forgotten after so many days without another. */
  static final int LONE_DAYS = 90;

  private static final int AT_HAND_MAX = 20_000;

  /** Entities looked at for forgetting with each article. */
  private static final int SWEEP_MAX = 20;

  private static final long DAY_SECONDS = 86_400;
  private static final byte[] NOTHING = {};

  private final Rows entities;
  private final Rows company;
  private final Rows keys;
  private final Rows days;
  private final Map<String, Bearer> atHand = new Recent<>(AT_HAND_MAX);
  private final Map<String, List<String>> keysAtHand = new Recent<>(AT_HAND_MAX);
  private final Map<String, Bearer> changed = new LinkedHashMap<>();
  private final Map<String, List<String>> keysChanged = new LinkedHashMap<>();
  private final Set<String> merged = new LinkedHashSet<>();
  private long sweptDay = -1;
  private byte[] sweptTo = NOTHING;

  Bearers(State state) {
    this.entities = state.table(Table.ENTITIES);
    this.company = state.table(Table.COMPANY);
    this.keys = state.table(Table.ENTITY_KEYS);
    this.days = state.table(Table.ENTITY_DAYS);
  }

  /** The entity of this id, or null if none is known. */
  @Nullable Bearer get(String id) {
    Bearer bearer = atHand.get(id);
    if (bearer == null) {
      bearer = changed.get(id);
    }
    if (bearer == null) {
      byte[] key = Packed.key(id);
      byte[] packed = entities.get(key);
      if (packed != null) {
        bearer = Bearer.unpack(id, packed, company.get(key));
        atHand.put(id, bearer);
      }
    }
    return bearer;
  }

  /** The same, or what articles showed it to be. */
  @Nullable Bearer root(String id) {
    Bearer bearer = get(id);
    String into = bearer == null ? null : bearer.mergedInto();
    while (into != null) {
      bearer = get(into);
      into = bearer == null ? null : bearer.mergedInto();
    }
    return bearer;
  }

  /** Who bears the key, those merged into others as these; each once. */
  List<Bearer> of(String key) {
    Map<String, Bearer> found = new LinkedHashMap<>();
    for (String id : ids(key)) {
      Bearer bearer = root(id);
      if (bearer != null) {
        found.putIfAbsent(bearer.id(), bearer);
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Whether so many bear the key that it tells little of who is meant. */
  boolean isCrowded(String key) {
    return ids(key).size() >= CROWDED;
  }

  private List<String> ids(String key) {
    List<String> ids = keysChanged.get(key);
    if (ids == null) {
      ids = keysAtHand.get(key);
    }
    if (ids == null) {
      byte[] packed = keys.get(Packed.key(key));
      ids = packed == null ? List.of() : Packed.texts(packed);
      keysAtHand.put(key, ids);
    }
    return ids;
  }

  /** Looked up by the key from now on; where there are too many, the least known makes room. */
  void bears(String key, Bearer bearer) {
    List<String> before = ids(key);
    if (before.contains(bearer.id())) {
      return;
    }
    List<String> ids = new ArrayList<>(before);
    if (ids.size() >= CANDIDATES_MAX) {
      ids.remove(leastKnown(ids));
    }
    ids.add(bearer.id());
    keysChanged.put(key, ids);
  }

  private int leastKnown(List<String> ids) {
    int least = 0;
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < ids.size(); i++) {
      Bearer bearer = get(ids.get(i));
      long known = bearer == null || bearer.mergedInto() != null ? -1 : bearer.articles();
      if (known < fewest) {
        fewest = known;
        least = i;
      }
    }
    return least;
  }

  /** It changed; readers of the stores learn of it with {@link #flush}. */
  void changed(Bearer bearer) {
    changed.put(bearer.id(), bearer);
    // Where it is looked for first; should there be no room for it, it still stands in the other.
    atHand.put(bearer.id(), bearer);
  }

  /**
   * Writes what changed.
   *
   * @param now the latest day that articles told of; the epoch when none has yet since the start,
   *     and nothing is old then
   * @param keysOf what an entity may be looked up by
   * @param kept whether this one is not forgotten, however long ago it was named
   */
  void flush(Instant now, Function<Bearer, Set<String>> keysOf, Predicate<String> kept) {
    long day = now.getEpochSecond() / DAY_SECONDS;
    for (Bearer bearer : changed.values()) {
      byte[] key = Packed.key(bearer.id());
      entities.put(key, bearer.packed());
      byte[] beside = bearer.takeCompany();
      if (beside != null) {
        company.put(key, beside);
      }
      atHand.put(bearer.id(), bearer);
      if (day > 0 && isLone(bearer)) {
        days.put(dayKey(day, bearer.id()), NOTHING);
      }
    }
    keysChanged.forEach(
        (key, ids) -> {
          keys.put(Packed.key(key), Packed.texts(ids));
          keysAtHand.put(key, ids);
        });
    changed.clear();
    merged.clear();
    keysChanged.clear();
    sweep(day, keysOf, kept);
  }

  /** Those that turned out to be others since the last flush. */
  List<String> merged() {
    return List.copyOf(merged);
  }

  /** What one is known for is that of the other from now on. */
  void merge(Bearer from, Bearer into) {
    from.mergeInto(into);
    merged.add(from.id());
    merged.add(into.id());
    changed(from);
    changed(into);
  }

  /** Drops what did not reach the stores, for it may be half done. */
  void forget() {
    changed.clear();
    merged.clear();
    keysChanged.clear();
    atHand.clear();
    keysAtHand.clear();
  }

  /** Forgets some of those that one article named long ago and none since. */
  private void sweep(long day, Function<Bearer, Set<String>> keysOf, Predicate<String> kept) {
    if (day == sweptDay || day <= 0) {
      return;
    }
    List<byte[]> due = new ArrayList<>();
    // Not from the beginning again: what was removed may long be passed over one by one.
    days.range(
        sweptTo,
        dayKey(Math.max(0, day - LONE_DAYS), ""),
        (row, nothing) -> {
          due.add(row);
          return due.size() < SWEEP_MAX;
        });
    if (due.size() < SWEEP_MAX) {
      sweptDay = day;
    }
    for (byte[] row : due) {
      sweptTo = row;
      days.delete(row);
      String id = Packed.read(row, Bearers::idOfDay);
      Bearer bearer = get(id);
      if (bearer != null && isLone(bearer) && !kept.test(id)) {
        byte[] packed = Packed.key(id);
        entities.delete(packed);
        company.delete(packed);
        atHand.remove(id);
        keysOf.apply(bearer).forEach(key -> bearsNoMore(key, id));
      }
    }
  }

  private void bearsNoMore(String key, String id) {
    List<String> ids = new ArrayList<>(ids(key));
    if (ids.remove(id)) {
      keysAtHand.remove(key);
      if (ids.isEmpty()) {
        keys.delete(Packed.key(key));
      } else {
        keys.put(Packed.key(key), Packed.texts(ids));
      }
    }
  }

  /** One who was merged leads to another, and is kept as long as that. */
  private static boolean isLone(Bearer bearer) {
    return bearer.articles() <= 1 && bearer.mergedInto() == null;
  }

  private static byte[] dayKey(long day, String id) {
    return Packed.bytes(
        out -> {
          out.writeInt(Math.toIntExact(day));
          Packed.writeText(out, id);
        });
  }

  private static String idOfDay(DataInput key) throws IOException {
    key.readInt();
    return Packed.readText(key);
  }
}
