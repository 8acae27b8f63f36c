package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  private static final Instance INSTANCE =
      new Instance(
          1,
          URI.create("http://127.0.0.1:2/"),
          "127.0.0.1:3",
          URI.create("http://127.0.0.1:4"),
          URI.create("http://127.0.0.1:6/feeds/"),
          URI.create("http://127.0.0.1:5"),
          0,
          null);

  @TempDir Path folder;

  @Test
  void an_instance_is_found_while_it_runs_and_not_after() throws InterruptedException {
    DataFolder data = new DataFolder(folder.resolve("new"));
    try (DataFolder.Claim claim = data.claim()) {
      claim.announce(INSTANCE);

      assertThat(data.isHeld()).isTrue();
      assertThat(data.running()).isEqualTo(INSTANCE);
    }

    assertThat(data.isHeld()).isFalse();
    assertThatThrownBy(data::running)
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("start one with: newswatch run --data");
  }

  @Test
  void two_instances_cannot_have_one_folder() {
    DataFolder data = new DataFolder(folder);
    try (DataFolder.Claim first = data.claim()) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> new DataFolder(folder).claim())
          .hasMessageContaining("stop it with: newswatch stop --data");
    }
  }

  @Test
  void what_a_killed_instance_left_is_no_instance() throws IOException {
    Files.writeString(folder.resolve("lock"), "");
    Files.writeString(folder.resolve("instance.json"), "{}");
    Files.writeString(folder.resolve("launcher.pid"), "not a number");

    assertThatThrownBy(() -> new DataFolder(folder).running())
        .hasMessageContaining("no instance runs in");
  }

  @Test
  void a_folder_that_cannot_be_made_is_refused_in_words() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> new DataFolder(file.resolve("data")).claim())
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("name one you may write to");
  }
}
