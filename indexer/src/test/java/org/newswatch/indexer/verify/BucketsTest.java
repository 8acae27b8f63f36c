package org.newswatch.indexer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newswatch.indexer.verify.Entry.Side;

class BucketsTest {

  private static final int IDS = 5_000;

  @Test
  void all_of_an_id_come_back_together_in_their_order() throws IOException {
    Map<String, List<Entry>> given = new HashMap<>();
    Map<String, List<Entry>> came = new HashMap<>();
    try (Buckets buckets = Buckets.open()) {
      for (Side side : Side.values()) {
        for (int i = 0; i < IDS; i++) {
          var entry = new Entry(side, "id-" + i, i, -i, i + 1L, "index-" + i % 3);
          given.computeIfAbsent(entry.id(), unused -> new ArrayList<>()).add(entry);
          buckets.add(entry);
        }
      }
      buckets.each((id, entries) -> assertThat(came.put(id, entries)).isNull());
    }

    assertThat(came).isEqualTo(given);
  }
}
