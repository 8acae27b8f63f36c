package org.newswatch.servicekit.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the table of all settings for the documentation, from the records themselves. */
public final class SettingsTable {

  private static final String HEAD =
      """
      | key | environment variable | default | meaning |
      |---|---|---|---|
      """;

  private SettingsTable() {}

  /**
   * One Markdown table of the settings of these root records, in their order. Shows no default of a
   * secret.
   */
  public static String markdown(Class<?>... roots) {
    return Arrays.stream(roots)
        .flatMap(root -> Schema.keys(root, "").stream())
        .distinct()
        .map(SettingsTable::row)
        .collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static String row(Schema.Key key) {
    String variable = key.inList() ? "" : code(Keys.environment(key.name()));
    return "| %s | %s | %s | %s |"
        .formatted(code(key.name()), variable, defaultOf(key), cell(key.setting().doc()));
  }

  private static String defaultOf(Schema.Key key) {
    if (key.setting().secret()) {
      return "secret";
    }
    if (key.setting().def().isEmpty()) {
      return key.nullable() ? "none" : "**required**";
    }
    return code(key.setting().def());
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }
}
