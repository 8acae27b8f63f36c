package org.newswatch.analyst;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.QueryProblem;

/** What the templates show; every text in it is foreign and gets escaped there. */
public final class Views {

  private Views() {}

  /** A label that leads to a search. */
  public record Chip(String kind, String label, String href, int count) {}

  /** One article of a list. */
  public record Row(
      String href,
      List<Run> title,
      String source,
      String time,
      String isoTime,
      String language,
      boolean revised,
      List<Run> snippet,
      List<Chip> chips) {}

  /** A query to learn from. */
  public record Example(String query, String href, String meaning) {}

  /**
   * The list of hits, and the page without a query.
   *
   * @param headline how many there are, in words
   * @param previous address of the page before; empty without one
   * @param next of the page after
   */
  public record Search(
      String query,
      String headline,
      @Nullable QueryProblem problem,
      String pointer,
      List<Row> rows,
      List<Example> examples,
      String previous,
      String next) {}

  /** Things of one kind beside an article. */
  public record Group(String kind, String name, List<Chip> chips) {}

  /** A day or span that an article speaks of. */
  public record Day(String days, String href, String surfaces) {}

  /** The page of one article. */
  public record Article(
      String query,
      String back,
      List<Run> title,
      String plainTitle,
      String source,
      String byline,
      String time,
      String isoTime,
      String language,
      String outside,
      String file,
      List<String> notes,
      List<List<Run>> paragraphs,
      List<Group> groups,
      List<Day> days) {}
}
