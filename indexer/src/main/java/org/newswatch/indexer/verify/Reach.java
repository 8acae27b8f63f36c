package org.newswatch.indexer.verify;

import java.util.List;
import java.util.stream.Stream;

/**
 * From where on topic and archive hold everything, and what they lack since.
 *
 * @param version what was written with this version or a higher one must be known to them, unless a
 *     gap holds it; 0 where they go back to the beginning, {@link Long#MAX_VALUE} where they vouch
 *     for nothing
 * @param gaps where the archive lacks what the topic no longer has
 */
record Reach(long version, List<Gap> gaps) {

  static final Reach ALL = new Reach(0);

  /**
   * Versions of which some may be unknown.
   *
   * @param after the last one before it that is known
   * @param before the first one behind it that is known
   */
  record Gap(long after, long before) {

    boolean holds(long version) {
      return version > after && version < before;
    }
  }

  Reach {
    gaps = List.copyOf(gaps);
  }

  /** Without gaps. */
  Reach(long version) {
    this(version, List.of());
  }

  /** From where on both hold everything. */
  Reach and(Reach other) {
    return new Reach(
        Math.max(version, other.version),
        Stream.concat(gaps.stream(), other.gaps.stream()).toList());
  }

  boolean isAll() {
    return version == 0 && gaps.isEmpty();
  }

  boolean holds(long ofVersion) {
    return ofVersion >= version && gaps.stream().noneMatch(gap -> gap.holds(ofVersion));
  }
}
