package org.newswatch.analyst.entities;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about entities.
 *
 * @param why null when they said nothing
 * @param entities which it speaks of; of a merge the one that became the other, then that one; of a
 *     split the one whose spellings they were, then the one that they mean
 * @param names spellings that were split off, or the label or alias that was given
 * @param undoes the decision that it takes back; null when it takes back none
 * @param holds whether no later decision took it back
 */
public record Decided(
    String id,
    Action action,
    Instant at,
    String by,
    @Nullable String why,
    List<Named> entities,
    List<String> names,
    @Nullable String undoes,
    boolean holds) {

  /** What is decided. */
  public enum Action {
    MERGE,
    SPLIT,
    LABEL,
    ALIAS,
    UNDO
  }

  /**
   * An entity.
   *
   * @param label what it is called now; while it is not known its id, or a name that was split off
   */
  public record Named(String id, String label) {}
}
