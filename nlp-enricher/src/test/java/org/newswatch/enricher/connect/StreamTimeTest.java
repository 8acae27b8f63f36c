package org.newswatch.enricher.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;

final class StreamTimeTest {

  private final State state = State.inMemory();
  private final Rows rows = state.table(Table.TIME);

  @Test
  void the_first_article_sets_it_and_earlier_ones_leave_it() {
    StreamTime time = new StreamTime(rows);
    time.came(fetched(Articles.FETCHED));
    time.came(fetched(Articles.FETCHED.minusSeconds(60)));

    assertThat(time.now()).isEqualTo(Articles.FETCHED);
  }

  @Test
  void a_clock_that_runs_ahead_moves_it_by_a_day_also_after_a_restart() {
    new StreamTime(rows).came(fetched(Articles.FETCHED));
    state.keep();

    StreamTime restarted = new StreamTime(rows);
    restarted.came(fetched(Articles.FETCHED.plus(Duration.ofDays(400))));

    assertThat(restarted.now()).isEqualTo(Articles.FETCHED.plus(Duration.ofDays(1)));
  }

  @Test
  void it_is_written_only_when_it_moves() {
    StreamTime time = new StreamTime(rows);
    time.came(fetched(Articles.FETCHED));
    rows.delete(new byte[] {0});
    time.came(fetched(Articles.FETCHED));

    assertThat(new StreamTime(rows).now()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void what_cannot_be_read_stops_us() {
    rows.put(new byte[] {0}, new byte[] {9});

    assertThatThrownBy(() -> new StreamTime(rows)).isInstanceOf(KafkaException.class);
  }

  private static RawArticle fetched(Instant at) {
    return Articles.of("https://paper-a.test/1", "News", "Text", at, null);
  }
}
