package org.newswatch.enricher.connect.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IndexTest {

  @Test
  void after_any_changes_it_holds_what_a_plain_map_would() {
    Index index = new Index();
    Map<Place, int[]> expected = new HashMap<>();
    Random random = new Random(11);
    for (int step = 0; step < 20_000; step++) {
      Place place = new Place(random.nextInt(3), random.nextInt(6_000));
      int[] before = expected.remove(place);
      if (before != null) {
        index.remove(place, before);
      } else {
        int[] keys = random.ints(1 + random.nextInt(10), 0, 500).distinct().toArray();
        index.add(place, keys);
        expected.put(place, keys);
      }
    }
    assertThat(index.places()).isEqualTo(expected.size());
    for (int key = 0; key < 500; key++) {
      Set<Place> found = new HashSet<>();
      index.visit(key, slot -> assertThat(found.add(index.place(slot))).isTrue());
      int wanted = key;
      Set<Place> all = new HashSet<>();
      expected.forEach(
          (place, keys) -> {
            for (int one : keys) {
              if (one == wanted) {
                all.add(place);
              }
            }
          });
      assertThat(found).isEqualTo(all);
    }
  }

  @Test
  void what_is_not_there_can_be_taken_out() {
    Index index = new Index();
    index.add(new Place(1, 1), new int[] {7});

    index.remove(new Place(1, 2), new int[] {7});
    index.remove(new Place(1, 1), new int[0]);

    assertThat(index.places()).isEqualTo(1);
  }
}
