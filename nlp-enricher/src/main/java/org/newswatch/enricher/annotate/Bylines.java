package org.newswatch.enricher.annotate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.contract.MentionType;

/** Lines that say who wrote the story; whom they name is nobody of the story. */
final class Bylines {

  private static final int LINE_CHARS_MAX = 120;
  private static final int LOOKED_AT_CHARS = 600;

  /** By Jane Doe; Reporting by Jane Doe; Photo: Jane Doe; Jane Doe, Reuters. */
  private static final Pattern BY =
      Pattern.compile(
          "^\\W{0,3}(?:(?:story|text|words|report|reporting|reported|written|writing|edited|editing"
              + "|compiled|additional reporting|photos?|photographs?|pictures?|video|images?|analysis"
              + "|opinion|interview)\\s{0,2}(?:by|:)|by)\\s{1,3}\\p{Lu}[^\\n]*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Verbs and the like: a sentence that happens to start with "By". */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\b(?:is|was|were|are|has|had|have|said|says|will|would|could|the|this|that|which|who)\\b"
              + "|\\d{4},.*\\bthe\\b");

  private Bylines() {}

  /** The names without the persons of by-lines. */
  static List<Found> without(String original, List<String> authors, List<Found> found) {
    return found.stream()
        .filter(f -> f.type() != MentionType.PERSON || !inByline(original, authors, f))
        .toList();
  }

  private static boolean inByline(String original, List<String> authors, Found name) {
    int start = original.lastIndexOf('\n', name.start() - 1) + 1;
    int newline = original.indexOf('\n', name.end());
    int end = newline < 0 ? original.length() : newline;
    if (end - start > LINE_CHARS_MAX) {
      // "By Jane Doe" may also open the first paragraph, glued to it by the page's markup.
      return start < LOOKED_AT_CHARS
          && original.substring(start, name.start()).strip().equals("By")
          && authors.stream().anyMatch(a -> a.equalsIgnoreCase(name.surface()));
    }
    String line = original.substring(start, end).strip();
    Matcher by = BY.matcher(line);
    if (by.matches() && !SENTENCE.matcher(line.toLowerCase(Locale.ROOT)).find()) {
      return true;
    }
    return authors.stream().anyMatch(a -> line.equalsIgnoreCase(a));
  }
}
