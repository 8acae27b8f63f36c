package org.newswatch.analyst.revisions;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A piece of two texts that are held against each other.
 *
 * @param text never empty
 */
public record Piece(Kind kind, String text) {

  /** In which of the two it stands. */
  public enum Kind {
    @JsonProperty("same")
    SAME,
    @JsonProperty("added")
    ADDED,
    @JsonProperty("removed")
    REMOVED
  }
}
