package org.newswatch.servicekit.management;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.Text;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

/** How the services of this process are, and since when. Thread-safe. */
public final class HealthBoard {

  /** Characters of a cause that are shown; the log has all. */
  private static final int WHAT_CHARS_MAX = 500;

  private final List<Service> services;
  private final InstantSource clock;
  private final Map<String, Entry> last = new HashMap<>();

  public HealthBoard(List<Service> services, InstantSource clock) {
    this.services = List.copyOf(services);
    this.clock = clock;
  }

  /**
   * One service.
   *
   * @param status up, starting, waiting or down
   * @param what it waits for, or what stopped it; empty when up
   * @param since when it was first seen so
   */
  public record Entry(String service, String status, String what, Instant since) {}

  /** All of them, looked at now. */
  public synchronized List<Entry> look() {
    return services.stream().map(this::look).toList();
  }

  /** Whether the process should be left alone. */
  public boolean live() {
    return services.stream().allMatch(service -> healthOf(service).live());
  }

  /** Whether every service does its work. */
  public boolean ready() {
    return services.stream().allMatch(service -> healthOf(service).ready());
  }

  private Entry look(Service service) {
    Entry now = entry(service.name(), healthOf(service));
    Entry before = last.get(now.service());
    if (before != null
        && before.status().equals(now.status())
        && before.what().equals(now.what())) {
      return before;
    }
    last.put(now.service(), now);
    return now;
  }

  private Entry entry(String service, Health health) {
    Instant now = clock.instant();
    return switch (health) {
      case Health.Up up -> new Entry(service, "up", "", now);
      case Health.Starting starting -> new Entry(service, "starting", starting.what(), now);
      case Health.Waiting waiting -> new Entry(service, "waiting", waiting.what(), now);
      case Health.Down down -> new Entry(service, "down", shown(down.cause()), now);
    };
  }

  private static String shown(Throwable cause) {
    return Text.cut(cause.toString(), WHAT_CHARS_MAX);
  }

  /** A service that cannot even say how it is, is down. */
  static Health healthOf(Service service) {
    try {
      return service.health();
    } catch (RuntimeException e) {
      return new Health.Down(e);
    }
  }
}
