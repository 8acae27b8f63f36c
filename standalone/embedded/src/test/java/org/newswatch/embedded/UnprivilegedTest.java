package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
final class UnprivilegedTest {

  @Test
  void a_folder_that_only_its_owner_may_enter_is_found_above_the_target() throws IOException {
    Path closed = Files.createTempDirectory("closed").toRealPath();
    Path inside = Files.createDirectory(closed.resolve("inside"));
    try {
      Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
      assertThat(Unprivileged.firstClosed(List.of(inside))).isEqualTo(closed);
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(Unprivileged.firstClosed(List.of(inside))).isNotEqualTo(closed);
    } finally {
      Files.delete(inside);
      Files.delete(closed);
    }
  }
}
