package org.newswatch.analyst.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;

/**
 * What a call takes, apart from its body.
 *
 * @param doc a sentence
 * @param byDefault what holds when it is absent; null when nothing does
 * @param required whether a call without it is refused
 * @param must what a value must be, to be told of one that is not
 * @param schema JSON Schema of a value
 * @param reader the value that a text stands for; empty when it stands for none
 */
public record Param<T>(
    String name,
    Place place,
    String doc,
    @Nullable T byDefault,
    boolean required,
    String must,
    Map<String, Object> schema,
    Function<String, Optional<T>> reader) {

  private static final int YEAR_MOST = 9_999;

  public Param {
    // Sorted, so that the description is the same each time.
    schema = Collections.unmodifiableMap(new TreeMap<>(schema));
  }

  /** Where it stands. */
  public enum Place {
    PATH,
    QUERY
  }

  /** A text in the query string; without it the empty text. */
  public static Param<String> text(String name, String doc, int charsMax) {
    return new Param<>(
        name,
        Place.QUERY,
        doc,
        "",
        false,
        "must have at most " + charsMax + " characters",
        Map.of("type", "string", "maxLength", charsMax),
        value -> value.length() > charsMax ? Optional.empty() : Optional.of(value));
  }

  /** A whole number in the query string. */
  public static Param<Integer> number(String name, String doc, int byDefault, int least, int most) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "integer");
    schema.put("minimum", least);
    schema.put("maximum", most);
    schema.put("default", byDefault);
    return new Param<>(
        name,
        Place.QUERY,
        doc,
        byDefault,
        false,
        "must be a whole number from " + least + " to " + most,
        schema,
        value -> whole(value).filter(number -> number >= least && number <= most));
  }

  private static Optional<Integer> whole(String value) {
    try {
      return Optional.of(Integer.valueOf(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** True or false in the query string; false when absent. */
  public static Param<Boolean> flag(String name, String doc) {
    return new Param<>(
        name,
        Place.QUERY,
        doc,
        false,
        false,
        "must be true or false",
        Map.of("type", "boolean", "default", false),
        value ->
            value.equals("true") || value.equals("false")
                ? Optional.of(value.equals("true"))
                : Optional.empty());
  }

  /** One of an enumeration, in lower case and with hyphens, in the query string. */
  public static <E extends Enum<E>> Param<E> choice(
      String name, String doc, Class<E> type, E byDefault) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      words.put(word(each), each);
    }
    List<String> all = List.copyOf(words.keySet());
    return new Param<>(
        name,
        Place.QUERY,
        doc,
        byDefault,
        false,
        "must be one of " + String.join(", ", all),
        Map.of("type", "string", "enum", all, "default", word(byDefault)),
        value -> Optional.ofNullable(words.get(value)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text in the query string that stands for something; may be absent. */
  public static <T> Param<T> parsed(
      String name, String doc, String must, int charsMax, Function<String, Optional<T>> reader) {
    return new Param<>(
        name,
        Place.QUERY,
        doc,
        null,
        false,
        must,
        Map.of("type", "string", "maxLength", charsMax),
        value -> value.length() > charsMax ? Optional.empty() : reader.apply(value));
  }

  /** A day in the query string, as 2026-12-01; may be absent. */
  public static Param<LocalDate> day(String name, String doc) {
    return new Param<>(
        name,
        Place.QUERY,
        doc,
        null,
        false,
        "must be a day such as 2026-12-01",
        Map.of("type", "string", "format", "date"),
        Param::date);
  }

  private static Optional<LocalDate> date(String value) {
    try {
      LocalDate day = LocalDate.parse(value);
      return day.getYear() < 0 || day.getYear() > YEAR_MOST ? Optional.empty() : Optional.of(day);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An article's id in the path. */
  public static Param<ArticleId> articleId() {
    return inPath("id", "The article's id.", "must be an article's id", Param::article);
  }

  private static Optional<ArticleId> article(String value) {
    try {
      return Optional.of(new ArticleId(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A text in the path. */
  public static <T> Param<T> inPath(
      String name, String doc, String must, Function<String, Optional<T>> reader) {
    return new Param<>(name, Place.PATH, doc, null, true, must, Map.of("type", "string"), reader);
  }

  /** The same, without which the call is refused. */
  public Param<T> needed() {
    Map<String, Object> bounds = new TreeMap<>(schema);
    bounds.remove("default");
    return new Param<>(name, place, doc, null, true, must, bounds, reader);
  }
}
