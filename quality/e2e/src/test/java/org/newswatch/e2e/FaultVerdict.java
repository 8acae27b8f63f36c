package org.newswatch.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is wrong with the news that came through: each list names articles by address, revisions by
 * address and number, or alerts by subscription and what they are about.
 *
 * @param lost what must be in a place and is not
 * @param doubled what is in a place more than once
 * @param stale articles that stand in another revision than their last
 * @param foreign what nobody sent
 */
record FaultVerdict(
    List<String> lost, List<String> doubled, List<String> stale, List<String> foreign) {

  private static final int SHOWN = 10;

  /** A revision of an article, found somewhere. */
  record Seen(String url, int revision, String title) {}

  /**
   * Judges.
   *
   * @param expected the last revision of each article
   * @param enriched the records of the topic
   * @param articles the documents of the articles as they are
   * @param revisions those of all revisions
   */
  static FaultVerdict of(
      Map<String, Integer> expected,
      Collection<Seen> enriched,
      Collection<Seen> articles,
      Collection<Seen> revisions) {
    var verdict =
        new FaultVerdict(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    verdict.judgeAll("topic", expected, enriched);
    verdict.judgeAll("revisions", expected, revisions);
    verdict.judgeLast(expected, articles);
    return verdict;
  }

  /** Judges, too, what must be in a place exactly once, by its name. */
  void judgeOnce(String place, Collection<String> once, Collection<String> seen) {
    Map<String, Integer> times = new HashMap<>();
    seen.forEach(one -> times.merge(one, 1, Integer::sum));
    new TreeSet<>(once).forEach(one -> count(place + " " + one, times.remove(one)));
    new TreeSet<>(times.keySet()).forEach(one -> foreign.add(place + " " + one));
  }

  private void judgeAll(String place, Map<String, Integer> expected, Collection<Seen> seen) {
    Map<String, Integer> times = new HashMap<>();
    seen.forEach(one -> times.merge(one.url() + " " + one.revision(), 1, Integer::sum));
    expected.forEach(
        (url, last) -> {
          for (int revision = 1; revision <= last; revision++) {
            count(place + " " + url + " " + revision, times.remove(url + " " + revision));
          }
        });
    new TreeSet<>(times.keySet()).forEach(one -> foreign.add(place + " " + one));
  }

  private void judgeLast(Map<String, Integer> expected, Collection<Seen> seen) {
    Map<String, Integer> times = new HashMap<>();
    for (Seen one : seen) {
      times.merge(one.url(), 1, Integer::sum);
      int last = expected.getOrDefault(one.url(), one.revision());
      boolean said = FaultLoad.titleEnd(one.url(), last).map(one.title()::endsWith).orElse(true);
      if (one.revision() != last || !said) {
        stale.add("articles " + one.url() + " is in revision " + one.revision() + ", not " + last);
      }
    }
    expected.forEach((url, last) -> count("articles " + url, times.remove(url)));
    new TreeSet<>(times.keySet()).forEach(one -> foreign.add("articles " + one));
  }

  private void count(String what, @org.jspecify.annotations.Nullable Integer times) {
    if (times == null) {
      lost.add(what);
    } else if (times > 1) {
      doubled.add(what + ", " + times + " times");
    }
  }

  boolean clean() {
    return lost.isEmpty() && doubled.isEmpty() && stale.isEmpty() && foreign.isEmpty();
  }

  /** How many of each kind, and the first few. */
  @Override
  public String toString() {
    return "lost "
        + shown(lost)
        + ", doubled "
        + shown(doubled)
        + ", stale "
        + shown(stale)
        + ", foreign "
        + shown(foreign);
  }

  private static String shown(List<String> names) {
    return names.size() + " " + names.subList(0, Math.min(SHOWN, names.size()));
  }
}
