package org.newswatch.enricher.annotate.dates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether words can hold a date at all, for our own readers and for SUTime. */
final class Triggers {

  /** What our readers judge, also by finding that it is no date; SUTime need not look again. */
  private static final Set<String> OURS =
      CalendarWords.words(
          "today tonight tomorrow yesterday now currently recently recent lately last next"
              + " past previous current coming following earlier later future previously present"
              + " presently annual annually weekly daily monthly yearly hourly once time biweekly"
              + " fortnightly nightly quarterly overnight spring summer autumn fall winter morning"
              + " afternoon evening night noon midday dawn daybreak dusk midnight second seconds"
              + " minute minutes mins hour hours hrs day days week weeks weekend weekends"
              + " fortnight fortnights month months quarter quarters year years decade decades"
              + " century centuries mornings evenings nights afternoons mondays tuesdays"
              + " wednesdays thursdays fridays saturdays sundays christmas easter halloween"
              + " thanksgiving term moment season seasons era twenties thirties forties fifties"
              + " sixties seventies eighties nineties nowadays yrs q1 q2 q3 q4 1q 2q 3q 4q am pm"
              + " a.m. p.m. gmt utc");

  /** What SUTime alone reads. */
  private static final Set<String> SUTIMES =
      CalendarWords.words(
          "ago medieval sunrise sunset sunsets lunchtime daytime weekday weekdays"
              + " millennium millennia o'clock yr year-old half-year mid-year"
              + " half-hour eve");

  private static final Set<String> ALL = union();

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\D{0,4}[12]\\d{3}s?(?:[-\\u2013/]\\d+)*"
              + "|['\\u2019]\\d\\ds?|\\d\\ds|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{1,2}[:.h]\\d{2}.*"
              + "|\\d{1,2}(?:am|pm|a\\.m\\.?|p\\.m\\.?)|fy\\d+|0\\d{3}"
              + "|.+-(?:second|minute|hour|day|week|month|year|decade|century)s?(?:-.*)?"
              + "|mid-.*|\\d{1,2}/\\d{1,2})");

  /** What our readers leave of such forms: seconds and zones on a clock time, glued units. */
  private static final Pattern SUTIMES_SHAPE =
      Pattern.compile(
          "(?:\\d{1,2}[:h]\\d{2}.+"
              + "|.+-(?:second|minute|hour|day|week|month|year|decade|century)s?(?:-.*)?"
              + "|mid-.*)");

  private Triggers() {}

  /** Whether the words can hold a date. */
  static boolean any(List<String> words) {
    for (String word : words) {
      if (ALL.contains(word)
          || CalendarWords.month(word) != null
          || CalendarWords.weekday(word) != null
          || (mayHaveShape(word) && SHAPE.matcher(word).matches())) {
        return true;
      }
    }
    return false;
  }

  /** Whether words that our readers left can hold a date all the same. */
  static boolean left(List<String> words) {
    for (String word : words) {
      if (SUTIMES.contains(word) || (mayHaveShape(word) && SUTIMES_SHAPE.matcher(word).matches())) {
        return true;
      }
    }
    return false;
  }

  /** Spares most words the pattern: each form holds a digit or a hyphen. */
  private static boolean mayHaveShape(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '-' || (c >= '0' && c <= '9')) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> union() {
    var all = new HashSet<>(OURS);
    all.addAll(SUTIMES);
    return Set.copyOf(all);
  }
}
