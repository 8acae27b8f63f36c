package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTreeTest {

  @TempDir Path folder;

  @Test
  void a_process_that_only_has_the_number_of_an_old_one_is_left_alone() throws IOException {
    Path pids = folder.resolve("pids");
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().orElseThrow().toEpochMilli();
    Files.writeString(pids, self.pid() + " " + (start - 60_000) + "\n");

    assertThat(ProcessTree.clearOrphans("it", pids)).isZero();

    assertThat(self.isAlive()).isTrue();
    assertThat(pids).doesNotExist();
  }

  @Test
  void a_damaged_list_is_no_obstacle() throws IOException {
    Path pids = folder.resolve("pids");
    Files.writeString(pids, "\n99999999999999999999 1\n-1 -1\nx\n4194305 1\n");
    assertThat(ProcessTree.clearOrphans("it", pids)).isZero();
  }

  @Test
  void without_a_list_there_is_nothing_to_clear() throws IOException {
    assertThat(ProcessTree.clearOrphans("it", folder.resolve("absent"))).isZero();
  }

  @Test
  void who_is_written_down_is_found_again() throws IOException {
    Path pids = folder.resolve("pids");
    ProcessTree.record(pids, List.of(ProcessHandle.current()));
    assertThat(pids).content().startsWith(ProcessHandle.current().pid() + " ");
  }
}
