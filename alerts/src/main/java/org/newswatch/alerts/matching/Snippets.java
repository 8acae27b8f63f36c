package org.newswatch.alerts.matching;

import java.util.ArrayList;
import java.util.List;
import org.newswatch.contract.Field;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Snippet;

/** Parts of an article's text around what was found there. */
final class Snippets {

  /** UTF-16 units before what was found. */
  private static final int BEFORE = Limits.SNIPPET_CHARS_MAX / 4;

  /** A cut looks so far for a space between words. */
  private static final int WORD_CHARS_MAX = 40;

  private Snippets() {}

  /** The first {@link Limits#SNIPPETS_MAX} that overlap no other. */
  static List<Snippet> of(String text, List<MatchedClause> matches) {
    List<Snippet> snippets = new ArrayList<>();
    for (MatchedClause match : matches) {
      boolean shown =
          snippets.stream()
              .anyMatch(
                  one ->
                      match.start() < one.start() + one.text().length()
                          && one.start() < match.end());
      if (match.field() == Field.TEXT && !shown) {
        snippets.add(around(text, match.start()));
        if (snippets.size() == Limits.SNIPPETS_MAX) {
          break;
        }
      }
    }
    return snippets;
  }

  private static Snippet around(String text, int at) {
    int from = Math.max(0, at - BEFORE);
    if (from > 0) {
      from = wordStart(text, from, at);
    }
    int to = Math.min(text.length(), from + Limits.SNIPPET_CHARS_MAX);
    if (to < text.length()) {
      to = wordEnd(text, to);
    }
    return new Snippet(Field.TEXT, text.substring(from, to), from);
  }

  /** Behind the first space from here on, if one is near; never inside a character. */
  private static int wordStart(String text, int from, int at) {
    for (int i = from; i < Math.min(at, from + WORD_CHARS_MAX); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
  }

  private static int wordEnd(String text, int to) {
    for (int i = to; i > to - WORD_CHARS_MAX; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
  }
}
