package org.newswatch.embedded;

import java.nio.file.Path;
import java.util.OptionalLong;

/** A machine with as much of everything as a test says. */
record FakeMachine(OptionalLong availableMemory, long disk) implements Machine {

  static final long PLENTY = 1L << 40;

  @Override
  public long availableDisk(Path folder) {
    return disk;
  }
}
