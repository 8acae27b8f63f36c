package org.newswatch.analyst.web;

import java.util.List;

/** What the template of a story, and lists of stories, show. */
public final class StoryViews {

  private StoryViews() {}

  /**
   * The page of one.
   *
   * @param counts how many articles and sources, in words
   * @param span when it was told, in words
   * @param day that it is about, in words; empty when none
   * @param dayHref what else is said of that day; empty when none
   * @param all the articles of the story as a search
   */
  public record Story(
      String title,
      String counts,
      String span,
      String day,
      String dayHref,
      Chart chart,
      List<Views.Chip> chips,
      List<Told> told,
      String more,
      String all,
      List<Views.FacetView> facets) {}

  /**
   * One article of it.
   *
   * @param copy what it repeats, in words; empty when it repeats nothing
   */
  public record Told(
      String href, String title, String source, String time, String isoTime, String copy) {}

  /** One of a list. */
  public record Row(String href, String title, String counts, String time, String names) {}
}
