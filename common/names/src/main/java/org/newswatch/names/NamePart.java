package org.newswatch.names;

import java.util.Objects;

/**
 * One part of a prepared name.
 *
 * @param text the part as written
 * @param role what it does in the name; a guess where neither signs nor tables tell
 * @param key its look-up key (see {@link NameKeys#key}), empty when it has none
 */
public record NamePart(String text, PartRole role, String key) {

  /** Checks that nothing is missing. */
  public NamePart {
    Objects.requireNonNull(text, "text must not be null");
    Objects.requireNonNull(role, "role must not be null");
    Objects.requireNonNull(key, "key must not be null");
  }
}
