package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text and how it stands there.
 *
 * @param folded lower case, one sign for the apostrophe, ё as е
 * @param capital whether it begins with a capital letter
 * @param caps whether all its letters are capitals, and there are two at least
 * @param initial whether it is one capital letter (or two, as in Дж) with a full stop
 * @param opens whether it opens a sentence, a quotation or a line
 * @param adjoins whether one blank parts it from the token before, or nothing but an initial's stop
 */
record Token(
    String text,
    String folded,
    int start,
    int end,
    boolean capital,
    boolean caps,
    boolean initial,
    boolean opens,
    boolean adjoins) {

  /** Words of one field beyond which it stays unread. */
  static final int TOKENS_MAX = 60_000;

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*+(?:['\u2019\u02BC-][\\p{L}\\p{M}\\p{Nd}]++)*+");

  private static final Pattern ELISION =
      Pattern.compile(
          "(?:[ldnsjcLDNSJC]|[Qq]u|[Dd]ell|[Aa]ll|[Nn]ell|[Dd]all)['\u2019](?=\\p{L}\\p{L})");

  private static final String SENTENCE_ENDS =
      ".!?\u2026:;\n\t\"\u00ab\u201c\u201d\u201e\u2014\u2013-\u2022*|/";
  private static final double CAPITALS_SHARE = 0.6;

  /** The tokens of one field. */
  static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    boolean allCapitals = isInCapitals(text);
    Matcher matcher = WORD.matcher(text);
    while (matcher.find() && tokens.size() < TOKENS_MAX) {
      int elided = elided(matcher.group());
      String word = matcher.group().substring(elided);
      int start = matcher.start() + elided;
      boolean capital = Character.isUpperCase(word.codePointAt(0));
      boolean stop = matcher.end() < text.length() && text.charAt(matcher.end()) == '.';
      boolean initial = capital && stop && isInitial(word);
      Token before = tokens.isEmpty() ? null : tokens.getLast();
      tokens.add(
          new Token(
              word,
              folded(word),
              start,
              matcher.end(),
              capital,
              !allCapitals && isCaps(word),
              initial,
              allCapitals || opens(text, matcher.start(), before),
              before != null && adjoins(text, before, matcher.start())));
    }
    return tokens;
  }

  /** How long the article or pronoun is that French and Italian join with an apostrophe. */
  private static int elided(String word) {
    Matcher matcher = ELISION.matcher(word);
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replace('\u02BC', '\'')
        .replace('\u0451', '\u0435');
  }

  /** Titles set in capitals say nothing by them. */
  private static boolean isInCapitals(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long capitals = text.codePoints().filter(Character::isUpperCase).count();
    return letters > 0 && (double) capitals / letters > CAPITALS_SHARE;
  }

  private static boolean isInitial(String word) {
    return word.codePointCount(0, word.length()) == 1
        || (word.length() == 2 && Character.isLowerCase(word.charAt(1)) && isConsonants(word));
  }

  /** Дж., Ch.: an initial of two letters; Ал. or Im. may be anything. */
  private static boolean isConsonants(String word) {
    return "дж хр ch dz sz cz th ph".contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isCaps(String word) {
    int capitals = 0;
    int small = 0;
    for (int at = 0; at < word.length(); at++) {
      capitals += Character.isUpperCase(word.charAt(at)) ? 1 : 0;
      small += Character.isLowerCase(word.charAt(at)) ? 1 : 0;
    }
    return capitals > 1 && small == 0;
  }

  private static boolean opens(
      String text, int start, @org.jspecify.annotations.Nullable Token before) {
    int at = start - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '(')) {
      at--;
    }
    if (at < 0) {
      return true;
    }
    boolean afterInitial = before != null && before.initial() && at == before.end();
    return !afterInitial && SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean adjoins(String text, Token before, int start) {
    int end = before.end() + (before.initial() ? 1 : 0);
    return (start == end + 1 && text.charAt(end) == ' ') || (before.initial() && start == end);
  }
}
