package org.newswatch.enricher.annotate.dates;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of the calendar in one language: from CLDR, with the declined forms that it lacks made
 * by the language's endings, and the few small words that join them.
 */
final class ForeignWords {

  /** "Last week", counted from the day of publication; a weekday where it names one. */
  record Relative(@Nullable Unit unit, @Nullable DayOfWeek weekday, int count) {}

  /**
   * The small words of a language.
   *
   * @param joints between the first and the last day of a range
   * @param beforeMonths before a month, or a year, that stands alone
   * @param beforeWeekdays before a weekday; empty where a weekday needs none
   * @param years behind or before a year
   * @param future tell that something is still to come
   */
  private record Small(
      Set<String> joints,
      Set<String> beforeMonths,
      Set<String> beforeWeekdays,
      Set<String> years,
      Set<String> future) {}

  private static final Map<String, Small> SMALL =
      Map.of(
          "ru",
          small(
              "по до и",
              "в во с до к по за на",
              "в во на до с",
              "год года году годом г",
              "будет будут состоится состоятся пройдет пройдёт пройдут планируется намечено"
                  + " начнется начнётся"),
          "uk",
          small(
              "по до та і й",
              "в у з із до на за",
              "в у на до з",
              "рік року році роком р",
              "буде будуть відбудеться відбудуться пройде планується заплановано почнеться"),
          "be",
          small(
              "па да і",
              "у ў з са да на за",
              "у ў на да з",
              "год года годзе годам г",
              "будзе будуць адбудзецца адбудуцца пройдзе плануецца пачнецца"),
          "pl",
          small(
              "do i",
              "w we od do na za",
              "w we na do od",
              "rok roku r",
              "będzie będą odbędzie odbędą planowane planowany planuje zostanie rozpocznie"),
          "de",
          small(
              "bis und",
              "im seit in ab bis anfang mitte ende vom",
              "",
              "jahr jahre jahres jahren",
              "wird werden soll sollen geplant will wollen"),
          "fr",
          small(
              "au à et",
              "en depuis dès début fin mi courant avant après",
              "",
              "année an",
              "sera seront aura auront doit doivent prévu prévue prévus"),
          "es",
          small(
              "al a hasta y",
              "en desde hasta durante",
              "",
              "año",
              "será serán tendrá tendrán celebrará celebrarán prevé previsto prevista"));

  private static final Set<String> SLAVIC = Set.of("ru", "uk", "be", "pl");

  private final String language;
  private final Small small;
  private final Map<String, Month> months = new HashMap<>();
  private final Map<String, DayOfWeek> weekdays = new HashMap<>();
  private final Map<String, Relative> relatives = new HashMap<>();

