package org.newswatch.enricher.connect.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

final class PendingStateTest {

  private static final int STEPS = 60;
  private static final int KEYS = 12;

  @Property(tries = 200)
  void a_table_reads_as_a_map_would_with_and_without_changes_that_are_not_kept(@ForAll long seed) {
    Random random = new Random(seed);
    State state = State.inMemory();
    Rows rows = state.table(Table.STORIES);
    NavigableMap<String, String> kept = new TreeMap<>();
    NavigableMap<String, String> model = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      String key = "key" + (char) ('a' + random.nextInt(KEYS));
      switch (random.nextInt(6)) {
        case 0 -> {
          state.keep();
          kept = new TreeMap<>(model);
        }
        case 1 -> {
          state.forget();
          model = new TreeMap<>(kept);
        }
        case 2 -> {
          rows.delete(bytes(key));
          model.remove(key);
        }
        default -> {
          rows.put(bytes(key), bytes("value " + step));
          model.put(key, "value " + step);
        }
      }
      assertThat(text(rows.get(bytes(key)))).isEqualTo(model.get(key));
      String to = "key" + (char) ('a' + random.nextInt(KEYS));
      if (key.compareTo(to) < 0) {
        assertThat(range(rows, key, to)).isEqualTo(List.copyOf(model.subMap(key, to).values()));
      } else {
        assertThat(range(rows, key, to)).isEmpty();
      }
      assertThat(range(state.table(Table.COPIES), "", "z")).isEmpty();
    }
  }

  private static List<String> range(Rows rows, String from, String to) {
    List<String> values = new ArrayList<>();
    rows.range(bytes(from), bytes(to), (key, value) -> values.add(new String(value, UTF_8)));
    return values;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static @Nullable String text(byte @Nullable [] value) {
    return value == null ? null : new String(value, UTF_8);
  }
}
