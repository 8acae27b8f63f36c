package org.newswatch.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newswatch.servicekit.config.Settings;
import org.newswatch.servicekit.config.SettingsException;

/** Loading the configuration, with its problems told to the user. */
final class Configurations {

  /** Variables that the launcher and the embedded Elasticsearch read for themselves. */
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "NEWSWATCH_JAVA_HOME", "NEWSWATCH_HEAP", "NEWSWATCH_ELASTICSEARCH_HOME", RestCalls.TOKEN);

  private Configurations() {}

  /**
   * The settings of the file, the environment and the flags.
   *
   * @throws CommandFailed listing every problem
   */
  static NewswatchConfig load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    try {
      return Settings.from(file, environment, flags)
          .ignoring(NOT_SETTINGS)
          .bind(NewswatchConfig.class);
    } catch (SettingsException e) {
      throw CommandFailed.usage(
          "the configuration cannot be used:\n  " + String.join("\n  ", e.problems()));
    }
  }
}
