package org.newswatch.embedded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What the machine has to give: asked before a server starts, so that a refusal can say why. */
interface Machine {

  /** Bytes that a new process can have without pushing others out; empty when nobody can tell. */
  OptionalLong availableMemory();

  /** Bytes that this process may still write on the file store of an existing folder. */
  long availableDisk(Path folder) throws IOException;

  /** The machine that this runs on. */
  static Machine local() {
    return new Local(Path.of("/proc/meminfo"), Path.of("/sys/fs/cgroup"));
  }

  /**
   * Linux says what is available, and a container may have less; elsewhere only the total is known.
   */
  record Local(Path meminfo, Path cgroup) implements Machine {

    private static final long KIB = 1024;

    @Override
    public OptionalLong availableMemory() {
      OptionalLong machine = fromMeminfo();
      OptionalLong container = fromCgroup();
      if (machine.isPresent() && container.isPresent()) {
        return OptionalLong.of(Math.min(machine.getAsLong(), container.getAsLong()));
      }
      if (machine.isPresent()) {
        return machine;
      }
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean system
          ? OptionalLong.of(system.getTotalMemorySize())
          : OptionalLong.empty();
    }

    @Override
    public long availableDisk(Path folder) throws IOException {
      return Files.getFileStore(folder).getUsableSpace();
    }

    private OptionalLong fromMeminfo() {
      for (String line : lines(meminfo)) {
        if (line.startsWith("MemAvailable:")) {
          String digits = line.replaceAll("[^0-9]", "");
          return digits.isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(Long.parseLong(digits) * KIB);
        }
      }
      return OptionalLong.empty();
    }

    /** Limit minus use, where the cached files count as free: the kernel gives them back first. */
    private OptionalLong fromCgroup() {
      OptionalLong limit = number(cgroup.resolve("memory.max"));
      OptionalLong used = number(cgroup.resolve("memory.current"));
      if (limit.isEmpty() || used.isEmpty()) {
        return OptionalLong.empty();
      }
      long cached = 0;
      for (String line : lines(cgroup.resolve("memory.stat"))) {
        if (line.startsWith("inactive_file ")) {
          cached = Long.parseLong(line.substring("inactive_file ".length()).strip());
        }
      }
      return OptionalLong.of(Math.max(0, limit.getAsLong() - used.getAsLong() + cached));
    }

    private static OptionalLong number(Path file) {
      List<String> lines = lines(file);
      return lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
    }

    private static List<String> lines(Path file) {
      if (!Files.isReadable(file)) {
        return List.of();
      }
      try {
        return Files.readAllLines(file);
      } catch (IOException unreadable) {
        // Not every kernel lets everyone read these; then nobody can tell, which is an answer.
        return List.of();
      }
    }
  }

  /** A size as people read it. */
  static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%d MB", bytes / (KIB_IN_MIB * KIB_IN_MIB));
  }

  /** 1024, twice for a mebibyte. */
  long KIB_IN_MIB = 1024;
}
