package org.newswatch.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Subscription;
import org.newswatch.desk.Kept;

final class AlertTextTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Kept withFeed =
      new Kept.Whole(
          Subscription.builder("tax-cases", "eve", "Tax", "fraud", NOON)
              .channels(List.of(new Channel(Channel.Type.RSS, "", null)))
              .build());

  @Test
  void a_feed_is_shown_with_the_address_that_it_is_served_at() {
    URI feeds = URI.create("http://127.0.0.1:4711/feeds/");

    assertThat(AlertText.sheet(withFeed, List.of(), feeds, NOON))
        .contains("rss http://127.0.0.1:4711/feeds/tax-cases.xml");
  }

  @Test
  void where_the_address_of_a_feed_is_not_known_it_is_said_where_to_look() {
    assertThat(AlertText.sheet(withFeed, List.of(), null, NOON)).contains("the log");
  }
}
