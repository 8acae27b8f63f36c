package org.newswatch.alerts.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.newswatch.alerts.delivery.Letter.Run;
import org.newswatch.contract.Field;
import org.newswatch.contract.MatchedClause;

/** Cuts a text into parts that were asked for and parts that were not. Pure. */
final class Marks {

  private Marks() {}

  private record Span(int start, int end) {}

  /**
   * The text in parts, in order; together they are the text in one line.
   *
   * @param text as it stands in {@code field} from {@code offset} on
   */
  static List<Run> of(String text, Field field, int offset, List<MatchedClause> matches) {
    List<Span> spans = new ArrayList<>();
    for (MatchedClause match : matches) {
      if (match.field() == field) {
        int start = boundary(text, Math.max(0, match.start() - offset));
        int end = boundary(text, Math.min(text.length(), match.end() - offset));
        if (start < end) {
          spans.add(new Span(start, end));
        }
      }
    }
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    List<Run> runs = new ArrayList<>();
    int at = 0;
    for (Span span : spans) {
      int start = Math.max(at, span.start());
      if (start < span.end()) {
        add(runs, text.substring(at, start), false);
        add(runs, text.substring(start, span.end()), true);
        at = span.end();
      }
    }
    add(runs, text.substring(at), false);
    return List.copyOf(runs);
  }

  /** No pair of surrogates is cut in two. */
  private static int boundary(String text, int at) {
    int inside = Math.min(Math.max(at, 0), text.length());
    boolean splits =
        inside > 0
            && inside < text.length()
            && Character.isLowSurrogate(text.charAt(inside))
            && Character.isHighSurrogate(text.charAt(inside - 1));
    return splits ? inside - 1 : inside;
  }

  private static void add(List<Run> runs, String text, boolean marked) {
    if (!text.isEmpty()) {
      runs.add(new Run(Lines.one(text), marked));
    }
  }
}
