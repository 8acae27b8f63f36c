package org.newswatch.cli.sources;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.SourceHealth;

/** All sources in one screen, those that somebody should look at first. */
public final class SourceTable {

  /** Columns of the screen. */
  public static final int WIDTH = 100;

  private static final int ID = 29;
  private static final int KIND = 8;
  private static final int STATE = 14;
  private static final int AGO = 10;
  private static final int NUMBER = 7;
  private static final int SHARE = 6;

  private SourceTable() {}

  /** The table with a line of totals below it. */
  public static String of(List<SourceState> states, Instant now) {
    if (states.isEmpty()) {
      return """
          No sources yet. Add the first one by its site, its feed or a list of them:
            newswatch sources add https://paper.example --data DIR
            newswatch sources import feeds.opml --data DIR""";
    }
    var out = new StringJoiner("\n");
    out.add(
        row("SOURCE", "KIND", "STATE", "LAST OK", "NEW/7D", "CHARS", "DATED", "BYLINE", "NEXT"));
    List<SourceState> sorted = new ArrayList<>(states);
    sorted.sort(
        Comparator.comparing(SourceState::mood).thenComparing(state -> state.source().id()));
    for (SourceState state : sorted) {
      out.add(row(state, now));
      state.sentences().stream()
          .findFirst()
          .ifPresent(sentence -> out.add(Terminal.cut("  " + sentence, WIDTH)));
    }
    return out.add("").add(summary(states)).toString();
  }

  private static String row(SourceState state, Instant now) {
    String id = state.source().id();
    String kind = state.source().kind().name().toLowerCase(Locale.ROOT);
    SourceHealth health = state.health();
    if (health == null) {
      String none = Times.NEVER;
      return row(id, kind, state.word(), none, none, none, none, none, none);
    }
    return row(
        id,
        kind,
        state.word(),
        Times.ago(health.lastSuccess(), now),
        Long.toString(health.discovered()),
        number(health.medianTextChars()),
        percent(health.datedShare()),
        percent(health.bylineShare()),
        state.source().paused() ? Times.NEVER : Times.in(health.nextLook(), now));
  }

  private static String row(
      String id,
      String kind,
      String state,
      String ok,
      String articles,
      String chars,
      String dated,
      String byline,
      String next) {
    String line =
        Terminal.column(id, ID)
            + " "
            + Terminal.column(kind, KIND)
            + Terminal.column(state, STATE)
            + Terminal.right(ok, AGO)
            + Terminal.right(articles, NUMBER)
            + Terminal.right(chars, NUMBER)
            + Terminal.right(dated, SHARE)
            + Terminal.right(byline, SHARE + 1)
            + "  "
            + next;
    return line.stripTrailing();
  }

  static String number(@Nullable Integer number) {
    return number == null ? Times.NEVER : number.toString();
  }

  static String percent(@Nullable Double share) {
    return share == null ? Times.NEVER : Math.round(share * 100) + "%";
  }

  private static String summary(List<SourceState> states) {
    Map<String, Long> words =
        states.stream()
            .sorted(Comparator.comparing(SourceState::mood))
            .collect(
                Collectors.groupingBy(
                    SourceState::word, LinkedHashMap::new, Collectors.counting()));
    String counts =
        words.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    long articles = 0;
    for (SourceState state : states) {
      SourceHealth health = state.health();
      articles += health == null ? 0 : health.discovered();
    }
    return "%d %s: %s. %d new articles in 7 days."
        .formatted(states.size(), states.size() == 1 ? "source" : "sources", counts, articles);
  }
}
