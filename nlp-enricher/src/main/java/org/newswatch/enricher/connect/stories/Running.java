package org.newswatch.enricher.connect.stories;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the articles of one story told so far, for others to be held against; bounded, whatever
 * their number. Changed by its {@link Lane} alone.
 */
final class Running {

  final String id;

  /** Its place in the order of all stories by their first articles. */
  final long opened;

  /** Its place in the order of all stories by their last articles. */
  long touched;

  /** When its first article came out, in milliseconds. */
  long first;

  /** When its last article came out, in milliseconds. */
  long last;

  /** When an article last joined it, by the time of the stream, in milliseconds. */
  long written;

  int articles;

  /** What its articles tell, sorted; empty once it was merged into another. */
  int[] keys = new int[0];

  /** How much its articles tell of each, each article's all counting as one. */
  float[] sums = new float[0];

  /** How many of its articles tell of each. */
  int[] counts = new int[0];

  /** The length of {@link #sums}, each weighed by how rare it was when it was last written. */
  float norm;

  /** The square of that of the features that mean the same in any language. */
  float squaresOfAnyLanguage;

  final List<String> languages = new ArrayList<>();

  /** The story that it turned out to be. */
  @Nullable String into;

  /** Of the article that looked at it last: which that was, and what it found by a first look. */
  long looked;

  float likely;

  /** Whether the lane has dropped it. */
  boolean gone;

  Running(String id, long opened) {
    this.id = id;
    this.opened = opened;
  }

  boolean speaks(@Nullable String language) {
    return language == null || languages.isEmpty() || languages.contains(language);
  }

  void seen(long at) {
    first = articles == 0 ? at : Math.min(first, at);
    last = articles == 0 ? at : Math.max(last, at);
    articles++;
  }
}
