package org.newswatch.enricher.connect;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps what was used last, up to a bound. What it forgets can be had again. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;
  private static final float LOAD = 0.75f;
  private static final int ROOM = 64;

  private final int most;

  Recent(int most) {
    super(ROOM, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
