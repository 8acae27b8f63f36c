package org.newswatch.servicekit.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

/** A process of its own for {@link SignalIT}: one service, which tells what is done to it. */
final class ProcessUnderTest {

  private ProcessUnderTest() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    Service service =
        new Service() {
          @Override
          public String name() {
            return "talker";
          }

          @Override
          public void start() {
            out.println("started");
          }

          @Override
          public Health health() {
            return new Health.Up();
          }

          @Override
          public void close() {
            out.println("closed");
          }
        };
    Metrics metrics = Metrics.create();
    HealthBoard board = new HealthBoard(List.of(service), InstantSource.system());
    ManagementServer server = new ManagementServer(ManagementSettings.free(), board, metrics);
    System.exit(ServiceRunner.run(List.of(service), server));
  }
}
