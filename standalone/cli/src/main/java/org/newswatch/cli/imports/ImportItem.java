package org.newswatch.cli.imports;

import org.newswatch.contract.RawArticle;

/** What became of one line or file of an import. */
public sealed interface ImportItem {

  /** An article to publish. */
  record Read(RawArticle article) implements ImportItem {}

  /**
   * A line or file that holds none.
   *
   * @param place the file, with the line's number where there are lines
   */
  record Bad(String place, String reason) implements ImportItem {}
}
