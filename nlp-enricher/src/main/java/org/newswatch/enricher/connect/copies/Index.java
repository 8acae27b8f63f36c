package org.newswatch.enricher.connect.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which places have which keys, at hand only: what is kept of articles tells it anew after a start.
 * A place takes about 100 bytes.
 */
final class Index {

  /** Keys of one place. */
  static final int KEYS_MAX = 10;

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int HEADS_LEAST = 1 << 12;
  private static final int LOAD = 2;
  private static final int NONE = -1;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /** Told of each place that has a key. */
  @FunctionalInterface
  interface Visitor {
    void place(int slot);
  }

  /** Entries of places in rows, {@link #KEYS_MAX} each. */
  private static final class Chunk {
    private final int[] keys = new int[CHUNK * KEYS_MAX];
    private final int[] next = new int[CHUNK * KEYS_MAX];
    private final byte[] counts = new byte[CHUNK];
    private final int[] days = new int[CHUNK];
    private final long[] numbers = new long[CHUNK];
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private int[] heads = filled(HEADS_LEAST);
  private int entries;
  private int used;
  private int free = NONE;
  private int places;

  /** How many places there are. */
  int places() {
    return places;
  }

  /** The place in a slot that a visitor was told of. */
  Place place(int slot) {
    Chunk chunk = chunk(slot);
    return new Place(chunk.days[slot & (CHUNK - 1)], chunk.numbers[slot & (CHUNK - 1)]);
  }

  /** Visits the places that have a key, in no order. */
  void visit(int key, Visitor visitor) {
    for (int entry = heads[head(key)]; entry != NONE; entry = next(entry)) {
      if (key(entry) == key) {
        visitor.place(entry / KEYS_MAX);
      }
    }
  }

  /**
   * Adds a place; one without keys is none.
   *
   * @param keys at most {@link #KEYS_MAX}, each once
   */
  void add(Place place, int[] keys) {
    if (keys.length == 0) {
      return;
    }
    entries += keys.length;
    if (entries > heads.length * LOAD) {
      grow();
    }
    int slot = free;
    if (slot == NONE) {
      slot = used++;
      if (slot >>> CHUNK_BITS == chunks.size()) {
        chunks.add(new Chunk());
      }
    } else {
      free = (int) chunk(slot).numbers[slot & (CHUNK - 1)];
    }
    Chunk chunk = chunk(slot);
    int row = slot & (CHUNK - 1);
    chunk.days[row] = place.day();
    chunk.numbers[row] = place.number();
    chunk.counts[row] = (byte) keys.length;
    places++;
    for (int i = 0; i < keys.length; i++) {
      chunk.keys[row * KEYS_MAX + i] = keys[i];
      link(slot * KEYS_MAX + i);
    }
  }

  /** Takes a place out again, if it is there. */
  void remove(Place place, int[] keys) {
    int slot = keys.length == 0 ? NONE : slot(place, keys[0]);
    if (slot == NONE) {
      return;
    }
    for (int i = 0; i < keys.length; i++) {
      unlink(slot * KEYS_MAX + i);
    }
    entries -= keys.length;
    places--;
    Chunk chunk = chunk(slot);
    chunk.counts[slot & (CHUNK - 1)] = 0;
    chunk.numbers[slot & (CHUNK - 1)] = free;
    free = slot;
  }

  private int slot(Place place, int key) {
    for (int entry = heads[head(key)]; entry != NONE; entry = next(entry)) {
      if (key(entry) == key && place(entry / KEYS_MAX).equals(place)) {
        return entry / KEYS_MAX;
      }
    }
    return NONE;
  }

  private void grow() {
    heads = filled(heads.length * 2);
    for (int slot = 0; slot < used; slot++) {
      int keys = chunk(slot).counts[slot & (CHUNK - 1)];
      for (int i = 0; i < keys; i++) {
        link(slot * KEYS_MAX + i);
      }
    }
  }

  private void link(int entry) {
    int head = head(key(entry));
    setNext(entry, heads[head]);
    heads[head] = entry;
  }

  private void unlink(int entry) {
    int head = head(key(entry));
    int before = NONE;
    int at = heads[head];
    while (at != entry) {
      before = at;
      at = next(at);
    }
    if (before == NONE) {
      heads[head] = next(entry);
    } else {
      setNext(before, next(entry));
    }
  }

  private int head(int key) {
    return (int) ((key * SPREAD) >>> (Long.SIZE - Integer.numberOfTrailingZeros(heads.length)));
  }

  private Chunk chunk(int slot) {
    return chunks.get(slot >>> CHUNK_BITS);
  }

  private int key(int entry) {
    return chunk(entry / KEYS_MAX).keys[entry % (CHUNK * KEYS_MAX)];
  }

  private int next(int entry) {
    return chunk(entry / KEYS_MAX).next[entry % (CHUNK * KEYS_MAX)];
  }

  private void setNext(int entry, int next) {
    chunk(entry / KEYS_MAX).next[entry % (CHUNK * KEYS_MAX)] = next;
  }

  private static int[] filled(int length) {
    int[] heads = new int[length];
    Arrays.fill(heads, NONE);
    return heads;
  }
}
