package org.newswatch.analyst.web;

import java.util.List;
import java.util.Map;

/** What the pages of sources show; every text in it is foreign and gets escaped there. */
public final class SourceViews {

  private SourceViews() {}

  /**
   * A source in a list.
   *
   * @param mood the CSS class of its state
   */
  public record Row(
      String href,
      String name,
      String about,
      String state,
      String mood,
      String articles,
      String newest,
      String dated,
      String byline,
      String next) {}

  /**
   * All of them.
   *
   * @param all how many there are, those not shown included
   * @param more what is said of those not shown; empty when all are
   */
  public record Overview(
      String headline, int all, List<Views.Choice> states, List<Row> rows, String more) {}

  /** A number that says how it does. */
  public record Measure(String value, String what) {}

  /**
   * One source.
   *
   * @param search its articles
   * @param silence where one is told of its silence
   */
  public record Sheet(
      String id,
      String path,
      String name,
      String about,
      String address,
      String state,
      String mood,
      boolean paused,
      boolean removable,
      List<String> warnings,
      List<Measure> measures,
      List<AlertViews.Fact> facts,
      List<AlertViews.Counted> failed,
      String search,
      String silence) {}

  /** An article as it would be read. */
  public record Seen(String title, String byline, String time, String length, String problem) {}

  /**
   * The form of a new source, and what came of a look at it.
   *
   * @param cause why it was not added; empty when nothing is wrong
   * @param what it is; empty when nobody looked
   */
  public record New(
      Map<String, String> typed,
      String cause,
      String fix,
      boolean addable,
      String what,
      String detail,
      List<String> notes,
      List<Seen> seen,
      List<Views.Choice> others) {

    /** What stands in a field. */
    public String get(String field) {
      return typed.getOrDefault(field, "");
    }
  }
}
