package org.newswatch.analyst.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the start page shows. */
public final class HomeViews {

  private HomeViews() {}

  /**
   * The start page; a part that could not be read is null.
   *
   * @param stories of the last day, the one of most sources first
   * @param latest the newest articles
   */
  public record Home(
      String headline,
      List<StoryViews.Row> stories,
      List<Views.Row> latest,
      @Nullable Rising rising,
      @Nullable List<Coming> coming,
      @Nullable Sources sources,
      List<Views.Example> examples) {}

  /**
   * Names that rise.
   *
   * @param usual what they are held against, in words
   */
  public record Rising(String usual, List<Name> names) {}

  /**
   * One of them.
   *
   * @param count articles of the last day, in words
   * @param times how many times the usual that is; empty when nothing is usual
   */
  public record Name(String kind, String label, String href, String count, String times) {}

  /** A day to come that articles speak of. */
  public record Coming(
      String weekday, String day, String isoDay, String articles, String href, String title) {}

  /**
   * How the sources do.
   *
   * @param summary in words
   * @param ailing those that somebody should look at, the first few
   */
  public record Sources(String summary, List<Ailing> ailing, String more) {}

  /** A source that somebody should look at, and why, in a word or two. */
  public record Ailing(String name, String state, String href) {}
}
