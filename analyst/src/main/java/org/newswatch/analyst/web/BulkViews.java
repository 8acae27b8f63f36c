package org.newswatch.analyst.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of bulk searches show; nothing in them is HTML yet. */
public final class BulkViews {

  private BulkViews() {}

  /**
   * Where a list is brought.
   *
   * @param said what was filled in
   * @param refused why nothing came of that; empty when something did
   * @param preview how the list would be read; null before one was looked at
   * @param jobs those there are, the newest first
   * @param limits how long a list may be
   */
  public record Start(
      Form said,
      List<String> refused,
      @Nullable Preview preview,
      List<JobRow> jobs,
      String limits) {}

  /**
   * What was filled in.
   *
   * @param text of the list; empty when it is too long to be shown
   * @param draft under which the list is kept here until it is searched for; empty without one
   * @param draftSays what is kept
   */
  public record Form(
      String text,
      String draft,
      String draftSays,
      String name,
      List<Choice> kinds,
      List<Choice> types,
      List<Choice> delimiters,
      List<Choice> headers,
      String threshold,
      String hits,
      String language,
      String encoding,
      String columns,
      boolean originals,
      boolean expert) {}

  /** One of several. */
  public record Choice(String value, String label, boolean chosen) {}

  /**
   * How a list would be read.
   *
   * @param headline how many lines there are, and how many of them are wrong
   * @param facts what was found out
   * @param lines the first ones
   * @param wrong the first ones of those that are wrong and further down
   */
  public record Preview(
      String headline,
      List<Fact> facts,
      List<String> header,
      List<Line> lines,
      List<Line> wrong,
      String more) {}

  /** Something that was found out. */
  public record Fact(String what, String value) {}

  /**
   * One line of a list.
   *
   * @param fault why it cannot be asked; empty when it can
   */
  public record Line(String number, List<String> cells, String asked, String fault) {}

  /** A job on a list of jobs. */
  public record JobRow(
      String href, String name, String kind, Progress progress, String time, String isoTime) {}

  /**
   * How far a job is.
   *
   * @param state a word
   * @param done and {@code total}: of lines; the total is 0 while it is not known
   * @param says the same in words
   * @param moves whether it changes without anybody's doing
   */
  public record Progress(String state, long done, long total, String says, boolean moves) {}

  /**
   * A job.
   *
   * @param poll where its progress is asked for again; empty when it does not change by itself
   * @param detail why it stands or failed; empty when there is nothing to say
   * @param counts what came of the lines until now
   * @param acts what can be done with it, each a word of its address
   */
  public record State(
      String id,
      Progress progress,
      String poll,
      String detail,
      List<Fact> counts,
      List<Act> acts,
      List<String> events) {}

  /** Something that can be done. */
  public record Act(String path, String label) {}

  /**
   * The page of a job.
   *
   * @param facts how the list was read, and what was asked
   * @param tabs which results can be shown
   * @param downloads as what they can be had
   */
  public record JobPage(
      String name,
      String kicker,
      State state,
      List<Fact> facts,
      List<Tab> tabs,
      List<Row> rows,
      String empty,
      List<Tab> downloads,
      String previous,
      String next) {}

  /** A link, and whether it leads here. */
  public record Tab(String href, String label, boolean chosen) {}

  /**
   * What came of one line.
   *
   * @param asked what it asks for
   * @param search where the same can be searched for; empty when it cannot
   * @param fault why it was not asked; empty when it was
   * @param left how many more articles match than are listed; empty when none do
   */
  public record Row(
      String line,
      String id,
      String asked,
      String search,
      String state,
      String articles,
      String stories,
      String sources,
      String fault,
      List<Hit> hits,
      String left) {}

  /**
   * An article.
   *
   * @param match which spelling it has, and how that fits; empty where the line is a query
   */
  public record Hit(
      String href, String title, String source, String time, String isoTime, String match) {}

  /**
   * What became of subscriptions to be made.
   *
   * @param made their ids
   * @param refused lines of which none was made, each with its reason
   */
  public record Subscribed(String job, String headline, List<Tab> made, List<String> refused) {}
}
