package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineTest {

  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @Test
  void memory_is_what_linux_calls_available() throws IOException {
    meminfo("MemTotal: 9000 kB\nMemAvailable:   4096 kB\n");
    assertThat(machine().availableMemory()).hasValue(4 * MIB);
  }

  @Test
  void a_container_has_no_more_than_its_limit() throws IOException {
    meminfo("MemAvailable: 1048576 kB\n");
    Files.writeString(folder.resolve("memory.max"), (100 * MIB) + "\n");
    Files.writeString(folder.resolve("memory.current"), (70 * MIB) + "\n");
    Files.writeString(folder.resolve("memory.stat"), "anon 5\ninactive_file " + 20 * MIB + "\n");
    assertThat(machine().availableMemory()).hasValue(50 * MIB);
  }

  @Test
  void a_container_without_a_limit_has_what_the_machine_has() throws IOException {
    meminfo("MemAvailable: 2048 kB\n");
    Files.writeString(folder.resolve("memory.max"), "max\n");
    Files.writeString(folder.resolve("memory.current"), "1\n");
    assertThat(machine().availableMemory()).hasValue(2 * MIB);
  }

  @Test
  void elsewhere_the_total_has_to_do() {
    assertThat(machine().availableMemory()).isPresent();
  }

  private void meminfo(String text) throws IOException {
    Files.writeString(folder.resolve("meminfo"), text);
  }

  private Machine machine() {
    return new Machine.Local(folder.resolve("meminfo"), folder);
  }
}
