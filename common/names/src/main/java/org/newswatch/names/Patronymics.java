package org.newswatch.names;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells patronymics by how their keys end, so that every spelling of them is covered. */
final class Patronymics {

  /** -ovich and -evich, -ovna and -evna, -ivna, the Belarusian -auna, -inichna. */
  private static final String[] ENDINGS = {"avic", "avn", "ivn", "aun", "inicn"};

  /** Those that are formed without -ov-; whole keys, for many family names end like them. */
  private static final String[] SHORT = {
    "Ильич", "Лукич", "Фомич", "Кузьмич", "Ильинична", "Лукинична", "Фоминична", "Кузьминична"
  };

  private static final Set<String> SHORT_KEYS =
      Arrays.stream(SHORT).map(NameKeys::rawKey).collect(Collectors.toUnmodifiableSet());

  private Patronymics() {}

  /** Whether a key, given without its prefix, is that of a patronymic. */
  static boolean matches(String body) {
    if (SHORT_KEYS.contains(body)) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (body.length() > ending.length() && body.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
