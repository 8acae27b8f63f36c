package org.newswatch.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.Source;
import org.newswatch.crawler.ResultDraft;
import org.newswatch.crawler.feed.FeedItem;

/** Sources that come, pause and go; their intervals; politeness. */
final class FrontierSourcesTest extends FrontierInTest {

  private static final String MAP = "http://paper.test/sitemap.xml";

  @Test
  void a_feed_with_nothing_new_is_asked_ever_more_seldom_and_one_full_of_news_more_often() {
    put("paper", Source.Kind.FEED, FEED);
    List<Long> minutes = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      settle(only(), Outcome.OK, new Listed(20, 1));
      minutes.add(wait(FEED));
    }
    assertThat(minutes).startsWith(15L, 22L, 33L).endsWith(1440L);
    settle(only(), Outcome.OK, new Listed(20, 10));
    assertThat(wait(FEED)).isEqualTo(1440);
    settle(only(), Outcome.OK, new Listed(20, 19));
    assertThat(wait(FEED)).isEqualTo(720);
    for (int i = 0; i < 10; i++) {
      settle(only(), Outcome.OK, new Listed(20, 20));
      minutes.add(wait(FEED));
    }
    assertThat(minutes.getLast()).isEqualTo(10);
  }

  @Test
  void a_feed_that_has_not_changed_is_asked_more_seldom_too() {
    put("paper", Source.Kind.FEED, FEED);
    settle(only(), Outcome.UNCHANGED, null);
    assertThat(wait(FEED)).isEqualTo(15);
  }

  @Test
  void a_feed_that_asks_to_be_left_alone_is_as_far_as_a_day() {
    put("paper", Source.Kind.FEED, FEED);
    Order look = only();
    frontier.wish(look, Duration.ofHours(2));
    settle(look, Outcome.OK, new Listed(20, 20));
    assertThat(wait(FEED)).isEqualTo(120);
    look = only();
    frontier.wish(look, Duration.ofDays(9));
    settle(look, Outcome.OK, new Listed(20, 20));
    assertThat(wait(FEED)).isEqualTo(1440);
  }

  @Test
  void the_interval_and_the_failures_of_a_feed_survive_a_restart() {
    Frontier restored = new Frontier(PACE);
    var unused = restored.put(source("paper", Source.Kind.FEED, FEED), START);
    restored.replay(result(Kind.FEED, FEED, Outcome.OK, new Listed(20, 0), null));
    restored.replay(result(Kind.FEED, FEED, Outcome.FAILED, null, null));
    restored.replay(result(Kind.FEED, FEED, Outcome.FAILED, null, null));
    assertThat(restored.take(now, 9)).isEmpty();
    assertThat(restored.nextDue()).hasValue(START.plus(Duration.ofMinutes(30)));
  }

  @Test
  void what_a_server_asked_for_holds_after_a_restart() {
    Frontier restored = new Frontier(PACE);
    var unused = restored.put(source("paper", Source.Kind.FEED, FEED), START);
    restored.replay(
        result(Kind.ARTICLE, "http://paper.test/a", Outcome.FAILED, null, Duration.ofHours(3)));
    assertThat(restored.take(START.plus(Duration.ofMinutes(179)), 9)).isEmpty();
    assertThat(restored.take(START.plus(Duration.ofHours(3)), 9)).hasSize(1);
  }

  @Test
  void while_a_source_is_paused_neither_it_nor_its_articles_are_looked_at() {
    put("paper", Source.Kind.FEED, FEED);
    Order look = only();
    frontier.offer(look, List.of(item("http://other.test/a")), now);
    settle(look, Outcome.OK, new Listed(1, 1));
    put(source("paper", Source.Kind.FEED, FEED).paused(true));
    assertThat(frontier.take(now.plus(Duration.ofDays(2)), 9)).isEmpty();
    assertThat(frontier.nextLook("paper")).isEmpty();
    put(source("paper", Source.Kind.FEED, FEED));
    now = now.plus(Duration.ofDays(2));
    assertThat(frontier.take(now, 9)).extracting(Order::kind).contains(Kind.FEED, Kind.ARTICLE);
  }

  @Test
  void a_source_that_is_removed_is_forgotten_whatever_is_on_its_way() {
    put("paper", Source.Kind.FEED, FEED);
    Order look = only();
    frontier.offer(look, List.of(item("http://other.test/a")), now);
    frontier.remove("paper", now);
    settle(look, Outcome.OK, new Listed(1, 1));
    assertThat(frontier.offer(look, List.of(item("http://other.test/b")), now).fresh()).isZero();
    assertThat(frontier.take(now.plus(Duration.ofDays(9)), 9)).isEmpty();
    assertThat(frontier.size()).isZero();
  }

  @Test
  void of_two_sources_with_one_address_the_first_is_looked_at_and_then_its_heir() {
    put("paper", Source.Kind.FEED, FEED);
    assertThat(frontier.put(source("copy", Source.Kind.FEED, FEED), now)).isFalse();
    assertThat(only().sourceId()).isEqualTo("paper");
    frontier.remove("paper", now);
    frontier.release(order(FEED, "paper"), now);
    assertThat(only().sourceId()).isEqualTo("copy");
  }

  @Test
  void a_source_whose_address_changes_is_looked_at_there() {
    put("paper", Source.Kind.FEED, FEED);
    put("paper", Source.Kind.SITEMAP, MAP);
    assertThat(only().url()).isEqualTo(MAP);
    assertThat(frontier.take(now.plus(Duration.ofDays(1)), 9)).isEmpty();
  }

  @Test
  void an_article_belongs_to_the_source_that_named_it_first() {
    put("paper", Source.Kind.FEED, "http://one.test/feed");
    Order first = only();
    put("gazette", Source.Kind.FEED, "http://two.test/feed");
    Order second = only();
    List<FeedItem> same = List.of(item("http://other.test/a"));
    assertThat(frontier.offer(first, same, now).fresh()).isOne();
    assertThat(frontier.offer(second, same, now)).isEqualTo(new Offered(1, 0, 0));
    assertThat(only().sourceId()).isEqualTo("paper");
  }

  @Test
  void a_source_is_looked_at_when_one_goes_that_led_to_its_address() {
    put("map", Source.Kind.SITEMAP, MAP);
    put("paper", Source.Kind.FEED, FEED);
    Order index = frontier.take(now, 1).getFirst();
    frontier.offerSitemaps(index, List.of(child(MAP + "?1")), now);
    settle(index, Outcome.OK, new Listed(1, 1));
    assertThat(frontier.put(source("child", Source.Kind.SITEMAP, MAP + "?1"), now)).isFalse();
    Order feed = only();
    frontier.offer(feed, List.of(item("http://paper.test/a")), now);
    settle(feed, Outcome.OK, new Listed(1, 1));
    put("page", Source.Kind.PAGE, "http://paper.test/a");
    frontier.remove("map", now);
    frontier.remove("paper", now);
    List<String> looked = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Order order = only();
      looked.add(order.sourceId());
      settle(order, Outcome.OK, null);
    }
    assertThat(looked).containsExactlyInAnyOrder("child", "page");
  }

  @Test
  void nothing_of_a_domain_is_handed_out_before_it_may_be_asked() {
    Instant later = START.plusSeconds(5);
    Frontier polite =
        new Frontier(PACE, domain -> domain.equals("paper.test") ? later : Instant.MIN);
    Source other = source("other", Source.Kind.FEED, "http://other.test/feed");
    assertThat(polite.put(source("paper", Source.Kind.FEED, FEED), START)).isTrue();
    assertThat(polite.put(other, START)).isTrue();
    assertThat(polite.take(START, 9)).extracting(Order::sourceId).containsExactly("other");
    assertThat(polite.nextDue()).hasValue(later);
    assertThat(polite.take(later, 9)).extracting(Order::sourceId).containsExactly("paper");
  }

  @Test
  void an_order_that_is_put_off_comes_back_prepared_and_once() {
    put("paper", Source.Kind.FEED, FEED);
    Order order = only();
    assertThat(order.prepared()).isFalse();
    frontier.postpone(order, now);
    Order again = only();
    assertThat(again.prepared()).isTrue();
    settle(again, Outcome.OK, new Listed(1, 0));
    now = frontier.nextDue().orElseThrow();
    assertThat(only().prepared()).isFalse();
  }

  @Test
  void a_hundred_thousand_domains_cost_no_more_than_those_that_are_due() {
    AtomicInteger asked = new AtomicInteger();
    Map<String, Instant> ready = new HashMap<>();
    Frontier wide =
        new Frontier(
            PACE,
            domain -> {
              asked.incrementAndGet();
              return ready.getOrDefault(domain, Instant.MIN);
            });
    var unused = wide.put(source("paper", Source.Kind.FEED, FEED), START);
    Order look = wide.take(START, 1).getFirst();
    List<FeedItem> items = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      items.add(item("http://site" + i + ".test/a"));
    }
    wide.offer(look, items, START);
    asked.set(0);
    // Each of them is handed out once, in bites, and a look at each costs a question
    int handedOut = 0;
    for (List<Order> bite = wide.take(START, 100); !bite.isEmpty(); bite = wide.take(START, 100)) {
      handedOut += bite.size();
      bite.forEach(
          order -> wide.settle(order, result(Kind.ARTICLE, order.url(), Outcome.OK, null, null)));
    }
    assertThat(handedOut).isEqualTo(100_000);
    assertThat(asked.get()).isEqualTo(100_000);
    // And while all of them wait, none is asked about
    for (int i = 0; i < 1_000; i++) {
      assertThat(wide.take(START.plusSeconds(i % 60), 100)).isEmpty();
    }
    assertThat(asked.get()).isEqualTo(100_000);
  }

  /** Minutes until the next look, to which the time moves on. */
  private long wait(String url) {
    Instant due = frontier.nextDue().orElseThrow();
    long minutes = Duration.between(now, due).toMinutes();
    now = due;
    assertThat(url).isEqualTo(FEED);
    return minutes;
  }

  private FetchResult result(
      Kind kind, String url, Outcome outcome, @Nullable Listed listed, @Nullable Duration pause) {
    return new ResultDraft(url, "paper", kind, outcome, now).listed(listed).pause(pause).build();
  }

  private static Order order(String url, String sourceId) {
    return new Order(
        url,
        "paper.test",
        sourceId,
        Kind.FEED,
        false,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null);
  }
}
