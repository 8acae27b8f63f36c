package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.newswatch.testkit.MutableClock;

final class DomainGateTest {

  private static final Duration LEAST = Duration.ofSeconds(5);

  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  private final List<Duration> slept = new ArrayList<>();
  private final DomainGate gate =
      new DomainGate(
          LEAST,
          clock,
          time -> {
            slept.add(time);
            clock.advance(time);
          });

  private void pass(String domain) throws InterruptedException {
    var unused = gate.pass(domain, () -> 1);
  }

  private Duration wait(String domain) {
    return Duration.between(clock.instant(), gate.readyAt(domain));
  }

  @Test
  void the_pause_begins_when_a_request_ends_and_is_one_domains_alone() throws Exception {
    var unused =
        gate.pass(
            "a.test",
            () -> {
              clock.advance(Duration.ofSeconds(30));
              return 1;
            });
    assertThat(wait("a.test")).isEqualTo(LEAST);
    assertThat(gate.readyAt("b.test")).isBefore(clock.instant());
    pass("b.test");
    pass("a.test");
    assertThat(slept).containsExactly(LEAST);
  }

  @Test
  void a_request_that_failed_is_a_request() {
    assertThatThrownBy(
            () ->
                gate.pass(
                    "a.test",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(wait("a.test")).isEqualTo(LEAST);
  }

  @Test
  void the_longest_pause_of_its_hosts_is_that_of_the_domain() throws Exception {
    gate.ask("a.test", "www.a.test", Duration.ofSeconds(20));
    gate.ask("a.test", "news.a.test", Duration.ofSeconds(9));
    assertThat(gate.pause("a.test")).isEqualTo(Duration.ofSeconds(20));
    pass("a.test");
    pass("a.test");
    assertThat(slept).containsExactly(Duration.ofSeconds(20));
    // A host may change its mind, and with it the domain.
    gate.ask("a.test", "www.a.test", Duration.ZERO);
    assertThat(gate.pause("a.test")).isEqualTo(Duration.ofSeconds(9));
    assertThat(gate.pause("b.test")).isEqualTo(LEAST);
  }

  @Test
  void a_domain_of_very_many_hosts_forgets_none_of_their_pauses() {
    gate.ask("a.test", "first", Duration.ofSeconds(8));
    for (int i = 0; i < 1_000; i++) {
      gate.ask("a.test", "host" + i, Duration.ofSeconds(i == 900 ? 30 : 1));
    }
    assertThat(gate.pause("a.test")).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_new_owner_waits_one_full_pause_for_each_domain_first() throws Exception {
    gate.ask("slow.test", "slow.test", Duration.ofSeconds(20));
    gate.opened(clock.instant());
    assertThat(wait("a.test")).isEqualTo(LEAST);
    assertThat(wait("slow.test")).isEqualTo(Duration.ofSeconds(20));
    pass("a.test");
    pass("slow.test");
    assertThat(slept).containsExactly(LEAST, Duration.ofSeconds(15));
  }

  @Test
  void what_was_known_before_the_start_holds_for_a_day() {
    Instant before = clock.instant().minusSeconds(3);
    gate.remember("a.test", before, Duration.ofSeconds(30));
    gate.remember("a.test", before.minusSeconds(60), Duration.ZERO);
    assertThat(gate.readyAt("a.test")).isEqualTo(before.plusSeconds(30));
    gate.opened(clock.instant());
    assertThat(gate.readyAt("a.test")).isEqualTo(clock.instant().plusSeconds(30));
    clock.advance(Duration.ofHours(25));
    assertThat(gate.pause("a.test")).isEqualTo(LEAST);
  }

  @Test
  void a_clock_that_is_set_back_costs_each_domain_one_pause_and_no_more() throws Exception {
    pass("a.test");
    gate.remember("b.test", clock.instant().plus(Duration.ofDays(9)), Duration.ZERO);
    clock.advance(Duration.ofHours(-3));
    assertThat(wait("a.test")).isEqualTo(LEAST);
    pass("a.test");
    pass("b.test");
    assertThat(slept).containsExactly(LEAST, LEAST);
  }

  @Test
  void a_domain_in_use_is_ready_one_pause_from_now_at_the_earliest() throws Exception {
    var unused =
        gate.pass(
            "a.test",
            () -> {
              clock.advance(Duration.ofSeconds(60));
              assertThat(wait("a.test")).isEqualTo(LEAST);
              return 1;
            });
  }

  @Test
  void two_requests_to_a_domain_are_never_under_way_at_once() throws Exception {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    var many = new DomainGate(Duration.ZERO, clock, clock::advance);
    List<Future<Integer>> all = new ArrayList<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        all.add(
            pool.submit(
                () -> {
                  go.await();
                  return many.pass(
                      "a.test",
                      () -> {
                        most.accumulateAndGet(under.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        return under.decrementAndGet();
                      });
                }));
      }
      go.countDown();
      for (Future<Integer> each : all) {
        assertThat(each.get()).isZero();
      }
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void domains_whose_pause_is_long_over_are_forgotten_and_others_are_not() throws Exception {
    var quick = new DomainGate(LEAST, clock, clock::advance);
    for (int i = 0; i < 50_100; i++) {
      quick.remember("d" + i + ".test", clock.instant(), Duration.ZERO);
    }
    clock.advance(Duration.ofMinutes(10));
    quick.remember("fresh.test", clock.instant(), Duration.ZERO);
    assertThat(quick.size()).isLessThan(10);
    assertThat(quick.readyAt("fresh.test")).isEqualTo(clock.instant().plus(LEAST));
  }
}
