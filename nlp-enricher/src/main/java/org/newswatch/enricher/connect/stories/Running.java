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

  /** What its articles tell, each counting the same; nothing once it was merged. */
  Told told = Told.NOTHING;

  /** How many entities it names. */
  int names;

  /** Of how many days it speaks. */
  int days;

  /** The lengths of the three amounts, as rare as each was when the story was last written. */
  float dampedNorm = 1;

  float plainNorm = 1;
  float namedNorm = 1;

  /** What the amounts are divided by, from the lengths and the number of articles. */
  double dampedScale = 1;

  double plainScale = 1;
  double namedScale = 1;

  final List<String> languages = new ArrayList<>();

  /** The story that it turned out to be. */
  @Nullable String into;

  /** What it was told since its row was written. */
  Change change = Change.NOTHING;

  /** Whether its row must be written whole. */
  boolean whole;

  /** Rows of changes that its row does not hold. */
  int changes;

  /** Rows of changes that there are, also such as its row holds. */
  int changeRows;

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

  void speak(@Nullable String language, int most) {
    if (language != null && !languages.contains(language) && languages.size() < most) {
      languages.add(language);
    }
  }

  void seen(long at) {
    first = articles == 0 ? at : Math.min(first, at);
    last = articles == 0 ? at : Math.max(last, at);
    articles++;
  }
}
