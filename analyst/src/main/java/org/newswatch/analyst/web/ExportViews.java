package org.newswatch.analyst.web;

import java.util.List;

/** What the page of an export shows. */
public final class ExportViews {

  private ExportViews() {}

  /**
   * An export that is being made, or was.
   *
   * @param search what finds the same articles
   * @param facts what was asked and what came of it
   * @param downloads empty before it is done
   */
  public record Export(
      String name,
      String kicker,
      String query,
      String search,
      BulkViews.State state,
      List<BulkViews.Fact> facts,
      List<BulkViews.Tab> downloads) {}
}
