package org.newswatch.servicekit.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/**
 * The counters of a process, named {@code newswatch.<service>.<what>}; Prometheus shows them as
 * {@code newswatch_service_what_total}. Thread-safe. A name is counted either always with a reason
 * or never; reasons are words of ours, never foreign text, so that their number stays small.
 */
public final class Metrics implements AutoCloseable {

  private static final String PREFIX = "newswatch.";

  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics garbageCollection;

  private Metrics(PrometheusMeterRegistry registry, JvmGcMetrics garbageCollection) {
    this.registry = registry;
    this.garbageCollection = garbageCollection;
  }

  /** Empty but for what the JVM tells of itself: memory, collections, threads, load, uptime. */
  public static Metrics create() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    JvmGcMetrics garbageCollection = new JvmGcMetrics();
    garbageCollection.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    return new Metrics(registry, garbageCollection);
  }

  /** The counter of what this service did. */
  public Counter counter(String service, String what) {
    return registry.counter(name(service, what));
  }

  /** The counter of what this service did for this reason. */
  public Counter counter(String service, String what, String reason) {
    return registry.counter(name(service, what), "reason", reason);
  }

  /** How long something takes in this service. */
  public Timer timer(String service, String what) {
    return registry.timer(name(service, what));
  }

  /** A number that is read whenever someone looks. */
  public void gauge(String service, String what, Supplier<Number> value) {
    Gauge.builder(name(service, what), value).strongReference(true).register(registry);
  }

  /** Everything in the text form that Prometheus reads. */
  public String scrape() {
    return registry.scrape();
  }

  private static String name(String service, String what) {
    return PREFIX + service + "." + what;
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
