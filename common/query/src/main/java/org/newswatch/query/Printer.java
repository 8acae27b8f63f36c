package org.newswatch.query;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tree as text that the parser reads as the same tree, and that is about as short as what
 * anybody may have written for it: the bounds on a query's text hold for it as well.
 */
final class Printer {

  private Printer() {}

  static String print(Query query) {
    return switch (query) {
      case Query.Text text ->
          phrase(text.scope().prefix() + (text.variants() ? "" : "="), text.words(), text);
      case Query.Cased cased -> phrase("case:", cased.words(), cased);
      case Query.Stem stem -> phrase("stem:", List.of(stem.word()), stem);
      case Query.AnyMention any -> any.kind().name();
      case Query.FromSource from -> phrase("source:", List.of(from.source()), from);
      case Query.InLanguage in -> phrase("lang:", List.of(in.language()), in);
      case Query.OfEntity of -> phrase("entity:", List.of(of.id()), of);
      case Query.About about -> "about:" + span(about.from(), about.to());
      case Query.Published published ->
          "published:"
              + (isSince(published)
                  ? published.from().text()
                  : span(published.from(), published.to()));
      case Query.Prefix prefix -> prefix.scope().prefix() + prefix.letters() + "*";
      case Query.Near near ->
          nested(near.first())
              + (near.ordered() ? " PRE/" : " NEAR/")
              + near.distance()
              + " "
              + nested(near.second());
      case Query.AtLeast atLeast -> "ATLEAST/" + atLeast.times() + " " + nested(atLeast.part());
      case Query.Has has -> phrase(has.attribute().prefix(), List.of(has.value()), has);
      case Query.Saved saved -> "@" + saved.name();
      case Query.And and ->
          and.parts().stream().map(Printer::nested).collect(Collectors.joining(" "));
      case Query.Or or ->
          or.parts().stream()
              .map(part -> part instanceof Query.And ? print(part) : nested(part))
              .collect(Collectors.joining(" OR "));
      case Query.Not not -> "NOT " + nested(not.part());
    };
  }

  private static String nested(Query part) {
    return part instanceof Query.And || part instanceof Query.Or
        ? "(" + print(part) + ")"
        : print(part);
  }

  /** Bare where that means the same. */
  private static String phrase(String prefix, List<String> words, Query query) {
    String text = String.join(" ", words);
    return isBare(text) && Queries.parse(prefix + text).equals(new Parsed.Valid(query))
        ? prefix + text
        : prefix + "\"" + text + "\"";
  }

  private static boolean isBare(String text) {
    return text.codePoints().noneMatch(c -> c == '(' || c == ')' || Character.isWhitespace(c));
  }

  private static boolean isSince(Query.Published published) {
    return published.from() instanceof When.Now from
        && from.minutes() <= 0
        && published.to().equals(new When.Now(0));
  }

  private static String span(When from, When to) {
    if (from instanceof When.Day first && to instanceof When.Day last) {
      String opening = opening(first.day());
      return opening.equals(closing(last.day())) || first.equals(last)
          ? (first.equals(last) ? first.text() : opening)
          : "[" + opening + " TO " + closing(last.day()) + "]";
    }
    return from.equals(to) && from instanceof When.Today
        ? from.text()
        : "[" + opening(from) + " TO " + closing(to) + "]";
  }

  private static String opening(When from) {
    return from instanceof When.Day first ? opening(first.day()) : from.text();
  }

  private static String closing(When to) {
    return to instanceof When.Day last ? closing(last.day()) : to.text();
  }

  /** The shortest that begins on this day. */
  private static String opening(LocalDate day) {
    if (day.getDayOfMonth() > 1) {
      return day.toString();
    }
    return day.getMonth() == Month.JANUARY ? year(day) : YearMonth.from(day).toString();
  }

  /** The shortest that ends on this day. */
  private static String closing(LocalDate day) {
    if (!YearMonth.from(day).atEndOfMonth().equals(day)) {
      return day.toString();
    }
    return day.getMonth() == Month.DECEMBER ? year(day) : YearMonth.from(day).toString();
  }

  private static String year(LocalDate day) {
    return day.toString().substring(0, day.toString().indexOf('-', 1));
  }
}
