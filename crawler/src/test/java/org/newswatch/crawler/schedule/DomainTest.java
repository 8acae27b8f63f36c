package org.newswatch.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.FetchResult.Kind;

final class DomainTest {

  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

  @Test
  void what_was_put_off_or_forgotten_takes_no_room_for_long() {
    Domain domain = new Domain("paper.test");
    for (int i = 0; i < 10_000; i++) {
      UrlState state = new UrlState("http://paper.test/" + i, "paper.test", "paper", Kind.ARTICLE);
      state.due = START.plusSeconds(1_000_000 - i);
      domain.add(state, state.due);
      if (i % 100 != 0) {
        state.due = null;
      }
    }
    assertThat(domain.waiting()).isLessThan(500);
    int left = 0;
    Instant end = START.plusSeconds(2_000_000);
    while (domain.next(end, unused -> true).isPresent()) {
      left++;
    }
    assertThat(left).isEqualTo(100);
  }
}
