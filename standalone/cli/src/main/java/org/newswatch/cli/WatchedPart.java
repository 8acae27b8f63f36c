package org.newswatch.cli;

import java.util.function.Consumer;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

/** Tells of a service's start, and of why it failed, to whoever waits for all of them. */
record WatchedPart(Service part, Consumer<String> started, Consumer<Throwable> failed)
    implements Service {

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public void start() {
    try {
      part.start();
    } catch (RuntimeException | LinkageError e) {
      failed.accept(e);
      throw e;
    }
    started.accept(part.name());
  }

  @Override
  public Health health() {
    return part.health();
  }

  @Override
  public void close() {
    part.close();
  }
}
