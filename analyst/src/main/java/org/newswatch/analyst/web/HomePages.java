package org.newswatch.analyst.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.calendar.CalendarDay;
import org.newswatch.analyst.entities.Rising;
import org.newswatch.analyst.search.SearchPage;
import org.newswatch.analyst.sources.SourceView;
import org.newswatch.analyst.stories.StorySummary;

/** The start page as it is shown. */
final class HomePages {

  private static final int COMING = 6;
  private static final int AILING = 4;

  /** States of sources that nobody need look at. */
  private static final Set<String> WELL = Set.of("ok", "new", "paused", "retrying");

  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_ONLY =
      DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private HomePages() {}

  static HomeViews.Home view(
      List<StorySummary> stories,
      SearchPage latest,
      @Nullable Rising rising,
      @Nullable List<CalendarDay> days,
      @Nullable List<SourceView> sources,
      Instant now) {
    return new HomeViews.Home(
        latest.total() == 0
            ? "No article has been indexed yet. They show here as they come in."
            : SearchPages.articles(latest.total()) + " so far.",
        StoryPages.rows(stories, now),
        SearchPages.rows(latest, "", now),
        rising == null ? null : rising(rising),
        days == null ? null : coming(days),
        sources == null ? null : sources(sources),
        SearchPages.EXAMPLES);
  }

  private static HomeViews.Rising rising(Rising rising) {
    return new HomeViews.Rising(
        rising.days() == 0
            ? "Last 24 hours; there is nothing older to compare with."
            : "Last 24 hours, against a usual one of the "
                + (rising.days() == 1 ? "day" : rising.days() + " days")
                + " before.",
        rising.names().stream().map(name -> name(name, rising.days() > 0)).toList());
  }

  private static HomeViews.Name name(Rising.Name name, boolean compared) {
    return new HomeViews.Name(
        Runs.kind(name.type()),
        name.label(),
        Links.entityPage(name.id()),
        SearchPages.articles(name.articles()),
        !compared
            ? ""
            : name.usual() <= 0
                ? "new"
                : String.format(
                    Locale.ENGLISH, "\u00d7\u202f%.0f", name.articles() / name.usual()));
  }

  /** Days one after the other of which the same is told are one. */
  private static List<HomeViews.Coming> coming(List<CalendarDay> days) {
    List<HomeViews.Coming> coming = new ArrayList<>();
    for (int from = 0; from < days.size() && coming.size() < COMING; ) {
      int to = from;
      while (to + 1 < days.size() && isSame(days.get(from), days.get(to + 1))) {
        to++;
      }
      if (days.get(from).articles() > 0) {
        coming.add(coming(days.get(from), days.get(to).day()));
      }
      from = to + 1;
    }
    return coming;
  }

  private static boolean isSame(CalendarDay one, CalendarDay other) {
    return one.articles() == other.articles() && one.titles().equals(other.titles());
  }

  private static HomeViews.Coming coming(CalendarDay first, LocalDate last) {
    LocalDate day = first.day();
    boolean one = day.equals(last);
    return new HomeViews.Coming(
        WEEKDAY.format(day) + (one ? "" : " \u2013 " + WEEKDAY.format(last)),
        (one || day.getMonth() != last.getMonth() ? DAY : DAY_ONLY).format(day)
            + (one ? "" : " \u2013 " + DAY.format(last)),
        day.toString(),
        SearchPages.articles(first.articles()),
        Links.days(day, last),
        first.titles().isEmpty() ? "" : first.titles().getFirst().title());
  }

  private static HomeViews.Sources sources(List<SourceView> sources) {
    List<SourceView> ailing =
        sources.stream().filter(source -> !WELL.contains(source.state())).toList();
    int well = sources.size() - ailing.size();
    return new HomeViews.Sources(
        sources.isEmpty()
            ? "None is crawled yet."
            : ailing.isEmpty()
                ? (well == 1 ? "The one there is does well." : "All " + well + " do well.")
                : well + " of " + sources.size() + " do well.",
        ailing.stream()
            .limit(AILING)
            .map(
                source ->
                    new HomeViews.Ailing(
                        source.source().name(), source.state(), href(source.source().id())))
            .toList(),
        sources.isEmpty() ? "Add a source" : "All sources");
  }

  private static String href(String id) {
    return "/sources/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
