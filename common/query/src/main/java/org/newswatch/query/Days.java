package org.newswatch.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;

/** Reads the days after {@code about:}. */
final class Days {

  private static final Pattern RANGE = Pattern.compile("\\s*(\\S+)\\s+TO\\s+(\\S+)\\s*");
  private static final Pattern DAY = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

  private Days() {}

  static Query about(Token token, String example) throws ProblemException {
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
    LocalDate from = span(first, token, example).from();
    LocalDate to = span(last, token, example).to();
    if (from.isAfter(to)) {
      throw new ProblemException(
          token.start(), from + " is after " + to + ".", "Write the earlier day first.");
    }
    return new Query.About(from, to);
  }

  private record Span(LocalDate from, LocalDate to) {}

  private static Span span(String text, Token token, String example) throws ProblemException {
    Matcher parts = DAY.matcher(text);
    if (!parts.matches()) {
      throw unreadable(token, "\"" + shown(text) + "\" is no day.", example);
    }
    try {
      int year = Integer.parseInt(parts.group(1));
      String month = parts.group(2);
      String day = parts.group(3);
      if (month == null) {
        return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      var inMonth = YearMonth.of(year, Integer.parseInt(month));
      if (day == null) {
        return new Span(inMonth.atDay(1), inMonth.atEndOfMonth());
      }
      var exact = LocalDate.of(year, inMonth.getMonth(), Integer.parseInt(day));
      return new Span(exact, exact);
    } catch (DateTimeException e) {
      throw unreadable(token, "The calendar has no " + text + ".", example);
    }
  }

  private static ProblemException unreadable(Token token, String cause, String example) {
    return new ProblemException(token.start(), cause, "Write " + example + ".");
  }

  private static String shown(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30) + "...";
  }
}
