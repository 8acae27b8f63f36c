package org.newswatch.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.Source;
import org.newswatch.crawler.ResultDraft;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.schedule.Frontier.Child;

/** A frontier, its time, and what tests of it do most. */
abstract class FrontierInTest {

  static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  static final String FEED = "http://paper.test/feed";
  static final Pace PACE =
      new Pace(
          Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofMinutes(15), Duration.ofDays(30));

  final Frontier frontier = new Frontier(PACE);
  Instant now = START;

  void put(String id, Source.Kind kind, String address) {
    put(source(id, kind, address));
  }

  void put(Source source) {
    assertThat(frontier.put(source, now)).isTrue();
  }

  static Source source(String id, Source.Kind kind, String address) {
    return new Source(id, id, kind, address, null, null, Source.Origin.COMMAND, false, START);
  }

  Order only() {
    List<Order> orders = frontier.take(now, 10);
    assertThat(orders).hasSize(1);
    return orders.getFirst();
  }

  FetchResult settle(Order order, Outcome outcome, @Nullable Listed listed) {
    FetchResult result =
        new ResultDraft(order.url(), order.sourceId(), order.kind(), outcome, now)
            .etag("etag")
            .itemHash(order.itemHash())
            .listed(listed)
            .build();
    frontier.settle(order, result);
    return result;
  }

  static FeedItem item(String url) {
    return new FeedItem(url, "t", null, null, null);
  }

  static Child child(String url) {
    return new Child(url, null);
  }
}
