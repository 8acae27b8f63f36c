package org.newswatch.cli.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.crawler.preview.Advice;

/** Everything about one source. */
public final class SourceSheet {

  private static final int LABEL = 11;

  private SourceSheet() {}

  /** The sheet, a line a fact. */
  public static String of(SourceState state, Instant now) {
    Source source = state.source();
    var out = new StringJoiner("\n");
    out.add(Terminal.line(source.name()));
    line(out, "id", source.id());
    line(out, source.kind().name().toLowerCase(Locale.ROOT), source.address());
    line(out, "state", state.word());
    state.sentences().forEach(sentence -> line(out, "", sentence));
    line(out, "country", source.country());
    line(out, "language", source.language());
    line(
        out,
        "added",
        Times.minute(source.addedAt())
            + switch (source.origin()) {
              case COMMAND -> ", by command";
              case CONFIGURATION -> ", in the configuration file";
            });
    SourceHealth health = state.health();
    if (health == null) {
      line(out, "looks", "none yet");
      return out.toString();
    }
    looks(out, state, health, now);
    line(
        out,
        "articles",
        "%d new, %d pages fetched, %d articles in them; the last came %s"
            .formatted(
                health.discovered(),
                health.fetched(),
                health.extracted(),
                Times.ago(health.lastArticle(), now)));
    line(
        out,
        "texts",
        "median %s characters; %s dated, %s with a by-line"
            .formatted(
                SourceTable.number(health.medianTextChars()),
                SourceTable.percent(health.datedShare()),
                SourceTable.percent(health.bylineShare())));
    failures(out, health);
    return out.toString();
  }

  private static void looks(StringJoiner out, SourceState state, SourceHealth health, Instant now) {
    // A day that has begun counts.
    long days = Duration.between(health.since(), health.at()).plusDays(1).minusNanos(1).toDays();
    String every = interval(health);
    line(
        out,
        "looks",
        "%d in %d %s; last %s%s, last that went well %s"
            .formatted(
                health.looks(),
                Math.max(1, days),
                days <= 1 ? "day" : "days",
                Times.ago(health.lastLook(), now),
                state.source().paused() ? "" : ", next " + Times.in(health.nextLook(), now) + every,
                Times.ago(health.lastSuccess(), now)));
  }

  private static String interval(SourceHealth health) {
    Instant last = health.lastLook();
    Instant next = health.nextLook();
    return last == null || next == null || !next.isAfter(last)
        ? ""
        : " (every " + Times.length(Duration.between(last, next)) + ")";
  }

  private static void failures(StringJoiner out, SourceHealth health) {
    Map<String, Long> failed = health.failed();
    if (failed.isEmpty()) {
      line(out, "failures", "none");
    } else {
      Comparator<Map.Entry<String, Long>> most = Map.Entry.comparingByValue();
      line(
          out,
          "failures",
          failed.entrySet().stream()
              .sorted(most.reversed())
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .collect(Collectors.joining(", ")));
      failed.entrySet().stream()
          .sorted(most.reversed())
          .forEach(
              entry ->
                  Advice.of(entry.getKey())
                      .ifPresent(advice -> line(out, "", entry.getKey() + ": " + advice)));
    }
    line(out, "last one", health.lastFailure());
  }

  private static void line(StringJoiner out, String label, @Nullable String value) {
    if (value != null) {
      out.add("  " + Terminal.column(label, LABEL) + Terminal.line(value));
    }
  }
}
