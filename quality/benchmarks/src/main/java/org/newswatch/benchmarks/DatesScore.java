package org.newswatch.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.DatedTexts.Dated;
import org.newswatch.benchmarks.DatedTexts.Time;

/**
 * As TempEval-3 counts: a gold and a found expression match when they overlap, each once; the value
 * figure is the relaxed F1 times the share of the matched that have the same value.
 */
final class DatesScore {

  private int gold;
  private int found;
  private int matched;
  private int exact;
  private int sameValue;

  void add(Dated text, List<Time> system, @Nullable PrintWriter misses) {
    gold += text.times().size();
    found += system.size();
    var left = new ArrayList<>(system);
    for (Time wanted : text.times()) {
      Time match = match(wanted, left);
      if (match == null) {
        tell(misses, text, "missed", wanted, "");
        continue;
      }
      left.remove(match);
      matched++;
      exact += match.sameSpan(wanted) ? 1 : 0;
      if (match.value().equals(wanted.value())) {
        sameValue++;
      } else {
        tell(misses, text, "value", wanted, "found " + match.value() + " «" + match.text() + "»");
      }
    }
    left.forEach(vain -> tell(misses, text, "vain", vain, ""));
  }

  void print(Figures figures) {
    figures.count("dates.gold", gold);
    figures.count("dates.found", found);
    figures.ratio("dates.relaxed_f1", f1(matched));
    figures.ratio("dates.strict_f1", f1(exact));
    figures.ratio("dates.value_f1", matched == 0 ? 0 : f1(matched) * sameValue / matched);
  }

  private double f1(int hits) {
    return gold + found == 0 ? 0 : 2.0 * hits / (gold + found);
  }

  /** The one of the same span, else the first that overlaps. */
  private static @Nullable Time match(Time wanted, List<Time> system) {
    Time overlapping = null;
    for (Time time : system) {
      if (time.sameSpan(wanted)) {
        return time;
      }
      overlapping = overlapping == null && time.overlaps(wanted) ? time : overlapping;
    }
    return overlapping;
  }

  private static void tell(
      @Nullable PrintWriter misses, Dated text, String what, Time time, String more) {
    if (misses != null) {
      misses.printf(
          "%s %s %s %s «%s» %s | %s%n",
          text.docDate(), what, time.type(), time.value(), time.text(), more, around(text, time));
    }
  }

  private static String around(Dated text, Time time) {
    int start = Math.max(0, time.start() - 40);
    int end = Math.min(text.text().length(), time.end() + 40);
    return text.text().substring(start, end).replace('\n', '/');
  }
}
