package org.newswatch.enricher.annotate.dates;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether words can hold a date at all; what they let through costs SUTime's full rules. */
final class Triggers {

  private static final Set<String> WORDS =
      CalendarWords.words(
          "today tonight tomorrow yesterday now ago currently recently last next past"
              + " previous current coming following earlier later future once previously"
              + " present medieval annual annually weekly daily monthly yearly hourly"
              + " nightly quarterly overnight spring summer autumn fall winter morning"
              + " afternoon evening night noon midnight midday dawn dusk sunrise sunset"
              + " lunchtime second seconds minute minutes hour hours day days week weeks"
              + " weekend weekends weekday weekdays fortnight month months quarter quarters"
              + " year years decade decades century centuries millennium era eve time"
              + " mornings evenings nights season seasons am pm a.m. p.m. o'clock mondays"
              + " tuesdays wednesdays thursdays fridays saturdays sundays christmas easter"
              + " halloween twenties thirties forties fifties sixties seventies eighties"
              + " nineties gmt utc year-old half-year mid-year long-term short-term nowadays"
              + " yrs yr");

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\D{0,4}[12]\\d{3}s?(?:[-\u2013/]\\d+)*"
              + "|'\\d\\ds?|\\d\\ds|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{1,2}[:.h]\\d{2}.*"
              + "|\\d{1,2}(?:am|pm)"
              + "|.+-(?:second|minute|hour|day|week|month|year|decade|century)s?(?:-.*)?"
              + "|mid-.*|\\d{1,2}/\\d{1,2})");

  private Triggers() {}

  static boolean any(List<String> words) {
    for (String word : words) {
      if (WORDS.contains(word)
          || CalendarWords.month(word) != null
          || CalendarWords.weekday(word) != null
          || SHAPE.matcher(word).matches()) {
        return true;
      }
    }
    return false;
  }
}
