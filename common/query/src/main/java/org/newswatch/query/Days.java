package org.newswatch.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;

/** Reads the days after {@code about:} and {@code published:}. */
final class Days {

  private static final Pattern RANGE = Pattern.compile("\\s*(\\S+)\\s+TO\\s+(\\S+)\\s*");
  private static final Pattern DAY = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

  private static final Pattern RELATIVE =
      Pattern.compile("(today|now)(?:([+-])([0-9]{1,8})([mhdw]))?");

  private Days() {}

  static Query about(Token token, String example) throws ProblemException {
    Span span = range(token, example);
    if (span.from() instanceof When.Now || span.to() instanceof When.Now) {
      throw unreadable(token, "An article is about days, not about hours.", example);
    }
    return new Query.About(span.from(), span.to());
  }

  static Query published(Token token, String example) throws ProblemException {
    Span span = range(token, example);
    boolean moment = token.kind() != Kind.RANGE && span.from() instanceof When.Now;
    if (!moment) {
      return new Query.Published(span.from(), span.to());
    }
    if (((When.Now) span.from()).minutes() > 0) {
      throw unreadable(token, "Nothing is published after now.", example);
    }
    return new Query.Published(span.from(), new When.Now(0));
  }

  private static Span range(Token token, String example) throws ProblemException {
    String first = token.text();
    String last = token.text();
    if (token.kind() == Kind.RANGE) {
      Matcher range = RANGE.matcher(token.text());
      if (!range.matches()) {
        throw unreadable(token, "TO must stand between two days.", example);
      }
      first = range.group(1);
      last = range.group(2);
    } else if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw unreadable(token, "Here stands a day or a range of days.", example);
    }
    When from = span(first, token, example).from();
    When to = span(last, token, example).to();
    try {
      When.inOrder(from, to);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          token.start(), from.text() + " is after " + to.text() + ".", "Write the earlier first.");
    }
    return new Span(from, to);
  }

  private record Span(When from, When to) {}

  private static Span span(String text, Token token, String example) throws ProblemException {
    Matcher relative = RELATIVE.matcher(text.toLowerCase(Locale.ROOT));
    if (relative.matches()) {
      When when = relative(relative, token, example);
      return new Span(when, when);
    }
    Matcher parts = DAY.matcher(text);
    if (!parts.matches()) {
      throw unreadable(token, "\"" + shown(text) + "\" is no day.", example);
    }
    try {
      int year = Integer.parseInt(parts.group(1));
      String month = parts.group(2);
      String day = parts.group(3);
      if (month == null) {
        return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      var inMonth = YearMonth.of(year, Integer.parseInt(month));
      if (day == null) {
        return days(inMonth.atDay(1), inMonth.atEndOfMonth());
      }
      var exact = LocalDate.of(year, inMonth.getMonth(), Integer.parseInt(day));
      return days(exact, exact);
    } catch (DateTimeException e) {
      throw unreadable(token, "The calendar has no " + text + ".", example);
    }
  }

  private static Span days(LocalDate from, LocalDate to) {
    return new Span(new When.Day(from), new When.Day(to));
  }

  private static When relative(Matcher parts, Token token, String example) throws ProblemException {
    boolean today = parts.group(1).equals("today");
    if (parts.group(2) == null) {
      return today ? new When.Today(0) : new When.Now(0);
    }
    int count = Integer.parseInt(parts.group(2) + parts.group(3));
    int minutes =
        switch (parts.group(4)) {
          case "m" -> 1;
          case "h" -> When.MINUTES_OF_HOUR;
          case "d" -> When.MINUTES_OF_DAY;
          default -> When.DAYS_OF_WEEK * When.MINUTES_OF_DAY;
        };
    if (today && minutes < When.MINUTES_OF_DAY) {
      throw unreadable(token, "From today one counts days (d) or weeks (w).", example);
    }
    if ((long) Math.abs(count) * minutes > (long) QueryLimits.DAYS_AWAY_MAX * When.MINUTES_OF_DAY) {
      throw unreadable(token, "That is more than " + QueryLimits.DAYS_AWAY_MAX + " days.", example);
    }
    return today
        ? new When.Today(count * (minutes / When.MINUTES_OF_DAY))
        : new When.Now(count * minutes);
  }

  private static ProblemException unreadable(Token token, String cause, String example) {
    return new ProblemException(token.start(), cause, "Write " + example + ".");
  }

  private static String shown(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30) + "...";
  }
}
