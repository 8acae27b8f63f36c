package org.newswatch.crawler.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days as people write them, in any of the languages that {@link Months} knows and in digits of any
 * script. Reads a line once from left to right, so its time grows with the line and nothing else.
 */
final class DateWords {

  /** Which of two numbers is the day where both could be. */
  enum Order {
    DAY_FIRST,
    MONTH_FIRST
  }

  /**
   * How a page writes days.
   *
   * @param language BCP 47 primary subtag; empty when the page names none
   */
  record Style(Order order, String language) {
    static final Style UNKNOWN = new Style(Order.DAY_FIRST, "");
  }

  /**
   * A day that a line names.
   *
   * @param from where it begins in the line
   * @param to where it ends, exclusive
   * @param otherwise the day in the other order of day and month, when both are possible
   */
  record Written(LocalDate day, int from, int to, @Nullable LocalDate otherwise) {}

  /** The web began then; no page shows an older date of its own. */
  static final int YEAR_MIN = 1994;

  static final int YEAR_MAX = 2100;

  /** Years by which the Thai calendar is ahead. */
  private static final int BUDDHIST_AHEAD = 543;

  private static final int TOKENS_MAX = 200;
  private static final int FOUND_MAX = 10;
  private static final int FILLERS_MAX = 3;

  private static final Set<String> FILLERS =
      Set.of(
          "st", "nd", "rd", "th", "er", "e", "º", "ª", "°", "de", "del", "of", "den", "d", "m", "г",
          "г.", "року", "год", "года", "р", "ngày", "năm", "ta", "の", "a", "го", "-го", "י", "ב");
  private static final Set<String> YEAR_MARKS = Set.of("年", "년", "m", "metų", "нд");
  private static final Set<String> MONTH_MARKS = Set.of("月", "월");
  private static final Set<String> DAY_MARKS = Set.of("日", "일", "号", "號");
  private static final String VIETNAMESE_MONTH = "tháng";

  private enum Kind {
    NUMBER,
    WORD,
    MARK
  }

  private record Token(Kind kind, String text, int value, int from, int to) {}

  private final List<Token> tokens;
  private final Style style;

  private DateWords(List<Token> tokens, Style style) {
    this.tokens = tokens;
    this.style = style;
  }

  /** The days in {@code line}, in order. */
  static List<Written> in(String line, Style style) {
    return new DateWords(tokens(line), style).all();
  }

  private List<Written> all() {
    List<Written> found = new ArrayList<>();
    int at = 0;
    while (at < tokens.size() && found.size() < FOUND_MAX) {
      Written written = at(at);
      if (written == null) {
        at++;
        continue;
      }
      found.add(written);
      while (at < tokens.size() && tokens.get(at).from() < written.to()) {
        at++;
      }
    }
    return found;
  }

  private @Nullable Written at(int at) {
    Token first = tokens.get(at);
    return switch (first.kind()) {
      case NUMBER -> fromNumber(at, first);
      case WORD -> fromMonth(at, first);
      case MARK -> null;
    };
  }

  private @Nullable Written fromNumber(int at, Token first) {
    int digits = first.to() - first.from();
    if (digits == 4) {
      Written numeric = yearFirst(at, first);
      return numeric == null ? yearMonthNameDay(at, first) : numeric;
    }
    if (digits == 8) {
      int day = first.value();
      return written(day / 10_000, day / 100 % 100, day % 100, first, first, null);
    }
    if (digits > 2) {
      return null;
    }
    Written named = dayMonthNameYear(at, first);
    return named == null ? threeNumbers(at, first) : named;
  }

  /** 2024-5-3, 2024/05/03, 2024. 5. 3., 2024年5月3日. */
  private @Nullable Written yearFirst(int at, Token year) {
    int monthAt = afterSeparator(at, YEAR_MARKS);
    Token month = number(monthAt, 2);
    int dayAt = month == null ? -1 : afterSeparator(monthAt, MONTH_MARKS);
    Token day = number(dayAt, 2);
    if (month == null || day == null) {
      return null;
    }
    Token next = token(dayAt + 1);
    Token last = next != null && DAY_MARKS.contains(next.text()) ? next : day;
    return written(year.value(), month.value(), day.value(), year, last, null);
  }

  /** 2024. május 3. and 2024 m. gegužės 3 d. */
  private @Nullable Written yearMonthNameDay(int at, Token year) {
    int monthAt = afterFillers(at + 1);
    Integer month = month(monthAt);
    Token day = month == null ? null : number(afterFillers(monthAt + 1), 2);
    return month == null || day == null
        ? null
        : written(year.value(), month, day.value(), year, day, null);
  }

  /** 3 May 2024, 3. Mai 2024, 3 de mayo de 2024, 3 tháng 5, 2024. */
  private @Nullable Written dayMonthNameYear(int at, Token day) {
    int monthAt = afterFillers(at + 1);
    Integer month = month(monthAt);
    int after = monthAt + 1;
    Token name = token(monthAt);
    if (month == null && name != null && name.text().equals(VIETNAMESE_MONTH)) {
      Token number = number(after, 2);
      month = number == null ? null : number.value();
      after++;
    }
    Token year = month == null ? null : year(afterFillers(after));
    return month == null || year == null
        ? null
        : written(fullYear(year), month, day.value(), day, year, null);
  }

  /** May 3, 2024. */
  private @Nullable Written fromMonth(int at, Token name) {
    int dayAt = afterFillers(at + 1);
    Token day = number(dayAt, 2);
    Token year = day == null ? null : year(afterFillers(dayAt + 1));
    if (day == null || year == null) {
      return null;
    }
    Integer month = Months.number(name.text(), style.language());
    return month == null ? null : written(fullYear(year), month, day.value(), name, year, null);
  }

