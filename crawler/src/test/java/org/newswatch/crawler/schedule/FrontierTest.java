package org.newswatch.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.Source;
import org.newswatch.crawler.ResultDraft;
import org.newswatch.crawler.feed.FeedItem;

final class FrontierTest extends FrontierInTest {

  private static final String PAGE = "http://paper.test/a";

  /** Where the paper's articles are named: a domain of its own, asked and not yet answered. */
  private static final String ELSEWHERE = "http://feeds.test/paper";

  private final Order look = look(frontier);

  @Test
  void a_feed_is_due_at_once_and_then_at_its_interval() {
    var unused = frontier.put(source("gazette", Source.Kind.FEED, FEED), now);
    settle(only(), Outcome.OK, 0);
    assertThat(frontier.take(now, 10)).isEmpty();
    assertThat(frontier.nextDue()).hasValue(START.plus(Duration.ofMinutes(10)));
    now = now.plus(Duration.ofMinutes(10));
    assertThat(only().url()).isEqualTo(FEED);
  }

  @Test
  void a_domain_has_one_order_at_a_time() {
    frontier.offer(look, List.of(item(PAGE, "a"), item("http://www.paper.test/b", "b")), now);
    Order first = only();
    assertThat(frontier.take(now, 10)).isEmpty();
    settle(first, Outcome.OK, 0);
    assertThat(only().url()).isEqualTo("http://www.paper.test/b");
  }

  @Test
  void other_domains_do_not_wait() {
    frontier.offer(look, List.of(item(PAGE, "a"), item("http://other.test/b", "b")), now);
    assertThat(frontier.take(now, 10)).hasSize(2);
  }

