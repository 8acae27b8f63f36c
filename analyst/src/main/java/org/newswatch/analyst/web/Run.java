package org.newswatch.analyst.web;

/**
 * A piece of text on a page; templates escape all of it.
 *
 * @param kind the CSS class of its mark; empty for plain text
 * @param href where the mark leads; empty for nowhere
 * @param tip what the mark means, shown beside it; may be empty
 */
public record Run(String text, String kind, String href, String tip) {

  static Run plain(String text) {
    return new Run(text, "", "", "");
  }

  /** Whether it is a mark at all. */
  public boolean marked() {
    return !kind.isEmpty();
  }

  /** Whether the mark leads somewhere. */
  public boolean linked() {
    return !href.isEmpty();
  }
}
