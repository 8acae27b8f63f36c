package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be had is said before anything starts. */
final class RefusalsTest {

  private static final FakeMachine RICH =
      new FakeMachine(OptionalLong.of(FakeMachine.PLENTY), FakeMachine.PLENTY);

  @TempDir Path folder;

  /** Enough of a distribution to be taken for one. */
  private Path home = Path.of("");

  @BeforeEach
  void pretend() throws IOException {
    home = folder.resolve("home");
    Files.createDirectories(home.resolve("lib/cli-launcher"));
  }

  @Test
  void too_little_memory_is_refused_with_both_numbers() {
    var poor = new FakeMachine(OptionalLong.of(700L << 20), FakeMachine.PLENTY);
    assertThatThrownBy(() -> elasticsearch(folder.resolve("data"), poor).start())
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("Not enough memory for Elasticsearch: 700 MB are available")
        .hasMessageContaining("1474 MB are needed");
  }

  @Test
  void too_little_disk_is_refused_with_both_numbers() {
    var full = new FakeMachine(OptionalLong.empty(), 10L << 20);
    assertThatThrownBy(() -> elasticsearch(folder.resolve("es"), full).start())
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("has 10 MB free, 500 MB are needed");
    assertThatThrownBy(
            () -> new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("k")), full).start())
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("Not enough disk for Kafka");
  }

  @Test
  void a_folder_that_cannot_be_made_is_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(
            () -> new EmbeddedKafka(EmbeddedKafkaConfig.in(file.resolve("sub")), RICH).start())
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void a_folder_with_a_holder_is_refused_until_it_is_given_back() {
    Path shared = folder.resolve("shared");
    try (var holder = DataFolder.open("Kafka", shared, 1, RICH)) {
      assertThat(holder.path()).isEqualTo(shared);
      assertThatThrownBy(() -> DataFolder.open("Kafka", shared, 1, RICH))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("in use by another running instance (process ");
    }
    DataFolder.open("Kafka", shared, 1, RICH).close();
  }

  @Test
  void a_home_that_is_none_is_refused_and_named() {
    Path none = folder.resolve("none");
    var config = EmbeddedElasticsearchConfig.in(folder.resolve("data")).withHome(none);
    assertThatThrownBy(() -> new EmbeddedElasticsearch(config, RICH).start())
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining(none.toString());
  }

  @Test
  void the_distribution_is_looked_for_beside_the_jar_and_above_it() {
    Path app = folder.toAbsolutePath();
    assertThat(Distribution.near(app.resolve("cli/target/lib/embedded.jar"), "8"))
        .contains(
            app.resolve("cli/target/lib/elasticsearch-8"),
            app.resolve("standalone/embedded/target/elasticsearch-dist/elasticsearch-8"));
    assertThat(Distribution.near(app.resolve("embedded/target/classes"), "8"))
        .contains(app.resolve("embedded/target/elasticsearch-dist/elasticsearch-8"));
  }

  private EmbeddedElasticsearch elasticsearch(Path data, Machine machine) {
    return new EmbeddedElasticsearch(EmbeddedElasticsearchConfig.in(data).withHome(home), machine);
  }
}