  @Test
  void looks_at_an_unchanged_article_grow_rarer_and_end() {
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    settle(only(), Outcome.OK, 0);
    List<Duration> pauses = new ArrayList<>();
    for (int unchanged = 1; frontier.nextDue().isPresent(); unchanged++) {
      Instant due = frontier.nextDue().orElseThrow();
      pauses.add(Duration.between(now, due));
      now = due;
      settle(only(), Outcome.UNCHANGED, unchanged);
    }
    assertThat(pauses)
        .startsWith(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1))
        .allMatch(pause -> pause.compareTo(Duration.ofDays(30)) <= 0);
    assertThat(Duration.between(START, now)).isBetween(Duration.ofDays(15), Duration.ofDays(30));
  }

  @Test
  void a_change_in_the_feed_asks_for_a_look_at_once_without_validators() {
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    settle(only(), Outcome.OK, 0);
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    assertThat(frontier.take(now, 10)).isEmpty();
    frontier.offer(look, List.of(item(PAGE, "a, corrected")), now);
    Order again = only();
    assertThat(again.etag()).isNull();
    assertThat(again.contentHash()).isEqualTo("content");
  }

  @Test
  void a_change_that_comes_while_the_page_is_read_asks_for_one_more_look() {
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    Order order = only();
    frontier.offer(look, List.of(item(PAGE, "b")), now);
    settle(order, Outcome.OK, 0);
    assertThat(only().url()).isEqualTo(PAGE);
  }

  @Test
  void a_feed_that_cries_wolf_is_no_longer_heard() {
    frontier.offer(look, List.of(item(PAGE, "0")), now);
    settle(only(), Outcome.OK, 0);
    int looks = 0;
    for (int i = 1; i <= 10; i++) {
      frontier.offer(look, List.of(item(PAGE, String.valueOf(i))), now);
      for (Order order : frontier.take(now, 10)) {
        settle(order, Outcome.UNCHANGED, ++looks);
      }
    }
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void results_of_the_past_give_the_state_of_the_past() {
    // Given what was kept of a look at a feed and of one at an article
    var unused = frontier.put(source("gazette", Source.Kind.FEED, FEED), now);
    Order feed = only();
    FetchResult feedResult = result(feed, Outcome.OK, 0);
    frontier.settle(feed, feedResult);
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    FetchResult pageResult = result(only(), Outcome.OK, 0);
    // When another frontier replays it
    Frontier restored = new Frontier(PACE);
    Order restoredLook = look(restored);
    assertThat(restored.put(source("gazette", Source.Kind.FEED, FEED), now)).isTrue();
    restored.replay(feedResult);
    restored.replay(pageResult);
    // Then the feed is asked anew, the article only at its time, and with its validators
    List<Order> orders = restored.take(now, 10);
    assertThat(orders).extracting(Order::url).containsExactly(FEED);
    assertThat(orders.getFirst().etag()).isNull();
    restored.settle(orders.getFirst(), result(orders.getFirst(), Outcome.OK, 0));
    restored.offer(restoredLook, List.of(item(PAGE, "a")), now);
    assertThat(restored.take(now, 10)).isEmpty();
    now = now.plus(Duration.ofMinutes(15));
    Order again = restored.take(now, 10).getFirst();
    restored.settle(again, result(again, Outcome.OK, 0));
    Order later = restored.take(now, 10).getFirst();
    assertThat(later.etag()).isEqualTo("etag");
    assertThat(later.contentHash()).isEqualTo("content");
  }

  @Test
  void a_change_that_came_while_the_crawler_was_down_is_seen() {
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    FetchResult kept = result(only(), Outcome.OK, 0);
    Frontier restored = new Frontier(PACE);
    Order restoredLook = look(restored);
    restored.replay(kept);
    restored.offer(restoredLook, List.of(item(PAGE, "a, corrected")), now);
    assertThat(restored.take(now, 10)).hasSize(1);
  }

  @Test
  void a_page_that_a_server_refuses_is_tried_again_ever_later_and_given_up() {
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    assertThat(failUntilGivenUp("http-404", 404)).isEqualTo(11);
    assertThat(Duration.between(START, now)).isGreaterThan(Duration.ofDays(1));
  }

  @Test
  void an_article_of_a_site_that_is_down_or_overloaded_is_not_given_up_before_thirty_days() {
    for (@Nullable Integer status : new @Nullable Integer[] {null, 503, 429}) {
      Instant begin = now;
      frontier.offer(look, List.of(item(PAGE + status, "a")), now);
      assertThat(failUntilGivenUp("failed", status)).isLessThan(200);
      assertThat(Duration.between(begin, now)).isGreaterThan(Duration.ofDays(29));
    }
  }

  private int failUntilGivenUp(String reason, @Nullable Integer status) {
    int looks = 0;
    while (frontier.nextDue().isPresent()) {
      now = frontier.nextDue().orElseThrow();
      Order order = only();
      frontier.settle(
          order,
          new ResultDraft(order.url(), order.sourceId(), order.kind(), Outcome.FAILED, now)
              .reason(reason)
              .status(status)
              .build());
      looks++;
    }
    return looks;
  }

  @Test
  void a_dead_feed_is_asked_once_a_day_for_ever() {
    var unused = frontier.put(source("gazette", Source.Kind.FEED, FEED), now);
    for (int i = 0; i < 1_000; i++) {
      now = frontier.nextDue().orElseThrow();
      settle(only(), Outcome.FAILED, 0);
    }
    assertThat(frontier.nextDue()).hasValue(now.plus(Duration.ofDays(1)));
  }

  @Test
  void a_server_that_asks_for_a_pause_gets_it_for_its_whole_domain() {
    frontier.offer(look, List.of(item(PAGE, "a"), item("http://paper.test/b", "b")), now);
    Order order = only();
    frontier.settle(order, result(order, Outcome.FAILED, 0, Duration.ofHours(2)));
    assertThat(frontier.take(now.plus(Duration.ofMinutes(119)), 10)).isEmpty();
    assertThat(frontier.take(now.plus(Duration.ofHours(2)), 10)).hasSize(1);
  }

  @Test
  void an_order_that_could_not_be_kept_is_due_again() {
    frontier.offer(look, List.of(item(PAGE, "a")), now);
    frontier.release(only(), now.plusSeconds(5));
    assertThat(frontier.take(now, 10)).isEmpty();
    assertThat(frontier.take(now.plusSeconds(5), 10)).hasSize(1);
  }

  @Test
  void a_domain_that_has_enough_to_do_takes_no_more() {
    List<FeedItem> many = new ArrayList<>();
    for (int i = 0; i < Frontier.WAITING_PER_DOMAIN_MAX + 7; i++) {
      many.add(item("http://paper.test/" + i, "t"));
    }
    assertThat(frontier.offer(look, many, now).refused()).isEqualTo(7);
    assertThat(frontier.size()).isEqualTo(Frontier.WAITING_PER_DOMAIN_MAX);
  }

  @Test
  void articles_that_wait_for_another_look_do_not_keep_new_ones_out() {
    // Given a domain with as many known articles as it may have waiting
    for (int i = 0; i < Frontier.WAITING_PER_DOMAIN_MAX; i++) {
      frontier.offer(look, List.of(item("http://paper.test/" + i, "t")), now);
      settle(only(), Outcome.OK, 0);
    }
    // When all of them are due and the feed names a new one
    now = now.plus(Duration.ofHours(1));
    assertThat(frontier.offer(look, List.of(item(PAGE, "new")), now).refused()).isZero();
    // Then the new one is read first
    assertThat(only().url()).isEqualTo(PAGE);
  }

  @Test
  void a_domain_that_is_left_with_nothing_is_forgotten() {
    for (int i = 0; i < 100; i++) {
      frontier.offer(look, List.of(item("http://other" + i + ".test/a", "a")), now);
      settle(only(), Outcome.UNCHANGED, 40);
    }
    assertThat(frontier.take(now, 10)).isEmpty();
    // Only that of the look which is still out is left.
    assertThat(frontier.domains()).isOne();
  }

  private void settle(Order order, Outcome outcome, int unchanged) {
    frontier.settle(order, result(order, outcome, unchanged));
  }

  private FetchResult result(Order order, Outcome outcome, int unchanged) {
    return result(order, outcome, unchanged, null);
  }

  private FetchResult result(
      Order order, Outcome outcome, int unchanged, @Nullable Duration pause) {
    return new ResultDraft(order.url(), order.sourceId(), order.kind(), outcome, now)
        .etag("etag")
        .itemHash(order.itemHash())
        .unchanged(unchanged)
        .pause(pause)
        .build();
  }

  private static Order look(Frontier frontier) {
    var unused = frontier.put(source("paper", Source.Kind.FEED, ELSEWHERE), START);
    return frontier.take(START, 1).getFirst();
  }

  private static FeedItem item(String url, String title) {
    return new FeedItem(url, title, null, null, null);
  }
}
