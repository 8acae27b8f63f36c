package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.TimexType;

/** Finishes what SUTime read: the direction in time that its rules no longer decide. */
final class SutimeDays {

  private static final Pattern DATED = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?(T.*)?");
  private static final int DAY_CHARS = "2020-01-01".length();
  private static final int MONTH_CHARS = "2020-01".length();

  private final NewsDay news;

  SutimeDays(NewsDay news) {
    this.news = news;
  }

  /** The days of one reading, or null when it is no date. */
  @Nullable Days days(Sentence sentence, int offset, Sutime.Read read) {
    int from = offset + read.from();
    int to = offset + read.to();
    List<String> words = sentence.words().subList(from, to);
    if (words.stream().anyMatch(w -> w.endsWith("%"))) {
      return null;
    }
    boolean yearGiven = words.stream().anyMatch(w -> CalendarWords.year(w).isPresent());
    String value = read.value();
    if (!yearGiven && isDate(read.type()) && DATED.matcher(value).matches()) {
      value = redirected(sentence, from, to, value);
    }
    return TimexValue.read(read.type(), value, DateFinder.how(read.type(), yearGiven));
  }

  private static boolean isDate(TimexType type) {
    return type == TimexType.DATE || type == TimexType.TIME;
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
        return value.startsWith(String.format(java.util.Locale.ROOT, "%02d", month.getValue()), 5)
            ? resolved + value.substring(MONTH_CHARS)
            : value;
      }
    }
    return value;
  }
}
