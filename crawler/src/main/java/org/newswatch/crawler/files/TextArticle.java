package org.newswatch.crawler.files;

import org.newswatch.contract.Text;

/**
 * Title and text of an article that came as plain text. Without a title the first line is one; a
 * first line that is a whole paragraph stays in the text and lends the title its beginning.
 */
record TextArticle(String title, String text) {

  /** Longer first lines are paragraphs, not headlines. */
  private static final int HEADLINE_CHARS_MAX = 200;

  static TextArticle of(String title, String body) {
    String text = body.strip();
    String named = title.strip();
    if (!named.isEmpty()) {
      return new TextArticle(named, text.isEmpty() ? named : text);
    }
    String first = text.lines().findFirst().orElse("").strip();
    if (first.length() > HEADLINE_CHARS_MAX) {
      return new TextArticle(beginning(first), text);
    }
    String rest = text.substring(Math.min(text.length(), first.length())).strip();
    // Some exports say the headline twice.
    if (rest.lines().findFirst().orElse("").strip().equals(first)) {
      rest = rest.substring(first.length()).strip();
    }
    return new TextArticle(first, rest.isEmpty() ? first : rest);
  }

  private static String beginning(String paragraph) {
    String cut = Text.cut(paragraph, HEADLINE_CHARS_MAX);
    int space = cut.lastIndexOf(' ');
    return (space > 0 ? cut.substring(0, space) : cut) + " ...";
  }
}
