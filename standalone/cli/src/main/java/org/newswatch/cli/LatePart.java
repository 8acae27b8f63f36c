package org.newswatch.cli;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

/** A service that can only be made once those before it run: it needs to know their ports. */
final class LatePart implements Service {

  private final String name;
  private final Supplier<Service> maker;
  private volatile @Nullable Service made;

  LatePart(String name, Supplier<Service> maker) {
    this.name = name;
    this.maker = maker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    Service service = maker.get();
    made = service;
    service.start();
  }

  @Override
  public Health health() {
    Service service = made;
    return service == null ? new Health.Starting("those before it") : service.health();
  }

  @Override
  public void close() {
    Service service = made;
    if (service != null) {
      service.close();
    }
  }
}
