package org.newswatch.enricher.annotate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.contract.MentionType;

/** Capitals that the document itself explains as something that is no body: a tax, a framework. */
final class Definitions {

  private static final Pattern BRACKETED =
      Pattern.compile("\\(\\s?(\\p{Lu}[\\p{Lu}&-]{1,7})s?\\s?\\)");

  private static final int WORDS_MAX = 10;
  private static final int LOOKED_BACK_CHARS = 120;
  private static final Set<String> SMALL = Words.list("of for the and on in to de la del by");

  private Definitions() {}

  /** The names without the bodies that are none, as their definition shows. */
  static List<Found> withoutExplained(List<Repeats.Read> fields, List<Found> found) {
    Set<String> explained = new HashSet<>();
    var bodies = new Cover();
    found.stream()
        .filter(f -> f.type() == MentionType.ORGANIZATION)
        .forEach(f -> bodies.add(f.field(), f.start(), f.end()));
    for (Repeats.Read read : fields) {
      Matcher matcher = BRACKETED.matcher(read.original());
      while (matcher.find()) {
        if (isThing(read, matcher.start(), matcher.group(1), bodies)) {
          explained.add(matcher.group(1));
        }
      }
    }
    return explained.isEmpty()
        ? found
        : found.stream()
            .filter(
                f ->
                    f.type() != MentionType.ORGANIZATION
                        || !explained.contains(DocumentNames.normal(f.surface())))
            .toList();
  }

  private static boolean isThing(Repeats.Read read, int bracket, String acronym, Cover bodies) {
    int from = Math.max(0, bracket - LOOKED_BACK_CHARS);
    List<Words.Word> words = Words.in(read.original(), from, bracket);
    int at = words.size() - 1;
    int letter = acronym.length() - 1;
    int first = at;
    while (at >= 0 && letter >= 0 && words.size() - at <= WORDS_MAX) {
      String word = words.get(at).text();
      char initial = Character.toUpperCase(word.charAt(0));
      if (initial == acronym.charAt(letter)) {
        letter--;
        first = at;
      } else if (!SMALL.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
      at--;
    }
    if (letter >= 0) {
      return false;
    }
    int start = words.get(first).start();
    String last = words.getLast().text();
    return !HeadWords.BODIES.contains(last)
        && !HeadWords.BODIES.contains(words.get(first).text())
        && !bodies.touches(read.field(), start, bracket);
  }
}
