package org.newswatch.enricher.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;

/** An instance of connect with one standby, as a process that can be killed. */
final class ConnectMain {

  private ConnectMain() {}

  /**
   * Runs until it is killed.
   *
   * @param arguments the brokers, and a folder for its state
   */
  public static void main(String[] arguments) throws InterruptedException {
    EnricherConfig config =
        new EnricherConfig(Path.of(arguments[1]), 1, 1, Duration.ofMillis(100), 1);
    try (ConnectService connect =
        new ConnectService(
            KafkaSettings.of(arguments[0]), config, Metrics.create(), InstantSource.system())) {
      connect.start();
      new CountDownLatch(1).await();
    }
  }
}