  /** 3/5/2024, 03.05.24. */
  private @Nullable Written threeNumbers(int at, Token first) {
    Token mark = token(at + 1);
    if (mark == null || mark.text().length() != 1 || "./-".indexOf(mark.text().charAt(0)) < 0) {
      return null;
    }
    int secondAt = afterSeparator(at, Set.of());
    Token second = number(secondAt, 2);
    Token mark2 = token(secondAt + 1);
    int yearAt = second == null ? -1 : afterSeparator(secondAt, Set.of());
    Token year = token(yearAt);
    if (second == null
        || year == null
        || year.kind() != Kind.NUMBER
        || mark2 == null
        || !mark2.text().equals(mark.text())) {
      return null;
    }
    int digits = year.to() - year.from();
    Token next = token(yearAt + 1);
    boolean longer =
        next != null && next.text().equals(mark.text()) && number(yearAt + 2, 9) != null;
    if ((digits != 4 && digits != 2) || longer || (digits == 2 && mark.text().equals("-"))) {
      return null;
    }
    int a = first.value();
    int b = second.value();
    boolean monthFirst = b > 12 || (a <= 12 && style.order() == Order.MONTH_FIRST);
    LocalDate other =
        a <= 12 && b <= 12 && a != b
            ? day(fullYear(year), monthFirst ? b : a, monthFirst ? a : b)
            : null;
    return written(fullYear(year), monthFirst ? a : b, monthFirst ? b : a, first, year, other);
  }

  private static @Nullable Written written(
      int year, int month, int day, Token from, Token to, @Nullable LocalDate otherwise) {
    LocalDate date = day(year, month, day);
    return date == null ? null : new Written(date, from.from(), to.to(), otherwise);
  }

  /** The day, when there is such a one and a page can be that old. */
  static @Nullable LocalDate day(int year, int month, int day) {
    int common =
        year >= YEAR_MIN + BUDDHIST_AHEAD && year <= YEAR_MAX + BUDDHIST_AHEAD
            ? year - BUDDHIST_AHEAD
            : year;
    if (common < YEAR_MIN || common > YEAR_MAX) {
      return null;
    }
    try {
      return LocalDate.of(common, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int fullYear(Token year) {
    return year.to() - year.from() == 2 ? 2000 + year.value() : year.value();
  }

  private @Nullable Integer month(int at) {
    Token token = token(at);
    return token == null || token.kind() != Kind.WORD
        ? null
        : Months.number(token.text(), style.language());
  }

  private @Nullable Token number(int at, int digitsMax) {
    Token token = token(at);
    return token != null && token.kind() == Kind.NUMBER && token.to() - token.from() <= digitsMax
        ? token
        : null;
  }

  /** A year of four digits, or of two after an apostrophe. */
  private @Nullable Token year(int at) {
    Token token = number(at, 4);
    if (token == null) {
      Token mark = token(at);
      Token two = number(at + 1, 2);
      return mark != null && (mark.text().equals("'") || mark.text().equals("’")) ? two : null;
    }
    return token.to() - token.from() == 4 ? token : null;
  }

  private int afterFillers(int from) {
    int at = from;
    while (at < tokens.size() && at < from + FILLERS_MAX) {
      Token token = tokens.get(at);
      boolean filler =
          switch (token.kind()) {
            case NUMBER -> false;
            case WORD -> FILLERS.contains(token.text());
            case MARK -> ".,-/–".contains(token.text());
          };
      if (!filler) {
        return at;
      }
      at++;
    }
    return at;
  }

  /** Where the next part of a numeric date begins; -1 when nothing separates it. */
  private int afterSeparator(int at, Set<String> marks) {
    Token mark = token(at + 1);
    if (mark == null) {
      return -1;
    }
    boolean separates =
        marks.contains(mark.text()) || (mark.kind() == Kind.MARK && "./-".contains(mark.text()));
    return separates ? at + 2 : -1;
  }

  private @Nullable Token token(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at) : null;
  }

  private static List<Token> tokens(String line) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length() && tokens.size() < TOKENS_MAX) {
      int point = line.codePointAt(at);
      int width = Character.charCount(point);
      if (Character.isDigit(point)) {
        at = addNumber(line, at, tokens);
      } else if (isLetter(point)) {
        int end = at + width;
        while (end < line.length() && isWordPart(line.codePointAt(end))) {
          end += Character.charCount(line.codePointAt(end));
        }
        String word = line.substring(at, end).toLowerCase(Locale.ROOT);
        tokens.add(new Token(Kind.WORD, word.replace("i̇", "i"), 0, at, end));
        at = end;
      } else {
        if (!Character.isWhitespace(point) && point != 0xA0 && point != 0x200F && point != 0x200E) {
          tokens.add(new Token(Kind.MARK, line.substring(at, at + width), 0, at, at + width));
        }
        at += width;
      }
    }
    return tokens;
  }

  private static int addNumber(String line, int from, List<Token> tokens) {
    int at = from;
    long value = 0;
    while (at < line.length() && Character.isDigit(line.codePointAt(at))) {
      int point = line.codePointAt(at);
      value = Math.min(Integer.MAX_VALUE, value * 10 + Character.digit(point, 10));
      at += Character.charCount(point);
    }
    tokens.add(new Token(Kind.NUMBER, line.substring(from, at), (int) value, from, at));
    return at;
  }

  private static boolean isLetter(int point) {
    return Character.isLetter(point);
  }

  // Ideographs stand alone, so that a year's mark is a word of its own; combining signs belong on.
  private static boolean isWordPart(int point) {
    if (Character.isIdeographic(point)) {
      return false;
    }
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
