package org.newswatch.analyst.web;

import java.util.List;

/** What the calendar's template shows. */
public final class CalendarViews {

  private CalendarViews() {}

  /**
   * The page.
   *
   * @param query which articles are asked; empty for all
   * @param span the first and the last day, in words
   * @param earlier address of the weeks before
   * @param later of the weeks after
   * @param now of the weeks around today
   */
  public record Calendar(
      String query,
      String span,
      String headline,
      List<Week> weeks,
      String earlier,
      String later,
      String now) {}

  /** Seven days from a Monday. */
  public record Week(List<Day> days) {}

  /**
   * A day.
   *
   * @param iso as machines read it
   * @param number of the month, with the month's name where it begins
   * @param name in full
   * @param when past, today or coming
   * @param count of articles, in words; empty when there are none
   * @param href where they are; empty when there are none
   * @param weight how many they are beside the other days, 0 to 4
   */
  public record Day(
      String iso,
      String number,
      String name,
      String when,
      String count,
      String href,
      int weight,
      List<Story> stories) {}

  /** A story that speaks of a day. */
  public record Story(String title, String href) {}
}
