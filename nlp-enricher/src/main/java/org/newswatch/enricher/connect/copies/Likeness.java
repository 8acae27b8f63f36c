package org.newswatch.enricher.connect.copies;

import org.newswatch.enricher.connect.copies.Sketch.Shared;

/**
 * How much of each other two texts must hold to be one text.
 *
 * <p>A paper that prints an agency's text cuts it, and puts little of its own to it: most of the
 * copy stands in the original. Or it puts more to it and cuts nothing: all of the original stands
 * in the copy, and that is half of it. A follow-up repeats as much as background, but is more new
 * than old. And two reports of one event share names and quotes, which is far less.
 */
final class Likeness {

  /** Of a copy that was cut, at least so much stands in the original. */
  private static final double CUT_MIN = 0.52;

  /** And of the original at least so much in the copy: a collection of texts is no original. */
  private static final double CUT_OF_ORIGINAL_MIN = 0.15;

  /** Of an original that was added to, at least so much stands in the copy. */
  private static final double KEPT_MIN = 0.75;

  /** And at least so much of the copy is the original. */
  private static final double OF_ADDED_MIN = 0.48;

  /** Short texts, which few words make alike, are copies when they are nearly the same. */
  private static final double SHORT_MIN = 0.8;

  /** Short is what has fewer runs of words. */
  private static final int SHORT_RUNS = 24;

  /**
   * Of fewer different runs, or fewer that two texts share, nothing can be said: of headlines above
   * all, and of what says one thing over and over.
   */
  private static final int RUNS_MIN = 8;

  /** A copy of a copy is one of the first, too, while so much of it stands in that. */
  private static final double CHAIN_MIN = 0.45;

  /** Of what adds nothing of its own, at least so much stands in the original. */
  private static final double NOTHING_ADDED_MIN = 0.8;

  private Likeness() {}

  /** Whether a text can be compared at all. */
  static boolean isComparable(Sketch sketch) {
    return sketch.sampled() >= RUNS_MIN;
  }

  /**
   * Whether the later text is a copy of the earlier one.
   *
   * @param shared what they share, the later one first
   */
  static boolean isCopy(Sketch later, Sketch earlier, Shared shared) {
    if (shared.both() < RUNS_MIN) {
      return false;
    }
    if (Math.min(later.runs(), earlier.runs()) < SHORT_RUNS) {
      return Math.min(shared.ofFirst(), shared.ofSecond()) >= SHORT_MIN;
    }
    boolean cut = shared.ofFirst() >= CUT_MIN && shared.ofSecond() >= CUT_OF_ORIGINAL_MIN;
    boolean addedTo = shared.ofSecond() >= KEPT_MIN && shared.ofFirst() >= OF_ADDED_MIN;
    return cut || addedTo;
  }

  /** Whether a copy of the earlier text's copy is one of it, too. */
  static boolean isCopyOfCopy(Shared shared) {
    return shared.both() >= RUNS_MIN && shared.ofFirst() >= CHAIN_MIN;
  }

  /** Whether the later text says so little of its own that whatever copies it copies the other. */
  static boolean addsNothing(Shared shared) {
    return shared.ofFirst() >= NOTHING_ADDED_MIN;
  }
}
