package org.newswatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One server for all tests of a JVM: started when first asked for, closed when the JVM ends, its
 * data under the module's {@code target} folder.
 */
final class SharedServer<S extends AutoCloseable> {

  private final String name;
  private final Function<Path, S> starter;
  private @Nullable S server;

  SharedServer(String name, Function<Path, S> starter) {
    this.name = name;
    this.starter = starter;
  }

  /** Starts it at the first call; a failure to start fails each test that asks. */
  synchronized S get() {
    S running = server;
    if (running == null) {
      running = starter.apply(freshFolder());
      server = running;
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, name + "-stop"));
    }
    return running;
  }

  private synchronized void stop() {
    S running = server;
    if (running != null) {
      try {
        running.close();
      } catch (Exception e) {
        throw new IllegalStateException(name + " did not stop", e);
      }
    }
  }

  private Path freshFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "shared-servers"));
      return Files.createTempDirectory(parent, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
