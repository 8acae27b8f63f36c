package org.newswatch.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses among the readings of the declined names of one document: the base that most of its
 * mentions can have wins, one that stands there undeclined or is known anyway first. Pure; the same
 * mentions in any order give each the same reading.
 */
public final class BaseForms {

  private static final double OTHERS_WEIGHT = 1.5;
  private static final double WHOLE_NAME_WEIGHT = 1.5;
  private static final double SEEN_WEIGHT = 1;
  private static final double KNOWN_WEIGHT = 3;

  private final Map<String, Integer> lastWords = new HashMap<>();
  private final Map<String, Integer> wholeNames = new HashMap<>();
  private final Set<String> seen;
  private final Predicate<String> known;

  /**
   * Takes note of a document.
   *
   * @param mentions the readings of each declined name in it
   * @param seen the capitalised words of it as they stand there
   * @param known whether a base form is known to be a name
   */
  public BaseForms(List<List<Reading>> mentions, Set<String> seen, Predicate<String> known) {
    this.seen = Set.copyOf(seen);
    this.known = known;
    for (List<Reading> readings : mentions) {
      var lasts = new HashSet<String>();
      var wholes = new HashSet<String>();
      for (Reading reading : readings) {
        lasts.add(withGender(lastWord(reading.base()), reading.gender()));
        lasts.add(lastWord(reading.base()));
        wholes.add(reading.base());
      }
      lasts.forEach(last -> lastWords.merge(last, 1, Integer::sum));
      wholes.forEach(whole -> wholeNames.merge(whole, 1, Integer::sum));
    }
  }

  /**
   * The readings of one of the mentions, the likeliest in this document first.
   *
   * @param readings as given to the constructor
   * @param surface the mention's last word as it stands there: no evidence for itself
   */
  public List<Reading> ranked(List<Reading> readings, String surface) {
    var ranked = new ArrayList<>(readings);
    Map<Reading, Double> scores = new HashMap<>();
    readings.forEach(r -> scores.put(r, score(r, surface)));
    // Stable, and what is given comes likeliest first.
    ranked.sort(
        (one, other) ->
            Double.compare(scores.getOrDefault(other, 0.0), scores.getOrDefault(one, 0.0)));
    return List.copyOf(ranked);
  }

  private double score(Reading reading, String surface) {
    String whole = reading.base();
    String last = lastWord(whole);
    boolean single = last.length() == whole.length();
    int others =
        Math.max(
            lastWords.getOrDefault(withGender(last, reading.gender()), 1),
            reading.gender() == Gender.ANY ? lastWords.getOrDefault(last, 1) : 1);
    double score = Math.log(reading.likelihood()) + OTHERS_WEIGHT * Math.log(others);
    score += single ? 0 : WHOLE_NAME_WEIGHT * Math.log(wholeNames.getOrDefault(whole, 1));
    score += !last.equals(surface) && seen.contains(last) ? SEEN_WEIGHT : 0;
    score += known.test(whole) ? KNOWN_WEIGHT : 0;
    return score;
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static String withGender(String word, Gender gender) {
    return word + " " + gender;
  }
}
