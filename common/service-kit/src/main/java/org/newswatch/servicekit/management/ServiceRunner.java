package org.newswatch.servicekit.management;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a process: starts services in order, waits until it is told to stop or one of them
 * dies, and closes them in reverse order, each bounded in time.
 */
public final class ServiceRunner {

  /** It was told to stop, and did. */
  public static final int STOPPED = 0;

  /** A service could not start. */
  public static final int FAILED_START = 1;

  /** A service died; the log says of what. */
  public static final int SERVICE_DIED = 3;

  /** A service that does not close within this time is left behind. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration HEALTH_INTERVAL = Duration.ofMillis(500);
  private static final Logger LOGGER = LoggerFactory.getLogger(ServiceRunner.class);

  private final List<Service> services;
  private final ManagementServer management;
  private final Duration closeTimeout;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int code = STOPPED;

  public ServiceRunner(List<Service> services, ManagementServer management) {
    this(services, management, CLOSE_TIMEOUT);
  }

  ServiceRunner(List<Service> services, ManagementServer management, Duration closeTimeout) {
    this.services = List.copyOf(services);
    this.management = management;
    this.closeTimeout = closeTimeout;
  }

  /**
   * Runs until SIGTERM, SIGINT or the death of a service; the process does not end before all is
   * closed.
   *
   * @return the exit code. After a signal this does not matter: once all is closed, the process
   *     ends with that code by itself
   */
  public static int run(List<Service> services, ManagementServer management) {
    ServiceRunner runner = new ServiceRunner(services, management);
    Thread hook = new Thread(runner::stopAndWait, "newswatch-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    int code = runner.run();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOGGER.atDebug().log("the process is ending, the hook stays");
    }
    return code;
  }

  /** The same until {@link #stop}; once per runner. */
  public int run() {
    Deque<Service> opened = new ArrayDeque<>();
    try {
      management.start();
      for (Service service : services) {
        if (stop.getCount() == 0) {
          return close(opened, STOPPED);
        }
        opened.push(service);
        service.start();
        LOGGER.atInfo().addKeyValue("service", service.name()).log("started");
      }
    } catch (RuntimeException | LinkageError e) {
      String culprit = opened.isEmpty() ? "management" : opened.peek().name();
      LOGGER.atError().addKeyValue("service", culprit).setCause(e).log("could not start");
      return close(opened, FAILED_START);
    }
    return close(opened, watch());
  }

  /** Asks for the end; returns at once. Any thread, any number of times. */
  public void stop() {
    stop.countDown();
  }

  /**
   * Ends this process with the code at once: the last act of a shutdown hook that has closed
   * everything, for else the JVM reports 128 plus the signal's number. Other hooks are cut short.
   */
  public static void halt(int code) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  private void stopAndWait() {
    stop();
    try {
      if (closed.await(closeTimeout.toMillis() * (services.size() + 1L), TimeUnit.MILLISECONDS)) {
        halt(code);
      } else {
        LOGGER.atError().log("not everything closed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int watch() {
    try {
      while (!stop.await(HEALTH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        Optional<Service> dead =
            services.stream().filter(s -> !HealthBoard.healthOf(s).live()).findFirst();
        if (dead.isPresent()) {
          report(dead.get());
          return SERVICE_DIED;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return STOPPED;
  }

  private static void report(Service dead) {
    if (HealthBoard.healthOf(dead) instanceof Health.Down down) {
      LOGGER
          .atError()
          .addKeyValue("service", dead.name())
          .setCause(down.cause())
          .log("service died, the process ends");
    }
  }

  private int close(Deque<Service> opened, int end) {
    code = end;
    while (!opened.isEmpty()) {
      close(opened.pop());
    }
    management.close();
    closed.countDown();
    return end;
  }

  private void close(Service service) {
    // A thread of its own, so that one that hangs keeps neither the others nor the process.
    Thread closing =
        Thread.ofPlatform()
            .daemon()
            .name("newswatch-close-" + service.name())
            .start(() -> closeQuietly(service));
    try {
      if (!closing.join(closeTimeout)) {
        LOGGER.atError().addKeyValue("service", service.name()).log("did not close in time");
      }
    } catch (InterruptedException e) {
      // Told twice to hurry: the rest is still closed, without waiting for it.
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Service service) {
    try {
      service.close();
      LOGGER.atInfo().addKeyValue("service", service.name()).log("closed");
    } catch (RuntimeException e) {
      LOGGER.atError().addKeyValue("service", service.name()).setCause(e).log("failed to close");
    }
  }
}
