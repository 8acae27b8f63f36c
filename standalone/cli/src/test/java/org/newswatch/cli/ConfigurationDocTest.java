package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.newswatch.servicekit.config.SettingsTable;

/** docs/configuration.md is written from the code; this says when it was not. */
class ConfigurationDocTest {

  private static final Path DOC = Path.of("../../docs/configuration.md");
  private static final String WRITE = "newswatch.docs.write";

  private static final String HEAD =
      """
      # Configuration

      One YAML file serves all services; each reads the sections it needs. A key can also be set in the
      environment (second column); the environment wins over the file. An unknown key or a wrong value
      stops the start, with all problems listed at once. Durations are written `5s`, `15m`, `2h`, `1d`;
      sizes `64KiB`, `5MiB`.

      This page is generated from the code; after a change of a setting:
      `mvn -pl standalone/cli -am test -Dtest=ConfigurationDocTest -Dsurefire.failIfNoSpecifiedTests=false -Dnewswatch.docs.write=true`.

      """;

  @Test
  void the_documented_settings_are_the_real_ones() throws IOException {
    String real = HEAD + SettingsTable.markdown(NewswatchConfig.class);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOC, real);
    }

    assertThat(Files.readString(DOC)).isEqualTo(real);
  }
}
