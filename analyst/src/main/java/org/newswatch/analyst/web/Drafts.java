package org.newswatch.analyst.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lists that were brought and not searched for yet: the last ones, in memory. Thread-safe. */
final class Drafts {

  private static final int KEPT_MAX = 16;
  private static final long BYTES_MAX = 64L * 1024 * 1024;

  private final RandomGenerator random;
  private final Map<String, byte[]> kept = new LinkedHashMap<>();
  private long bytes;

  Drafts(RandomGenerator random) {
    this.random = random;
  }

  /** Keeps a list; says under which name. The oldest go when there are too many. */
  synchronized String keep(byte[] list) {
    String name = Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX);
    kept.put(name, list);
    bytes += list.length;
    for (Iterator<byte[]> oldest = kept.values().iterator();
        kept.size() > KEPT_MAX || (bytes > BYTES_MAX && kept.size() > 1); ) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
    return name;
  }

  /** The list of this name; empty when it was let go. */
  synchronized Optional<byte[]> get(String name) {
    return Optional.ofNullable(kept.get(name));
  }
}
