package org.newswatch.servicekit.config;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Turns single words of a configuration into values, and says what was expected. */
final class Values {

  /** A day is 24 h here: waits and ages, not calendars. */
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

  private static final Map<Class<?>, String> EXPECTED =
      Map.ofEntries(
          Map.entry(String.class, "text such as \"some words\""),
          Map.entry(int.class, "a whole number such as 10"),
          Map.entry(long.class, "a whole number such as 10"),
          Map.entry(double.class, "a number such as 0.5"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(Duration.class, "a duration such as 5s, 15m, 2h, 1d or PT5S"),
          Map.entry(DataSize.class, "a size such as 64KiB or 5MiB"),
          Map.entry(URI.class, "an address such as http://localhost:9200"),
          Map.entry(Path.class, "a path such as /var/lib/newswatch"));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(
              new SimpleModule("newswatch-settings")
                  .addDeserializer(Duration.class, new DurationReader())
                  .addDeserializer(DataSize.class, new DataSizeReader()))
          .build();

  private Values() {}

  /** Whether a single word makes a value of this type. */
  static boolean isSingle(Type type) {
    return type instanceof Class<?> c && (EXPECTED.containsKey(unboxed(c)) || c.isEnum());
  }

  /** What to write for this type, with an example. */
  static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> Keys.kebab((Enum<?>) constant))
              .collect(Collectors.joining(", "));
    }
    return Optional.ofNullable(EXPECTED.get(unboxed(type))).orElse(type.getSimpleName());
  }

  /** The value, or empty when the text is none of this type. */
  static Optional<Object> read(String text, Class<?> type) {
    if (type == String.class) {
      return Optional.of(text);
    }
    String word = text.strip();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> Keys.kebab((Enum<?>) constant).equals(word.toLowerCase(Locale.ROOT)))
          .map(Object.class::cast)
          .findFirst();
    }
    try {
      @Nullable Object value = MAPPER.convertValue(word, type);
      return Optional.ofNullable(value);
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  static Duration duration(String text) {
    Matcher form = DURATION.matcher(text);
    if (!form.matches()) {
      return Duration.parse(text);
    }
    Duration unit = UNITS.getOrDefault(form.group(2), Duration.ZERO);
    return unit.multipliedBy(Long.parseLong(form.group(1)));
  }

  private static final class DurationReader extends StdScalarDeserializer<Duration> {
    DurationReader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) {
      try {
        return duration(parser.getString());
      } catch (java.time.DateTimeException | ArithmeticException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }

  private static final class DataSizeReader extends StdScalarDeserializer<DataSize> {
    DataSizeReader() {
      super(DataSize.class);
    }

    @Override
    public DataSize deserialize(JsonParser parser, DeserializationContext context) {
      return DataSize.parse(parser.getString());
    }
  }
}
