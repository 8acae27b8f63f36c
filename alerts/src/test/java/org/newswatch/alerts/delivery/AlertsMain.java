package org.newswatch.alerts.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.newswatch.alerts.AlertsConfig;
import org.newswatch.alerts.AlertsService;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;

/** An instance of alerts as a process that can be killed. */
final class AlertsMain {

  /** Said once it runs, before the port of its feeds. */
  static final String FEEDS = "feeds at ";

  private AlertsMain() {}

  /**
   * Runs until it is killed.
   *
   * @param arguments the brokers, a folder for its state, the port of the mail relay
   */
  public static void main(String[] arguments) throws Exception {
    int feeds = freePort();
    var relay =
        new MailSettings(
            "127.0.0.1",
            Integer.parseInt(arguments[2]),
            MailSettings.Security.NONE,
            KilledWorld.FROM,
            null,
            null,
            null);
    var delivery =
        new DeliverySettings(
            relay,
            List.of("127.0.0.1"),
            Path.of(arguments[1]),
            Map.of("hook", KilledWorld.SECRET),
            "127.0.0.1",
            feeds);
    // A member that was killed is missed soon.
    var kafka =
        new KafkaSettings(
            arguments[0], 1, Map.of("session.timeout.ms", "3000", "heartbeat.interval.ms", "1000"));
    try (AlertsService alerts =
        new AlertsService(
            kafka,
            new AlertsConfig(Path.of(arguments[1]), 1, 0, null, delivery),
            Metrics.create(),
            InstantSource.system(),
            new Random())) {
      alerts.start();
      System.out.println(FEEDS + feeds);
      new CountDownLatch(1).await();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
