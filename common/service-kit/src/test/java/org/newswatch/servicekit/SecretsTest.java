package org.newswatch.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

  @TempDir Path folder;

  private Secrets secrets = new Secrets(name -> null, Map.of(), Path.of("."));

  @BeforeEach
  void open() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(inside.resolve("desk"), " from a file\n");
    Files.writeString(folder.resolve("outside"), "not for channels");
    Files.createSymbolicLink(inside.resolve("link"), folder.resolve("outside"));
    Files.writeString(inside.resolve("long"), "x".repeat(Secrets.BYTES_MAX + 1));
    secrets =
        new Secrets(
            name -> name.equals("DESK") ? "from a variable" : null,
            Map.of("desk", "from the settings"),
            inside);
  }

  @Test
  void a_reference_leads_to_a_variable_a_file_or_the_settings() {
    assertThat(secrets.resolve("env:DESK")).contains("from a variable");
    assertThat(secrets.resolve("file:desk")).contains("from a file");
    assertThat(secrets.resolve("file:" + folder.resolve("inside/desk"))).contains("from a file");
    assertThat(secrets.resolve("config:desk")).contains("from the settings");
  }

  @Test
  void no_file_outside_of_the_folder_of_secrets_is_read_whatever_leads_there() {
    assertThat(secrets.resolve("file:../outside")).isEmpty();
    assertThat(secrets.resolve("file:" + folder.resolve("outside"))).isEmpty();
    assertThat(secrets.resolve("file:link")).isEmpty();
    assertThat(secrets.resolve("file:/etc/passwd")).isEmpty();
  }

  @Test
  void what_is_not_there_or_too_long_is_no_secret() {
    assertThat(secrets.resolve("env:OTHER")).isEmpty();
    assertThat(secrets.resolve("file:other")).isEmpty();
    assertThat(secrets.resolve("file:long")).isEmpty();
    assertThat(secrets.resolve("config:other")).isEmpty();
  }

  @Test
  void a_secret_in_place_of_its_name_is_refused_without_repeating_it() {
    assertThat(Secrets.problem("env:DESK")).isEmpty();
    assertThat(Secrets.problem("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("env:NAME").doesNotContain("MfKQ9"));
  }
}
