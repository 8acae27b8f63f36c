package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.lists.ListOptions.Kind;
import org.newswatch.analyst.lists.ListOptions.Role;
import org.newswatch.contract.MentionType;

/** What columns and cells are, by what stands in them. */
final class Columns {

  private static final int LOOKED_AT = 200;

  /** The share of lines that must look like queries before a list is taken for one of queries. */
  private static final double QUERIES_MIN = 0.5;

  private static final double TYPES_MIN = 0.8;

  /** What no name holds and a query does. */
  private static final Pattern OPERATORS =
      Pattern.compile("(^|[\\s(])((NEAR|PRE|ATLEAST)/\\d|[a-z]+:[^\\s/]|=\"|@[a-z])|\\p{L}{3,}\\*");

  /** What few names hold but those that are all capitals, as in {@code MARKS AND SPENCER}. */
  private static final Pattern CAPITAL_WORDS =
      Pattern.compile("(^|[\\s(])NOT |[^\\s(]\\s+(AND|OR) +[^\\s]");

  private static final Pattern CODE =
      Pattern.compile("[\\p{L}]{0,6}[-_#/.]?\\p{N}[\\p{L}\\p{N}_./-]*");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}([-_][A-Za-z]{2,4})?");

  private static final Map<String, MentionType> TYPES =
      Map.ofEntries(
          Map.entry("person", MentionType.PERSON),
          Map.entry("people", MentionType.PERSON),
          Map.entry("persons", MentionType.PERSON),
          Map.entry("individual", MentionType.PERSON),
          Map.entry("per", MentionType.PERSON),
          Map.entry("p", MentionType.PERSON),
          Map.entry("человек", MentionType.PERSON),
          Map.entry("organization", MentionType.ORGANIZATION),
          Map.entry("organisation", MentionType.ORGANIZATION),
          Map.entry("company", MentionType.ORGANIZATION),
          Map.entry("legalentity", MentionType.ORGANIZATION),
          Map.entry("legal entity", MentionType.ORGANIZATION),
          Map.entry("publicbody", MentionType.ORGANIZATION),
          Map.entry("org", MentionType.ORGANIZATION),
          Map.entry("enterprise", MentionType.ORGANIZATION),
          Map.entry("entity", MentionType.ORGANIZATION),
          Map.entry("place", MentionType.LOCATION),
          Map.entry("location", MentionType.LOCATION),
          Map.entry("loc", MentionType.LOCATION),
          Map.entry("city", MentionType.LOCATION),
          Map.entry("country", MentionType.LOCATION),
          Map.entry("address", MentionType.LOCATION));

  private Columns() {}

  /** What bears a name, by a word for it. */
  static Optional<MentionType> type(String word) {
    return Optional.ofNullable(TYPES.get(word.strip().toLowerCase(Locale.ROOT)));
  }

  /** The primary subtag of a language tag. */
  static Optional<String> language(String tag) {
    String stripped = tag.strip();
    return LANGUAGE.matcher(stripped.toLowerCase(Locale.ROOT)).matches()
        ? Optional.of(stripped.split("[-_]", 2)[0].toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /**
   * What the columns of a list without a header are.
   *
   * @param kind what is asked; null when the cells of the column that asks tell it
   */
  static List<Role> guessed(List<Row> rows, @Nullable Kind kind) {
    List<Row> sample = rows.subList(0, Math.min(rows.size(), LOOKED_AT));
    int width = sample.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    var roles = new ArrayList<Role>();
    for (int column = 0; column < width; column++) {
      Role role = width == 1 ? Role.OTHER : guessed(sample, column);
      boolean again = role != Role.OTHER && roles.contains(role);
      roles.add(again ? Role.OTHER : role);
    }
    // The first column of words is what is asked for.
    int asks = roles.indexOf(Role.OTHER);
    if (asks < 0) {
      roles.replaceAll(role -> Role.OTHER);
      asks = 0;
    }
    if (!roles.isEmpty()) {
      Kind asked = kind == null ? kind(sample, asks) : kind;
      roles.set(asks, asked == Kind.QUERIES ? Role.QUERY : Role.NAME);
    }
    return roles;
  }

  private static Role guessed(List<Row> rows, int column) {
    List<String> cells =
        rows.stream().map(row -> row.cell(column).strip()).filter(cell -> !cell.isEmpty()).toList();
    if (cells.isEmpty()) {
      return Role.OTHER;
    }
    if (share(cells, cell -> type(cell).isPresent()) >= TYPES_MIN) {
      return Role.TYPE;
    }
    boolean codes = share(cells, cell -> CODE.matcher(cell).matches()) >= TYPES_MIN;
    if (column == 0 && codes && new HashSet<>(cells).size() == cells.size()) {
      return Role.ID;
    }
    boolean small = share(cells, cell -> cell.equals(cell.toLowerCase(Locale.ROOT))) == 1;
    return small && share(cells, cell -> cell.length() == 2 && language(cell).isPresent()) == 1
        ? Role.LANGUAGE
        : Role.OTHER;
  }

  private static double share(List<String> cells, java.util.function.Predicate<String> test) {
    return (double) cells.stream().filter(test).count() / cells.size();
  }

  /** Names, unless most cells of this column have what only queries have. */
  private static Kind kind(List<Row> rows, int column) {
    long queries = rows.stream().filter(row -> isQuery(row.cell(column))).count();
    return queries > 0 && queries >= rows.size() * QUERIES_MIN ? Kind.QUERIES : Kind.NAMES;
  }

  private static boolean isQuery(String cell) {
    boolean capitals =
        cell.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase);
    return OPERATORS.matcher(cell).find() || (!capitals && CAPITAL_WORDS.matcher(cell).find());
  }
}
