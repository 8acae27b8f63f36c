package org.newswatch.contract;

/**
 * A part of an article around a match.
 *
 * @param text as it stands there
 * @param start where it begins in the field, in UTF-16 units counted from 0; so a match of the same
 *     field stands in it at the match's start less this
 */
public record Snippet(Field field, String text, int start) {

  public Snippet {
    Check.present("snippet.field", field);
    Check.notBlank("snippet.text", text);
    Check.maxChars("snippet.text", text, Limits.SNIPPET_CHARS_MAX);
    if (start < 0) {
      throw new IllegalArgumentException("snippet.start must not be negative: " + start);
    }
  }
}
