package org.newswatch.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final Path SOURCES = Path.of("");
  private static final Path EXPORT = Path.of("newswatch.ndjson");
  private static final String WRITE = "newswatch.docs.write";

  @TempDir Path folder;

  /** To write it anew: run with {@code -Dnewswatch.docs.write=true}. */
  @Test
  void the_file_is_what_the_sources_make() throws IOException {
    String made = Dashboards.made(SOURCES);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(EXPORT, made);
    }

    assertThat(Files.readString(EXPORT)).isEqualTo(made);
  }

  @Test
  void the_same_sources_make_the_same_file() {
    assertThat(Dashboards.made(SOURCES)).isEqualTo(Dashboards.made(SOURCES));
  }

  @Test
  void a_mistake_is_told_with_its_place() throws IOException {
    edited("    chart: metric\n", "    chart: pie\n");
    refused("today.yaml.panels[1]", "chart should be", "pie");
    edited("view: articles", "view: article");
    refused("no view is called article", "calendar");
    edited("[{count: Articles}]", "[{counts: Articles}]");
    refused("should be count, share");
    edited("    opens: sources", "    leads: sources");
    refused("unknown [leads]");
    edited("at: [0, 3, 8, 6]", "at: [0, 3, 8]");
    refused("[column, row, width, height]");
    edited("refresh: 60s", "refresh: often");
    refused("no span of time", "often");
  }

  private void refused(String... parts) {
    assertThatThrownBy(() -> Dashboards.made(folder))
        .isInstanceOf(SourceException.class)
        .hasMessageContainingAll(parts);
  }

  /** The sources, with one thing changed in the first dashboard. */
  private void edited(String before, String after) throws IOException {
    for (String name : new String[] {"dashboards", "vega"}) {
      Files.createDirectories(folder.resolve(name));
      try (var files = Files.list(SOURCES.resolve(name))) {
        for (Path file : files.toList()) {
          Files.writeString(
              folder.resolve(name).resolve(file.getFileName()), Files.readString(file));
        }
      }
    }
    Files.writeString(folder.resolve("views.yaml"), Files.readString(Path.of("views.yaml")));
    Path today = folder.resolve("dashboards/today.yaml");
    String text = Files.readString(today);
    assertThat(text).contains(before);
    int at = text.indexOf(before);
    Files.writeString(today, text.substring(0, at) + after + text.substring(at + before.length()));
  }
}
