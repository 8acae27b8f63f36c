package org.newswatch.enricher.annotate.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;

/**
 * The plain forms of dates in a language without an English grammar: days of a month and ranges of
 * them, months and years, weekdays, yesterday and tomorrow, last week.
 */
final class ForeignDates {

  private static final Pattern WORDS =
      Pattern.compile(
          "aujourd['\u2019]hui|\\p{L}[\\p{L}\\p{M}'\u2019\u02bc]*|[0-9]+|[^\\s\u00a0\u202f]");
  private static final Pattern FRENCH =
      Pattern.compile("aujourd['\u2019]hui|\\p{L}[\\p{L}\\p{M}]*|[0-9]+|[^\\s\u00a0\u202f]");
  private static final Pattern DIGITS =
      Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})(?!\\d)");
  private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");

  /** Behind a day's number: {@code 12.}, {@code 1er}, {@code 12-го}. */
  private static final Set<String> DAY_ENDINGS = Set.of(".", "er", "\u00ba", "\u00b0", "го", "га");

  private static final Set<String> ARTICLES =
      Set.of("le", "el", "den", "dem", "zum", "du", "del", "de", "d");

  /** "La mañana" is the morning. */
  private static final Set<String> BEFORE_MORNING = Set.of("la", "esta", "una", "heute", "gestern");

  private static final int PHRASE_WORDS_MAX = 5;
  private static final int CUE_REACH = 9;

  /** Words read in one text; what lies behind is left. */
  private static final int WORDS_MAX = 100_000;

  private final ForeignWords calendar;
  private final Pattern pattern;

  ForeignDates(String language) {
    this.calendar = ForeignWords.of(language);
    this.pattern = language.equals("fr") ? FRENCH : WORDS;
  }

  /** Where a date stands in the text, and what it means. */
  record Span(int start, int end, Days days) {}

  private record Word(String text, int start, int end) {}

  /** A day of a month, or some days; year 0 when none is given. */
  private record Part(int from, int to, Month month, int first, int last, int year) {}

  /** The words of one text and the day they count from. */
  private record Reader(List<Word> words, String text, NewsDay news, DayOrder order) {

    String word(int at) {
      return at >= 0 && at < words.size() ? words.get(at).text() : "";
    }

    int number(int at) {
      String word = word(at);
      return !word.isEmpty() && word.length() <= 2 && Character.isDigit(word.charAt(0))
          ? Integer.parseInt(word)
          : 0;
    }
  }

  /** The dates of a text, in order, none overlapping. */
  List<Span> find(String text, Published published) {
    var words = new ArrayList<Word>();
    Matcher matcher = pattern.matcher(text);
    while (words.size() < WORDS_MAX && matcher.find()) {
      words.add(new Word(ForeignWords.normal(matcher.group()), matcher.start(), matcher.end()));
    }
    var reader = new Reader(words, text, new NewsDay(published.day()), published.order());
    var found = new ArrayList<Span>();
    int at = 0;
    while (at < words.size()) {
      Reading reading = at(reader, at);
      Days days = reading == null ? null : reading.days();
      if (reading == null || days == null) {
        at++;
      } else {
        found.add(
            new Span(words.get(reading.from()).start(), words.get(reading.to() - 1).end(), days));
        at = reading.to();
      }
    }
    return found;
  }

  private @Nullable Reading at(Reader reader, int at) {
    Reading digits = Character.isDigit(reader.word(at).charAt(0)) ? digits(reader, at) : null;
    if (digits != null) {
      return digits;
    }
    Reading date = dayDate(reader, at);
    if (date != null) {
      return date;
    }
    Reading phrase = phrase(reader, at);
    if (phrase != null) {
      return phrase;
    }
    Reading month = month(reader, at);
    if (month != null) {
      return month;
    }
    Reading weekday = weekday(reader, at);
    return weekday != null ? weekday : year(reader, at);
  }

  private static @Nullable Reading digits(Reader reader, int at) {
    int start = reader.words().get(at).start();
    LocalDate published = reader.news().published();
    Matcher local = DIGITS.matcher(reader.text()).region(start, reader.text().length());
    local.useTransparentBounds(true);
    Matcher iso = ISO.matcher(reader.text()).region(start, reader.text().length());
    iso.useTransparentBounds(true);
    LocalDate day = null;
    int end = 0;
    if (local.lookingAt()) {
      DayOrder order = reader.order() == DayOrder.MONTH_FIRST ? reader.order() : DayOrder.DAY_FIRST;
      day = order.day(number(local, 1), number(local, 3), number(local, 4), published);
      end = local.end();
    } else if (iso.lookingAt()) {
      day = DayOrder.DAY_FIRST.day(number(iso, 3), number(iso, 2), number(iso, 1), published);
      end = iso.end();
    }
    if (day == null) {
      return null;
    }
    int to = at;
    while (to < reader.words().size() && reader.words().get(to).start() < end) {
      to++;
    }
    return new Reading(at, to, Days.day(day, Resolution.EXPLICIT));
  }

  private @Nullable Reading dayDate(Reader reader, int at) {
    int start = at;
    if (calendar.weekday(reader.word(at)) != null) {
      start++;
      start += reader.word(start).equals(",") ? 1 : 0;
      start += ARTICLES.contains(reader.word(start)) ? 1 : 0;
    }
    Part part = part(reader, start);
    if (part == null) {
      return null;
    }
    Part second = null;
    if (part.first() == part.last() && calendar.joins(reader.word(part.to()))) {
      int next = part.to() + 1;
      second = part(reader, ARTICLES.contains(reader.word(next)) ? next + 1 : next);
    }
    boolean and =
        second != null
            && Set.of("и", "і", "i", "y", "et", "und", "та", "й").contains(reader.word(part.to()));
    try {
      return second == null || and ? single(reader, at, part) : both(reader, at, part, second);
    } catch (DateTimeException e) {
      // 31 February: no day, so no mention.
      return null;
    }
  }

  private @Nullable Part part(Reader reader, int at) {
    int first = reader.number(at);
    if (first == 0) {
      return null;
    }
    int next = behindDay(reader, at + 1);
    Month month = calendar.month(reader.word(next));
    if (month != null) {
      return withYear(reader, new Part(at, next + 1, month, first, first, 0));
    }
    int second = behindDay(reader, at + 1, false);
    if (!calendar.joins(reader.word(second))) {
      return null;
    }
    int lastAt = ARTICLES.contains(reader.word(second + 1)) ? second + 2 : second + 1;
    int last = reader.number(lastAt);
    next = behindDay(reader, lastAt + 1);
    month = calendar.month(reader.word(next));
    return month != null && last > first
        ? withYear(reader, new Part(at, next + 1, month, first, last, 0))
        : null;
  }

  private static int behindDay(Reader reader, int at) {
    return behindDay(reader, at, true);
  }

  private static int behindDay(Reader reader, int at, boolean of) {
    int next = at;
    if (reader.word(next).equals("-") && DAY_ENDINGS.contains(reader.word(next + 1))) {
      next++;
    }
    if (DAY_ENDINGS.contains(reader.word(next))) {
      next++;
    }
    return of && reader.word(next).equals("de") ? next + 1 : next;
  }

  private Part withYear(Reader reader, Part part) {
    int at = part.to();
    if (Set.of(",", "de", "del").contains(reader.word(at))) {
      at++;
    }
    OptionalInt year = CalendarWords.year(reader.word(at));
    return year.isEmpty()
        ? part
        : new Part(
            part.from(),
            behindYear(reader, at + 1),
            part.month(),
            part.first(),
            part.last(),
            year.getAsInt());
  }

  /** With the word for a year: {@code 2021 года}, {@code 2021 r.} */
  private int behindYear(Reader reader, int at) {
    if (!calendar.isYearWord(reader.word(at))) {
      return at;
    }
    boolean dot = reader.word(at).length() == 1 && reader.word(at + 1).equals(".");
    return dot ? at + 2 : at + 1;
  }

  private Reading single(Reader reader, int at, Part part) {
    int year = year(reader, part);
    return new Reading(
        at,
        part.to(),
        Days.range(
            LocalDate.of(year, part.month(), part.first()),
            LocalDate.of(year, part.month(), part.last()),
            part.year() != 0 ? Resolution.EXPLICIT : Resolution.INFERRED));
  }

  private @Nullable Reading both(Reader reader, int at, Part first, Part second) {
    int year = year(reader, second);
    LocalDate to = LocalDate.of(year, second.month(), second.last());
    LocalDate from =
        LocalDate.of(first.year() != 0 ? first.year() : year, first.month(), first.first());
    from = from.isAfter(to) && first.year() == 0 ? from.minusYears(1) : from;
    boolean given = second.year() != 0;
    return from.isAfter(to)
        ? null
        : new Reading(
            at,
            second.to(),
            Days.range(from, to, given ? Resolution.EXPLICIT : Resolution.INFERRED));
  }

  private int year(Reader reader, Part part) {
    return part.year() != 0
        ? part.year()
        : reader.news().yearOf(MonthDay.of(part.month(), part.first()), tense(reader, part.from()));
  }

  private @Nullable Reading month(Reader reader, int at) {
    Month month = calendar.month(reader.word(at));
    if (month == null) {
      return null;
    }
    int behind = Set.of("de", "del").contains(reader.word(at + 1)) ? at + 2 : at + 1;
    OptionalInt year = CalendarWords.year(reader.word(behind));
    if (year.isPresent()) {
      return new Reading(
          at,
          behindYear(reader, behind + 1),
          Days.month(YearMonth.of(year.getAsInt(), month), Resolution.EXPLICIT));
    }
    return calendar.opensMonth(reader.word(at - 1))
        ? new Reading(
            at,
            at + 1,
            Days.month(reader.news().month(month, tense(reader, at)), Resolution.INFERRED))
        : null;
  }

  private @Nullable Reading weekday(Reader reader, int at) {
    DayOfWeek day = calendar.weekday(reader.word(at));
    if (day == null || !calendar.opensWeekday(reader.word(at - 1))) {
      return null;
    }
    int first = reader.text().codePointAt(reader.words().get(at).start());
    if (calendar.needsCapitals() && !Character.isUpperCase(first)) {
      return null;
    }
    LocalDate date = reader.news().weekday(day, tense(reader, at));
    return new Reading(at, at + 1, Days.day(date, Resolution.RELATIVE));
  }

  /** {@code вчера}, {@code letzte Woche}: the longest phrase that begins there. */
  private @Nullable Reading phrase(Reader reader, int at) {
    if (BEFORE_MORNING.contains(reader.word(at - 1))) {
      return null;
    }
    if (calendar.needsCapitals() && isNoun(reader, at)) {
      return null;
    }
    Reading best = null;
    var phrase = new StringBuilder();
    for (int to = at + 1; to <= Math.min(at + PHRASE_WORDS_MAX, reader.words().size()); to++) {
      phrase.append(to > at + 1 ? " " : "").append(reader.word(to - 1));
      ForeignWords.Relative relative = calendar.relative(phrase.toString());
      if (relative != null) {
        best = new Reading(at, to, days(reader, relative));
      }
    }
    return best;
  }

  /** "Am Morgen" with a capital that no sentence begins with. */
  private static boolean isNoun(Reader reader, int at) {
    boolean capital =
        Character.isUpperCase(reader.text().codePointAt(reader.words().get(at).start()));
    String before = reader.word(at - 1);
    boolean inSentence = !before.isEmpty() && Character.isLetter(before.codePointAt(0));
    return capital && inSentence;
  }

  private static Days days(Reader reader, ForeignWords.Relative relative) {
    NewsDay news = reader.news();
    DayOfWeek weekday = relative.weekday();
    if (weekday != null) {
      LocalDate day = relative.count() < 0 ? news.lastWeekday(weekday) : news.nextWeekday(weekday);
      return Days.day(day, Resolution.RELATIVE);
    }
    Unit unit = relative.unit() == null ? Unit.DAY : relative.unit();
    return unit.around(unit.plus(news.published(), relative.count()), Resolution.RELATIVE);
  }

  private @Nullable Reading year(Reader reader, int at) {
    OptionalInt year = CalendarWords.year(reader.word(at));
    boolean told =
        calendar.opensYear(reader.word(at - 1)) || calendar.isYearWord(reader.word(at + 1));
    return year.isEmpty() || !told
        ? null
        : new Reading(
            at, behindYear(reader, at + 1), Days.year(year.getAsInt(), Resolution.EXPLICIT));
  }

  private Tense tense(Reader reader, int at) {
    for (int i = Math.max(0, at - CUE_REACH); i < at + CUE_REACH; i++) {
      if (calendar.isFuture(reader.word(i))) {
        return Tense.FUTURE;
      }
    }
    return Tense.UNKNOWN;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
