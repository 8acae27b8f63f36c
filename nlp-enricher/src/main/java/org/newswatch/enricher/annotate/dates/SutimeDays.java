package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * Finishes what SUTime read: the direction in time that its rules no longer decide, values that are
 * no TIMEX3, and words that are dates only by chance.
 */
final class SutimeDays {

  private static final Pattern DATED = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?(T.*)?");
  private static final Pattern ANCIENT_YEAR = Pattern.compile("0\\d{3}");
  private static final Pattern BARE_TWO_DIGITS = Pattern.compile("['\u2019]\\d\\d");
  private static final String UNKNOWN_DAY = "XXXX-XX-XX";
  private static final int DAY_CHARS = "2020-01-01".length();
  private static final int MONTH_CHARS = "2020-01".length();
  private static final int MONTH_START = "2020-".length();

  /** Alone they are seldom a length of time: "a second attempt", "what a day". */
  private static final Set<String> CHANCE_WORDS = Set.of("day", "second", "time", "once");

  private final NewsDay news;

  SutimeDays(NewsDay news) {
    this.news = news;
  }

  /** The days of one reading, or null when it is no date. */
  @Nullable Days days(Sentence sentence, int offset, Sutime.Read read) {
    int from = offset + read.from();
    int to = offset + read.to();
    List<String> words = sentence.words().subList(from, to);
    if (isChance(sentence, from, to, words, read)) {
      return null;
    }
    boolean yearGiven = words.stream().anyMatch(w -> CalendarWords.year(w).isPresent());
    String value = valid(read.value());
    if (!yearGiven && isDate(read.type()) && DATED.matcher(value).matches()) {
      value = redirected(sentence, from, to, value);
    }
    if (words.contains("quarter") && (words.contains("last") || words.contains("previous"))) {
      value = lastQuarter(value);
    }
    return TimexValue.read(read.type(), value, how(read.type(), yearGiven));
  }

  /** How the value came about: it was counted from the publication, or the text says it all. */
  private static Resolution how(TimexType type, boolean yearGiven) {
    if (!isDate(type)) {
      return Resolution.NONE;
    }
    return yearGiven ? Resolution.EXPLICIT : Resolution.RELATIVE;
  }

  private static boolean isChance(
      Sentence sentence, int from, int to, List<String> words, Sutime.Read read) {
    boolean article = words.getFirst().equals("a") || words.getFirst().equals("an");
    String bare = words.getLast();
    boolean chance =
        CHANCE_WORDS.contains(bare)
            && (words.size() == 1 || (article && words.size() == 2 && bare.equals("second")));
    return chance
        || words.stream().anyMatch(w -> w.endsWith("%") || BARE_TWO_DIGITS.matcher(w).matches())
        || sentence.word(to).equals("%")
        || ANCIENT_YEAR.matcher(read.value()).matches()
        || isNumber(sentence, from, to)
        || hasSmallMonth(sentence, from, to);
  }

  /** "Some 2000 people": four digits that count something. */
  private static boolean isNumber(Sentence sentence, int from, int to) {
    return to == from + 1
        && CalendarWords.year(sentence.word(from)).isPresent()
        && CalendarWords.isCounted(sentence.word(to));
  }

  /** "This may be": a doubtful month that is not even capitalised. */
  private static boolean hasSmallMonth(Sentence sentence, int from, int to) {
    for (int i = from; i < to; i++) {
      if (CalendarWords.DOUBTFUL.contains(sentence.word(i)) && !sentence.capitalised(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDate(TimexType type) {
    return type == TimexType.DATE || type == TimexType.TIME;
  }

  /** SUTime's inner notation left over is reduced to the part that is a TIMEX3 value. */
  private static String valid(String value) {
    String zoned = value.endsWith("+0000") ? value.replace("+0000", "Z") : value;
    if (zoned.indexOf(' ') < 0) {
      return zoned;
    }
    return Arrays.stream(zoned.split(" "))
        .filter(part -> DATED.matcher(part).matches() || part.matches("\\d{4}"))
        .findFirst()
        .orElse(UNKNOWN_DAY);
  }

  private String lastQuarter(String value) {
    if (!value.matches("\\d{4}-Q[1-4]")) {
      return value;
    }
    var quarter = news.published().minus(1, IsoFields.QUARTER_YEARS);
    return String.format(
        Locale.ROOT, "%04d-Q%d", quarter.getYear(), quarter.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** {@code Monday morning} and {@code the end of February} by our own reading of the tense. */
  private String redirected(Sentence sentence, int from, int to, String value) {
    boolean relative =
        sentence.words().subList(from, to).stream()
            .anyMatch(w -> w.equals("last") || w.equals("next") || w.equals("this"));
    if (relative) {
      return value;
    }
    Tense tense = Tense.around(sentence.words(), from, to);
    for (int i = from; i < to; i++) {
      DayOfWeek weekday = CalendarWords.weekday(sentence.word(i));
      if (weekday != null && sentence.capitalised(i) && value.length() >= DAY_CHARS) {
        return news.weekday(weekday, tense) + value.substring(DAY_CHARS);
      }
      Month month = CalendarWords.month(sentence.word(i));
      if (month != null && sentence.capitalised(i) && value.length() >= MONTH_CHARS) {
        YearMonth resolved = news.month(month, tense);
        String number = String.format(Locale.ROOT, "%02d", month.getValue());
        return value.startsWith(number, MONTH_START)
            ? resolved + value.substring(MONTH_CHARS)
            : value;
      }
    }
    return value;
  }
}
