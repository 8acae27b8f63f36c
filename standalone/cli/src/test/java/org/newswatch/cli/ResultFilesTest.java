package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"queued", "running", "paused", "failed", "cancelled"})
  void a_job_that_is_not_done_gives_no_table(String state) {
    Path file = folder.resolve("x.csv");
    JsonNode job =
        new JsonMapper().valueToTree(Map.of("id", "j-1", "kind", "bulk", "state", state));
    var watch = new JobWatch(new AnalystClient(URI.create("http://127.0.0.1:1/")), System.err);

    assertThatThrownBy(() -> watch.fetch(job, file))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("the job is " + state)
        .hasMessageContaining("newswatch jobs ");
    assertThat(file).doesNotExist();
  }

  @Test
  void an_export_ends_when_it_cannot_be_written() throws Exception {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space");
          }
        };
    try (InputStream in = new ByteArrayInputStream(new byte[1_000_000]);
        var out = new PrintStream(full)) {
      assertThatThrownBy(() -> ExportCommand.copy(in, out))
          .isInstanceOf(CommandFailed.class)
          .hasMessageContaining("--output");
      assertThat(in.available()).isPositive();
    }
  }
}
