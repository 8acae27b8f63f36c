package org.newswatch.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.jobs.JobSettings;

class AnalystConfigTest {

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

  private static AnalystConfig on(String host) {
    return new AnalystConfig(host, 8080, Duration.ofSeconds(1), JobSettings.in(Path.of("jobs")));
  }
}
