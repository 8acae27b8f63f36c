package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.lists.ListOptions.Kind;
import org.newswatch.analyst.lists.ListOptions.Role;
import org.newswatch.analyst.rest.Param;
import org.newswatch.analyst.rest.Request;
import org.newswatch.contract.MentionType;

/** How a list is to be read, as parameters of calls and as jobs remember it. */
public final class ListParams {

  private static final int CHARS_MAX = 1_000;
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private static final Param<String> ENCODING =
      word("encoding", "The character set of the list; found out without it.", Optional::of);
  private static final Param<String> DELIMITER =
      word(
          "delimiter",
          "What parts columns: comma, semicolon, tab, pipe or none; found out without it.",
          value -> Optional.ofNullable(delimiter(value)));
  private static final Param<String> HEADER =
      word(
          "header",
          "Whether the first line says what the columns are called, true or false; found out"
              + " without it.",
          value -> value.equals("true") || value.equals("false") ? Optional.of(value) : empty());
  private static final Param<String> KIND =
      word(
          "kind",
          "What the lines are: names or queries; found out without it.",
          value -> constant(Kind.class, value));
  private static final Param<String> COLUMNS =
      word(
          "columns",
          "What each column is, parted by commas: id, name, given-name, family-name, aliases, type,"
              + " language, query, other; found out without it.",
          value -> roles(value));
  private static final Param<String> TYPE =
      word(
          "type",
          "What bears the names of lines that do not say: person, organization, location.",
          value -> constant(MentionType.class, value));
  private static final Param<String> LANGUAGE_PARAM =
      word(
          "language",
          "Of the articles, for lines that do not say, as en; all without it.",
          value -> LANGUAGE.matcher(value).matches() ? Optional.of(value) : empty());
  private static final Param<String> THRESHOLD =
      word(
          "threshold",
          "From which score on a name is taken for one of a line's, 0 to 1.",
          value -> score(value) == null ? empty() : Optional.of(value));

  private static final List<Param<String>> ALL =
      List.of(ENCODING, DELIMITER, HEADER, KIND, COLUMNS, TYPE, LANGUAGE_PARAM, THRESHOLD);

  private ListParams() {}

  private static Param<String> word(
      String name, String doc, Function<String, Optional<String>> check) {
    return Param.parsed(
        name,
        doc,
        "is none that is known",
        CHARS_MAX,
        value -> check.apply(value).map(known -> value));
  }

  private static Optional<String> empty() {
    return Optional.empty();
  }

  private static <E extends Enum<E>> Optional<String> constant(Class<E> type, String word) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_'))) {
        return Optional.of(each.name());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> roles(String words) {
    List<String> roles = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      Optional<String> role = constant(Role.class, word.strip());
      if (role.isEmpty()) {
        return Optional.empty();
      }
      roles.add(role.get());
    }
    return Optional.of(String.join(",", roles));
  }

  private static @Nullable String delimiter(String word) {
    return switch (word) {
      case "comma", "," -> ",";
      case "semicolon", ";" -> ";";
      case "tab", "\t" -> "\t";
      case "pipe", "|" -> "|";
      case "none" -> "";
      default -> null;
    };
  }

  private static @Nullable Double score(String text) {
    try {
      double score = Double.parseDouble(text);
      return score >= 0 && score <= 1 ? score : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Those of a call that takes a list. */
  public static Param<?>[] all() {
    return ALL.toArray(Param<?>[]::new);
  }

  /** What a request says of a list, by the parameters' names. */
  public static Map<String, String> said(Request request) {
    Map<String, String> said = new LinkedHashMap<>();
    ALL.forEach(param -> request.find(param).ifPresent(value -> said.put(param.name(), value)));
    return said;
  }

  /** The first parameter that says nothing that is known; empty when all do. */
  public static Optional<String> unreadable(Map<String, String> said) {
    return ALL.stream()
        .filter(
            param ->
                said.containsKey(param.name())
                    && param.reader().apply(said.getOrDefault(param.name(), "")).isEmpty())
        .map(Param::name)
        .findFirst();
  }

  /** What was said as options; what is not known is found out. */
  public static ListOptions options(Map<String, String> said) {
    String columns = said.get(COLUMNS.name());
    String header = said.get(HEADER.name());
    String threshold = said.get(THRESHOLD.name());
    String delimiter = said.get(DELIMITER.name());
    return new ListOptions(
        said.get(ENCODING.name()),
        delimiter == null ? null : delimiter(delimiter),
        header == null ? null : Boolean.valueOf(header),
        constantOf(Kind.class, said.get(KIND.name())),
        columns == null
            ? null
            : roles(columns)
                .map(names -> List.of(names.split(",", -1)).stream().map(Role::valueOf).toList())
                .orElse(null),
        constantOf(MentionType.class, said.get(TYPE.name())),
        said.get(LANGUAGE_PARAM.name()),
        threshold == null ? null : score(threshold));
  }

  private static <E extends Enum<E>> @Nullable E constantOf(Class<E> type, @Nullable String word) {
    return word == null
        ? null
        : constant(type, word).map(name -> Enum.valueOf(type, name)).orElse(null);
  }
}
