package org.newswatch.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which given names are forms of one, and whose they are; from the table of variants. */
final class GivenNames {

  private static final char EXACT = '=';

  private static final Map<String, Given> TABLE = read();

  private GivenNames() {}

  /** Whose name it is. */
  enum Bearer {
    MAN,
    WOMAN,
    EITHER
  }

  /**
   * A form of given names.
   *
   * @param rows the rows of the table that have it, ascending
   * @param bearer whose name it is
   * @param nickname whether it is a short form
   * @param exact whether it is one by its sounds, not only by its key
   */
  record Given(List<Integer> rows, Bearer bearer, boolean nickname, boolean exact) {

    boolean sharesRow(Given other) {
      for (Integer row : rows) {
        if (other.rows.contains(row)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The name with this key and these sounds, null if the table has none. */
  static @Nullable Given find(String rawBody, Spelling spelling) {
    Given exact = TABLE.get(EXACT + spelling.sounds());
    return exact != null ? exact : TABLE.get(form(rawBody, spelling));
  }

  /** The key and, as keys drop it, the final a that tells Alexandra from Alexander. */
  private static String form(String rawBody, Spelling spelling) {
    return spelling.sounds().endsWith("a") ? rawBody + '+' : rawBody;
  }

  private static Map<String, Given> read() {
    Map<String, Given> table = new HashMap<>();
    List<List<String>> rows = Variants.rows();
    for (int row = 0; row < rows.size(); row++) {
      List<String> words = rows.get(row);
      Bearer bearer = bearer(words.getFirst());
      if (bearer == null) {
        continue;
      }
      boolean nickname = false;
      for (String word : words.subList(1, words.size())) {
        if (word.equals(Variants.NICKNAMES)) {
          // A row without names before it holds names of their own.
          nickname = !word.equals(words.get(1));
        } else {
          Spelling spelling = Letters.spell(word).orElse(Spelling.NONE);
          Given byKey = new Given(List.of(row), bearer, nickname, false);
          Given exact = new Given(List.of(row), bearer, nickname, true);
          table.merge(form(Skeleton.of(spelling), spelling), byKey, GivenNames::both);
          table.merge(EXACT + spelling.sounds(), exact, GivenNames::both);
        }
      }
    }
    return Map.copyOf(table);
  }

  private static @Nullable Bearer bearer(String kind) {
    return switch (kind) {
      case "man" -> Bearer.MAN;
      case "woman" -> Bearer.WOMAN;
      case "given" -> Bearer.EITHER;
      default -> null;
    };
  }

  private static Given both(Given one, Given other) {
    SortedSet<Integer> rows = new TreeSet<>(one.rows());
    rows.addAll(other.rows());
    Bearer bearer = one.bearer() == other.bearer() ? one.bearer() : Bearer.EITHER;
    return new Given(List.copyOf(rows), bearer, one.nickname() && other.nickname(), one.exact());
  }
}
