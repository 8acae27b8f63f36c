package org.newswatch.servicekit.management;

import java.util.List;
import java.util.function.Supplier;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

/** A service that writes down what is done to it. */
final class FakeService implements Service {

  private final String name;
  private final List<String> diary;
  volatile Supplier<Health> health = Health.Up::new;
  volatile Runnable onStart = () -> {};
  volatile Runnable onClose = () -> {};

  FakeService(String name, List<String> diary) {
    this.name = name;
    this.diary = diary;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    diary.add("start " + name);
    onStart.run();
  }

  @Override
  public Health health() {
    return health.get();
  }

  @Override
  public void close() {
    diary.add("close " + name);
    onClose.run();
  }
}
