package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir Path folder;

  @Test
  void without_a_command_it_shows_what_there_is() {
    assertThat(Main.run()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bogus",
        "search",
        "search x --data none --limit 0",
        "service bogus",
        "inspect no-such-file",
        "import no-such-file --data none",
        "index verify",
        "dead-letters drop --data none",
        "forget --data none",
        "forget somebody --wait -5 --data none",
        "index verify --wait -5 --data none",
        "run --data none --config no-such-file",
        "sources test https://paper.test --as blog"
      })
  void a_wrong_call_exits_with_2(String line) {
    assertThat(Main.run(line.split(" "))).isEqualTo(CommandFailed.USAGE);
  }

  @Test
  void a_command_that_needs_an_instance_fails_with_1_when_there_is_none() {
    assertThat(Main.run("search", "x", "--data", folder.toString()))
        .isEqualTo(CommandFailed.FAILED);
  }

  @Test
  void stopping_what_does_not_run_is_no_failure() {
    assertThat(Main.run("stop", "--data", folder.toString())).isZero();
  }

  @Test
  void every_problem_of_a_configuration_is_told_at_once() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("newswatch.yaml"),
            """
            crawler:
              hostdelay: 3s
              feed-interval: soon
            """);

    Assertions.assertThatThrownBy(() -> Configurations.load(Optional.of(yaml), Map.of(), Map.of()))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("did you mean crawler.host-delay?")
        .hasMessageContaining("crawler.feed-interval");
  }
}
