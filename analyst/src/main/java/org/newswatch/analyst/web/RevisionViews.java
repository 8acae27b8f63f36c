package org.newswatch.analyst.web;

import java.util.List;

/** What the page of revisions shows. */
public final class RevisionViews {

  private RevisionViews() {}

  /**
   * A revision in the list of all.
   *
   * @param href this one against the one before it
   * @param role what it is in the comparison; empty when it is not in it
   */
  public record Row(
      String number, String time, String isoTime, String title, String href, String role) {}

  /**
   * Two revisions side by side.
   *
   * @param headline which two, and how much changed
   * @param more what is said of revisions that are not listed; empty when all are
   */
  public record Revisions(
      String title,
      String article,
      String headline,
      List<Run> titles,
      List<List<Run>> paragraphs,
      List<Row> rows,
      String more) {}
}
