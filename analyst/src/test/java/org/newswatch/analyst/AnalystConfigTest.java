package org.newswatch.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.jobs.JobSettings;

class AnalystConfigTest {

  @TempDir Path folder = Path.of(".");

  @Test
  void an_address_that_others_reach_is_refused_by_name() {
    assertThatThrownBy(() -> on("0.0.0.0"))
        .hasMessageContaining("analyst.host")
        .hasMessageContaining("log-in");
  }

  @Test
  void inside_a_container_every_address_of_it_is_listened_on() {
    assertThat(on("container").bindAddress()).isEqualTo("0.0.0.0");
    assertThat(on("container").ownHost()).isEqualTo("127.0.0.1");
    assertThat(on("localhost").bindAddress()).isEqualTo("localhost");
  }

  @Test
  void with_a_token_any_address_is_listened_on() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "a-token-of-some-length\n");
    var config =
        new AnalystConfig(
            "10.0.0.5",
            8080,
            Duration.ofSeconds(1),
            "file:" + file,
            List.of("news.example"),
            JobSettings.in(Path.of("jobs")));

    assertThat(config.bindAddress()).isEqualTo("10.0.0.5");
    assertThat(config.access(name -> null)).isNotNull();
  }

  @Test
  void a_token_is_named_and_must_be_there_and_long() {
    AnalystConfig config = AnalystConfig.onFreePort();

    assertThatThrownBy(() -> config.withToken("my-own-secret-token", List.of()))
        .hasMessageContaining("analyst.token")
        .hasMessageNotContaining("my-own-secret-token");
    assertThatThrownBy(() -> config.withToken("env:NONE", List.of()).access(name -> null))
        .hasMessageContaining("env:NONE");
    assertThatThrownBy(() -> config.withToken("env:SHORT", List.of()).access(name -> "short"))
        .hasMessageContaining("fewer than 16");
    assertThatThrownBy(() -> config.withToken("env:A", List.of("https://news.example")))
        .hasMessageContaining("analyst.hosts");
  }

  @Test
  void links_lead_to_a_port_that_is_known_beforehand_only() {
    assertThat(on("127.0.0.1").pages()).hasToString("http://localhost:8080/");
    assertThat(on("::1").pages()).hasToString("http://[::1]:8080/");
    assertThat(AnalystConfig.onFreePort().pages()).isNull();
  }

  private static AnalystConfig on(String host) {
    return new AnalystConfig(
        host, 8080, Duration.ofSeconds(1), null, List.of(), JobSettings.in(Path.of("jobs")));
  }
}