  private ForeignWords(String language, Small small) {
    this.language = language;
    this.small = small;
    var locale = new ULocale(language);
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      String[] names = symbols.getMonths(context, DateFormatSymbols.WIDE);
      for (Month month : Month.values()) {
        String name = normal(names[month.getValue() - 1]);
        months.put(name, month);
        declinedMonths(name).forEach(form -> months.put(form, month));
      }
    }
    String[] days = symbols.getWeekdays(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekdays.put(accusative(normal(days[day.getValue() % 7 + 1])), day);
    }
    relatives(locale);
  }

  /** The languages that are read. */
  static Set<String> languages() {
    return SMALL.keySet();
  }

  static ForeignWords of(String language) {
    Small small = SMALL.get(language);
    if (small == null) {
      throw new IllegalArgumentException("no calendar words for language " + language);
    }
    return new ForeignWords(language, small);
  }

  /** As words are looked up: in lower case, with one kind of apostrophe. */
  static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u02bc', '\'');
  }

  @Nullable Month month(String word) {
    return months.get(word);
  }

  @Nullable DayOfWeek weekday(String word) {
    return weekdays.get(word);
  }

  @Nullable Relative relative(String words) {
    return relatives.get(words);
  }

  boolean joins(String word) {
    return small.joints().contains(word) || CalendarDates.DASHES.contains(word);
  }

  boolean opensMonth(String word) {
    return small.beforeMonths().contains(word);
  }

  boolean opensWeekday(String word) {
    return small.beforeWeekdays().isEmpty() || small.beforeWeekdays().contains(word);
  }

  /** Whether a year may stand behind this without the word for it: only beyond the Slavic. */
  boolean opensYear(String word) {
    return isYearWord(word) || (!SLAVIC.contains(language) && opensMonth(word));
  }

  boolean isYearWord(String word) {
    return small.years().contains(word);
  }

  boolean isFuture(String word) {
    return small.future().contains(word);
  }

  /** In German, a weekday is a noun and has a capital. */
  boolean needsCapitals() {
    return language.equals("de");
  }

  private void relatives(ULocale locale) {
    RelativeDateTimeFormatter formatter = RelativeDateTimeFormatter.getInstance(locale);
    Map<Direction, Integer> directions =
        Map.of(
            Direction.LAST_2,
            -2,
            Direction.LAST,
            -1,
            Direction.THIS,
            0,
            Direction.NEXT,
            1,
            Direction.NEXT_2,
            2);
    Map<AbsoluteUnit, Unit> units =
        Map.of(
            AbsoluteUnit.DAY, Unit.DAY,
            AbsoluteUnit.WEEK, Unit.WEEK,
            AbsoluteUnit.MONTH, Unit.MONTH,
            AbsoluteUnit.YEAR, Unit.YEAR);
    directions.forEach(
        (direction, count) -> {
          units.forEach(
              (absolute, unit) ->
                  relative(formatter.format(direction, absolute), unit, null, count));
          if (Math.abs(count) == 1) {
            for (DayOfWeek day : DayOfWeek.values()) {
              AbsoluteUnit absolute = AbsoluteUnit.valueOf(day.name());
              relative(formatter.format(direction, absolute), null, day, count);
            }
          }
        });
  }

  private void relative(
      @Nullable String phrase, @Nullable Unit unit, @Nullable DayOfWeek weekday, int count) {
    if (phrase == null || phrase.isBlank()) {
      return;
    }
    String words = normal(phrase);
    var relative = new Relative(unit, weekday, count);
    relatives.put(words, relative);
    // The two sounds change with the word before.
    String rest = words.substring(1);
    switch (language + words.charAt(0)) {
      case "ukу" -> relatives.put("в" + rest, relative);
      case "ukв" -> relatives.put("у" + rest, relative);
      case "beу" -> relatives.put("ў" + rest, relative);
      default -> {}
    }
  }

  /** The forms behind "in" and "on" of a month's first or second case. */
  private List<String> declinedMonths(String name) {
    String stem = name.substring(0, name.length() - 1);
    return switch (language) {
      case "ru" -> List.of(stem + "е");
      case "uk" -> List.of(stem + "і", name.replaceFirst("ого$", "ому"));
      case "be" -> List.of(stem + "і", stem + "у", stem + "е", name.replaceFirst("ага$", "ым"));
      case "pl" -> List.of(stem + "u", stem + "zie", name.replaceFirst("ego$", "ym"));
      default -> List.of();
    };
  }

  private String accusative(String weekday) {
    return switch (language) {
      case "ru", "uk", "be" -> weekday.replaceFirst("а$", "у").replaceFirst("я$", "ю");
      case "pl" -> weekday.replaceFirst("a$", "ę");
      default -> weekday;
    };
  }

  private static Small small(
      String joints, String beforeMonths, String beforeWeekdays, String years, String future) {
    return new Small(
        CalendarWords.words(joints),
        CalendarWords.words(beforeMonths),
        beforeWeekdays.isEmpty() ? Set.of() : CalendarWords.words(beforeWeekdays),
        CalendarWords.words(years),
        CalendarWords.words(future));
  }
}
