package org.newswatch.analyst.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
        rising.names().stream().map(HomePages::name).toList());
  }

  private static HomeViews.Name name(Rising.Name name) {
    return new HomeViews.Name(
        Runs.kind(name.type()),
        name.label(),
        Links.entityPage(name.id()),
        SearchPages.articles(name.articles()),
        name.usual() <= 0
            ? "new"
            : String.format(Locale.ENGLISH, "\u00d7\u202f%.0f", name.articles() / name.usual()));
  }

  private static List<HomeViews.Coming> coming(List<CalendarDay> days) {
    return days.stream()
        .filter(day -> day.articles() > 0)
        .limit(COMING)
        .map(
            day ->
                new HomeViews.Coming(
                    WEEKDAY.format(day.day()),
                    DAY.format(day.day()),
                    day.day().toString(),
                    SearchPages.articles(day.articles()),
                    Links.about("", day.day()),
                    day.titles().isEmpty() ? "" : day.titles().getFirst().title()))
        .toList();
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
