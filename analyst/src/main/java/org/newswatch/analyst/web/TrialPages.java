package org.newswatch.analyst.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.subscriptions.Trial;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Told;

/** Back-tests as the form of a subscription shows them. */
final class TrialPages {

  private static final int SAMPLES = 8;
  private static final int TOP = 6;
  private static final int PERCENT = 100;

  private TrialPages() {}

  /** What came of a trial, also when nothing did. */
  static AlertViews.Trial view(String query, Result<Trial> result) {
    return switch (result) {
      case Result.Found<Trial> found -> found(query, found.value());
      case Result.BadQuery<Trial> bad ->
          nothing(
              query,
              " ".repeat(Math.max(0, bad.problem().column() - 1)) + "^",
              "Column " + bad.problem().column() + ": " + bad.problem().cause(),
              bad.problem().fix());
      case Result.Missing<Trial> missing -> nothing("", "", "No such " + missing.what() + ".", "");
      case Result.Refused<Trial> refused -> nothing("", "", refused.cause(), refused.fix());
      case Result.Unavailable<Trial> away -> nothing("", "", away.why(), "Try again soon.");
    };
  }

  private static AlertViews.Trial nothing(String query, String pointer, String cause, String fix) {
    return new AlertViews.Trial(
        cause, fix, query, pointer, "", "", Chart.NONE, List.of(), List.of(), List.of(), List.of());
  }

  private static AlertViews.Trial found(String query, Trial trial) {
    Map<Instant, Long> hours = new LinkedHashMap<>();
    trial.hours().forEach(hour -> hours.put(hour.from(), hour.alerts()));
    return new AlertViews.Trial(
        "",
        "",
        query,
        "",
        trial.alerts() == 0
            ? "It would have told nothing"
            : AlertPages.counted(trial.alerts(), "alert")
                + String.format(Locale.ENGLISH, ", %.1f a day", trial.perDay()),
        String.format(
            Locale.ENGLISH,
            "%s to %s: %,d articles read, %,d matched, of %s; %,d held back as no news, %,d too"
                + " old. A query of %s cost.",
            Times.minute(trial.from()),
            Times.minute(trial.to()),
            trial.read(),
            trial.matches(),
            trial.stories() == 1 ? "one story" : trial.stories() + " stories",
            trial.held(),
            trial.old(),
            trial.cost()),
        Chart.ofHours(hours),
        counted(trial.topSources()),
        counted(trial.topTerms()),
        trial.samples().stream().limit(SAMPLES).map(TrialPages::sample).toList(),
        trial.notes());
  }

  private static List<AlertViews.Counted> counted(List<Trial.Counted> all) {
    long most = all.stream().mapToLong(Trial.Counted::count).max().orElse(1);
    return all.stream()
        .limit(TOP)
        .map(
            each ->
                new AlertViews.Counted(
                    each.what(),
                    String.format(Locale.ENGLISH, "%,d", each.count()),
                    (int) (PERCENT * each.count() / Math.max(1, most))))
        .toList();
  }

  private static AlertViews.Sample sample(Alert alert) {
    Told article = alert.article();
    return new AlertViews.Sample(
        article == null ? "" : Links.article(article.id().value(), ""),
        alert.title(),
        AlertPages.word(alert.reason()),
        article == null ? "" : article.source().name(),
        Times.minute(alert.at()),
        alert.at().toString());
  }
}
