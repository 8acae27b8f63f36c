package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the program that holds the servers is killed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell to guard the server")
final class KilledParentIT {

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(40);

  @TempDir Path folder;

  @Test
  void no_server_outlives_a_killed_program_and_the_next_start_finds_its_data() throws Exception {
    Process parent = startParent();
    List<ProcessHandle> children = parent.descendants().toList();
    assertThat(children).as("guard, launcher, server").hasSizeGreaterThanOrEqualTo(3);

    for (String held : List.of("kafka", "elasticsearch")) {
      assertThatThrownBy(() -> DataFolder.open(held, folder.resolve(held), 1, Machine.local()))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("in use by another running instance (process " + parent.pid());
    }

    parent.destroyForcibly();

    assertThat(ProcessTree.gone(children, ENDS_WITHIN)).isTrue();

    // The second one loses the shells that guard it too: an orphan that nobody ends.
    Process second = startParent();
    ProcessHandle guard = second.children().findFirst().orElseThrow();
    ProcessHandle launcher = guard.children().filter(c -> hasChildren(c)).findFirst().orElseThrow();
    // The watcher first: it would end the server when the guard goes.
    List<ProcessHandle> guards =
        Stream.concat(guard.children(), Stream.of(guard)).filter(c -> !c.equals(launcher)).toList();
    List<ProcessHandle> orphans = List.of(launcher, launcher.children().findFirst().orElseThrow());
    guards.forEach(ProcessHandle::destroyForcibly);
    second.destroyForcibly();
    assertThat(ProcessTree.gone(guards, ENDS_WITHIN)).isTrue();
    assertThat(second.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(orphans).allMatch(ProcessHandle::isAlive);

    try (var elasticsearch =
            new EmbeddedElasticsearch(
                EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch"))
                    .withHeapMegabytes(256));
        var kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")))) {
      elasticsearch.start();
      assertThat(orphans).noneMatch(ProcessHandle::isAlive);
      assertThat(new Rest(elasticsearch.url()).post("/press/_count", "{}")).contains("\"count\":2");
      kafka.start();
      assertThat(recordsIn(kafka.bootstrapServers())).isEqualTo(2);
    }
  }

  private static boolean hasChildren(ProcessHandle process) {
    return process.children().findAny().isPresent();
  }

  private Process startParent() throws IOException {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = parent.inputReader();
    var all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(ParentMain.READY)) {
        return parent;
      }
      all.append(line).append(System.lineSeparator());
    }
    throw new AssertionError("the program ended early: " + all);
  }

  private static long recordsIn(String servers) throws Exception {
    var partition = new TopicPartition("press", 0);
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get(30, TimeUnit.SECONDS)
          .offset();
    }
  }
}
