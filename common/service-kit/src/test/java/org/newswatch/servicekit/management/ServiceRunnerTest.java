package org.newswatch.servicekit.management;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

@Timeout(60)
final class ServiceRunnerTest {

  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final FakeService first = new FakeService("first", diary);
  private final FakeService second = new FakeService("second", diary);
  private final List<Service> services = List.of(first, second);
  private final Metrics metrics = Metrics.create();
  private final ManagementServer management =
      new ManagementServer(
          ManagementSettings.free(), new HealthBoard(services, InstantSource.system()), metrics);

  @AfterEach
  void close() {
    metrics.close();
  }

  private CompletableFuture<Integer> running(ServiceRunner runner) {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> code.complete(runner.run()));
    return code;
  }

  @Test
  void services_start_in_order_and_close_in_reverse_when_told_to_stop() throws Exception {
    ServiceRunner runner = new ServiceRunner(services, management);
    CompletableFuture<Integer> code = running(runner);
    await().until(() -> diary.contains("start second"));
    runner.stop();
    assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(ServiceRunner.STOPPED);
    assertThat(diary).containsExactly("start first", "start second", "close second", "close first");
  }

  @Test
  void a_service_that_cannot_start_ends_it_and_what_was_started_is_closed() {
    second.onStart =
        () -> {
          throw new IllegalStateException("no broker");
        };
    assertThat(new ServiceRunner(services, management).run()).isEqualTo(ServiceRunner.FAILED_START);
    assertThat(diary).containsExactly("start first", "start second", "close second", "close first");
  }

  @Test
  void a_service_that_dies_ends_the_process_with_its_own_code() throws Exception {
    CompletableFuture<Integer> code = running(new ServiceRunner(services, management));
    await().until(() -> diary.contains("start second"));
    first.health = () -> new Health.Down(new IllegalStateException("worker died"));
    assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(ServiceRunner.SERVICE_DIED);
    assertThat(diary).endsWith("close second", "close first");
  }

  @Test
  void a_service_that_does_not_close_keeps_neither_the_others_nor_the_process() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    second.onClose =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    first.onClose =
        () -> {
          throw new IllegalStateException("cannot even close");
        };
    ServiceRunner runner = new ServiceRunner(services, management, Duration.ofMillis(200));
    runner.stop();
    CompletableFuture<Integer> stopped = running(runner);
    assertThat(stopped.get(10, TimeUnit.SECONDS)).isEqualTo(ServiceRunner.STOPPED);
    assertThat(diary).isEmpty();

    ServiceRunner another = new ServiceRunner(services, management, Duration.ofMillis(200));
    CompletableFuture<Integer> code = running(another);
    await().atMost(ofSeconds(10)).until(() -> diary.contains("start second"));
    another.stop();
    assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(ServiceRunner.STOPPED);
    assertThat(diary).endsWith("close second", "close first");
    never.countDown();
  }
}
