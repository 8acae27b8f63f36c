package org.newswatch.indexer.verify;

import java.util.List;
import java.util.Map;
import org.newswatch.query.IndexNames;

/**
 * What a comparison found.
 *
 * @param tallies by the kind of document
 * @param differences the first of them, as many as were asked for
 * @param unreadable records that no index can hold, as they do not read: the indexer put them among
 *     its dead letters
 */
public record Report(
    Map<IndexNames, Tally> tallies, List<Difference> differences, long unreadable) {

  public Report {
    tallies = Map.copyOf(tallies);
    differences = List.copyOf(differences);
  }

  /** Whether nothing differs. */
  public boolean same() {
    return differing() == 0;
  }

  /** How many differences there are, those that are not listed included. */
  public long differing() {
    return tallies.values().stream().mapToLong(Tally::differing).sum();
  }

  /** How many are wrong in this way, in all kinds of documents together. */
  public long count(Difference.What what) {
    return tallies.values().stream()
        .mapToLong(tally -> tally.differences().getOrDefault(what, 0L))
        .sum();
  }

  /**
   * How it stands with one kind of document.
   *
   * @param expected how many there should be
   * @param found how many there are
   * @param same how many are as they should be
   * @param byRevisions how many of those only the index itself knows: no topic and no archive
   *     reaches back to them, and articles and revisions agree
   * @param differences how many are wrong, by how
   */
  public record Tally(
      long expected,
      long found,
      long same,
      long byRevisions,
      Map<Difference.What, Long> differences) {

    /** How many are wrong in any way. */
    public long differing() {
      return differences.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
