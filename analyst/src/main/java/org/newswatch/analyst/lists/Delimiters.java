package org.newswatch.analyst.lists;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What parts the columns of a list. */
final class Delimiters {

  /** In the order in which they are tried: the more telling first. */
  private static final List<Character> KNOWN = List.of('\t', ';', '|', ',');

  private static final int LOOKED_AT = 200;

  /** The share of lines that must have as many columns as the first. */
  private static final double ALIKE_MIN = 0.9;

  /** A comma in a list of names, as in {@code Doe, John}. */
  private static final Pattern COMMA_IN_NAME = Pattern.compile("[^,\"]+, [^,\"]+");

  private static final double COMMAS_IN_NAMES_MIN = 0.5;

  private Delimiters() {}

  /** The one that this list is parted by; {@link Rows#NONE} when each line is one cell. */
  static char of(String text) {
    for (char delimiter : KNOWN) {
      List<Row> rows = Rows.of(text, delimiter, LOOKED_AT);
      if (rows.isEmpty() || rows.getFirst().cells().size() < 2) {
        continue;
      }
      int columns = rows.getFirst().cells().size();
      long alike = rows.stream().filter(row -> row.cells().size() == columns).count();
      boolean told = Header.of(rows.getFirst()).isPresent();
      if ((told || alike >= rows.size() * ALIKE_MIN) && (told || !isInNames(text, delimiter))) {
        return delimiter;
      }
    }
    return Rows.NONE;
  }

  private static boolean isInNames(String text, char delimiter) {
    if (delimiter != ',') {
      return false;
    }
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
    long names = lines.stream().filter(line -> COMMA_IN_NAME.matcher(line).matches()).count();
    return names >= lines.size() * COMMAS_IN_NAMES_MIN;
  }

  /** What people call it. */
  static String name(char delimiter) {
    return switch (delimiter) {
      case '\t' -> "tab";
      case ';' -> "semicolon";
      case '|' -> "pipe";
      case ',' -> "comma";
      default -> "none";
    };
  }

  /** The one that is meant by its sign or its name; empty when that is none. */
  static Optional<Character> named(String wanted) {
    if (wanted.isEmpty() || wanted.equals("none")) {
      return Optional.of(Rows.NONE);
    }
    return KNOWN.stream()
        .filter(each -> wanted.equals(String.valueOf(each)) || wanted.equals(name(each)))
        .findFirst();
  }
}
