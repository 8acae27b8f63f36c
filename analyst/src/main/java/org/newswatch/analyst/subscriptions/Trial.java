package org.newswatch.analyst.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.desk.BackTests;
import org.newswatch.query.Cost;

/**
 * What a subscription would have told.
 *
 * @param askedFrom since when was asked for
 * @param from since when there is something to go by
 * @param read articles that came in that time, each revision counted
 * @param matches how many of them matched
 * @param leftOut how many of these were too many to be folded
 * @param alerts how many would have been told
 * @param perDay the same a day
 * @param stories of how many stories
 * @param held matches that would have been held back as no news
 * @param copies near-duplicates among them
 * @param old matches that are older than is wanted
 * @param hours alerts by the hour in which they would have been told
 * @param reasons of the alerts
 * @param samples some of the alerts, the newest first
 * @param cost what the query costs: low, medium or high
 * @param notes what is not as one might think, in sentences
 */
public record Trial(
    Instant askedFrom,
    Instant from,
    Instant to,
    long read,
    long matches,
    long leftOut,
    long alerts,
    double perDay,
    long stories,
    long held,
    long copies,
    long old,
    List<Hour> hours,
    List<Counted> reasons,
    List<Counted> topSources,
    List<Counted> topTerms,
    List<Alert> samples,
    String cost,
    int clauses,
    List<String> notes) {

  private static final long HOUR_SECONDS = 3_600;

  /** Alerts of an hour. */
  public record Hour(Instant from, long alerts) {}

  /** Something and how often it was. */
  public record Counted(String what, long count) {}

  static Trial of(BackTests.Tried tried, Cost cost, List<String> notes) {
    BackTests.Report report = tried.report();
    Map<Instant, Long> hours = new TreeMap<>();
    report
        .told()
        .forEach(
            at ->
                hours.merge(
                    Instant.ofEpochSecond(
                        Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS) * HOUR_SECONDS),
                    1L,
                    Long::sum));
    return new Trial(
        tried.wanted(),
        report.from(),
        report.to(),
        tried.read(),
        report.matches(),
        report.over(),
        report.told().size(),
        report.perDay(),
        report.stories(),
        report.held(),
        report.copies(),
        report.old(),
        hours.entrySet().stream().map(hour -> new Hour(hour.getKey(), hour.getValue())).toList(),
        report.reasons().entrySet().stream()
            .map(reason -> new Counted(word(reason.getKey()), reason.getValue()))
            .toList(),
        counted(report.topSources()),
        counted(report.topTerms()),
        report.samples(),
        word(cost.level()),
        cost.clauses(),
        notes(tried, notes));
  }

  private static List<String> notes(BackTests.Tried tried, List<String> more) {
    List<String> notes = new java.util.ArrayList<>(more);
    @Nullable String without = tried.without();
    if (without != null) {
      notes.add("The archive was not read (" + without + "): only what Kafka has was tried.");
    }
    if (tried.unread() > 0) {
      notes.add(
          tried.unread() + " articles that earlier builds put into the archive were not read.");
    }
    if (!tried.closed().isEmpty()) {
      notes.add("Closed, and not read: " + String.join(", ", tried.closed()) + ".");
    }
    if (tried.report().over() > 0) {
      notes.add(tried.report().over() + " matches were too many and left out. Ask more narrowly.");
    }
    if (tried.report().from().isAfter(tried.wanted())) {
      notes.add("There is nothing to go by before the first article.");
    }
    return List.copyOf(notes);
  }

  private static List<Counted> counted(List<BackTests.Counted> all) {
    return all.stream()
        .map(each -> new Counted(each.what(), each.count()))
        .collect(Collectors.toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
