package org.newswatch.analyst.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newswatch.analyst.search.CopyOf;
import org.newswatch.analyst.search.Hit;
import org.newswatch.analyst.stories.StorySummary;
import org.newswatch.analyst.stories.StoryView;
import org.newswatch.contract.MentionType;

/** Stories as pages show them. */
final class StoryPages {

  private static final int CHIPS_OF_A_KIND = 5;
  private static final int NAMES = 3;

  private StoryPages() {}

  static StoryViews.Story view(StoryView view) {
    StorySummary story = view.story();
    List<Hit> hits = view.articles().hits();
    long left = view.articles().total() - hits.size();
    SearchState all = SearchState.of(Links.storyQuery(story.id()));
    LocalDate day = story.day();
    return new StoryViews.Story(
        story.title(),
        counts(story),
        Times.minute(story.firstSeen()) + " \u2013 " + Times.minute(story.lastSeen()),
        day == null ? "" : Times.days(day, day),
        day == null ? "" : Links.days(day, day),
        Chart.ofHours(hours(story)),
        chips(story),
        hits.stream().map(StoryPages::told).toList(),
        left <= 0 ? "" : "All " + number(view.articles().total()) + " articles",
        all.href(),
        FacetViews.of(view.articles().facets(), view.articles().total(), all));
  }

  private static Map<Instant, Long> hours(StorySummary story) {
    return story.hours().stream()
        .collect(Collectors.toMap(StorySummary.Hour::from, StorySummary.Hour::articles, Long::sum));
  }

  private static List<Views.Chip> chips(StorySummary story) {
    List<Views.Chip> chips = new ArrayList<>();
    add(chips, MentionType.PERSON, story.persons());
    add(chips, MentionType.ORGANIZATION, story.organizations());
    add(chips, MentionType.LOCATION, story.places());
    return chips;
  }

  private static void add(List<Views.Chip> chips, MentionType type, List<String> labels) {
    labels.stream()
        .limit(CHIPS_OF_A_KIND)
        .map(label -> new Views.Chip(Runs.kind(type), label, Links.called(type, label), 1))
        .filter(chip -> !chip.href().isEmpty())
        .forEach(chips::add);
  }

  private static StoryViews.Told told(Hit hit) {
    CopyOf copy = hit.kin().copyOf();
    String source = copy == null ? null : copy.sourceName();
    return new StoryViews.Told(
        Links.article(hit.articleId(), ""),
        hit.title(),
        hit.sourceName(),
        Times.minute(hit.time()),
        hit.time().toString(),
        copy == null ? "" : source == null ? "copy" : "copy of " + source);
  }

  /** Rows of a list, in its order; what has no page of its own has none. */
  static List<StoryViews.Row> rows(List<StorySummary> stories, Instant now) {
    return stories.stream()
        .map(story -> row(story, now))
        .filter(row -> !row.href().isEmpty())
        .toList();
  }

  private static StoryViews.Row row(StorySummary story, Instant now) {
    return new StoryViews.Row(
        Links.story(story.id()),
        story.title(),
        counts(story),
        Times.ago(story.lastSeen(), now),
        Stream.of(story.persons(), story.organizations(), story.places())
            .flatMap(List::stream)
            .limit(NAMES)
            .collect(Collectors.joining(" \u00b7 ")));
  }

  private static String counts(StorySummary story) {
    return number(story.articles())
        + (story.articles() == 1 ? " article" : " articles")
        + ", "
        + number(story.sources())
        + (story.sources() == 1 ? " source" : " independent sources");
  }

  private static String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
