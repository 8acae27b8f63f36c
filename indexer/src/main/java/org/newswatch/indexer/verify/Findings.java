package org.newswatch.indexer.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.newswatch.query.IndexNames;

/** Counts what was compared, and lists the first of what differs. For one thread. */
final class Findings {

  private final int listed;
  private final Map<IndexNames, Counts> counts = new EnumMap<>(IndexNames.class);
  private final List<Difference> differences = new ArrayList<>();

  /**
   * @param listed differences that are kept; all are counted
   */
  Findings(int listed) {
    this.listed = listed;
  }

  /** One that should be there. */
  void expected(IndexNames index) {
    of(index).expected++;
  }

  /** One that is there. */
  void found(IndexNames index) {
    of(index).found++;
  }

  /** One that is as it should be. */
  void same(IndexNames index) {
    of(index).same++;
  }

  /** The same, as far as the revisions tell: no topic and no archive holds it any more. */
  void sameByRevisions(IndexNames index) {
    of(index).same++;
    of(index).byRevisions++;
  }

  void differs(IndexNames index, Difference.What what, String id, int revision, String detail) {
    of(index).differing.merge(what, 1L, Long::sum);
    if (differences.size() < listed) {
      differences.add(new Difference(index, what, id, revision, detail));
    }
  }

  /** All so far. */
  Report report(long unreadable) {
    Map<IndexNames, Report.Tally> tallies = new EnumMap<>(IndexNames.class);
    counts.forEach(
        (index, of) ->
            tallies.put(
                index,
                new Report.Tally(
                    of.expected, of.found, of.same, of.byRevisions, Map.copyOf(of.differing))));
    return new Report(tallies, differences, unreadable);
  }

  private Counts of(IndexNames index) {
    return counts.computeIfAbsent(index, unused -> new Counts());
  }

  private static final class Counts {
    private long expected;
    private long found;
    private long same;
    private long byRevisions;
    private final Map<Difference.What, Long> differing = new EnumMap<>(Difference.What.class);
  }
}
