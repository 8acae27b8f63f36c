package org.newswatch.servicekit.config;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Setting;

/** How keys are named, and which is nearest to one that is not known. */
final class Keys {

  static final String ENVIRONMENT_PREFIX = "NEWSWATCH_";

  /** Characters compared of a misspelt key; the rest changes no suggestion. */
  private static final int COMPARED_CHARS_MAX = 200;

  private Keys() {}

  static String kebab(RecordComponent component) {
    return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String below(String section, String key) {
    return section.isEmpty() ? key : section + "." + key;
  }

  static String environment(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  static Optional<Setting> setting(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Setting.class));
  }

  /** The known key that most likely was meant, if any is near. */
  static Optional<String> nearest(String key, Collection<String> known) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(plain(key), plain(candidate));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance <= Math.max(2, key.length() / 3) ? Optional.of(best) : Optional.empty();
  }

  /** Hyphens, dots and case are what people forget: they count for nothing. */
  private static String plain(String key) {
    String letters = key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    return letters.length() <= COMPARED_CHARS_MAX
        ? letters
        : letters.substring(0, COMPARED_CHARS_MAX);
  }

  /** How many letters to insert, remove or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
