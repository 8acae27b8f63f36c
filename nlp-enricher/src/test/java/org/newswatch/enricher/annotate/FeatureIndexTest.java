package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

final class FeatureIndexTest {

  @Property(tries = 200)
  void each_feature_has_its_place_in_the_list_for_number(
      @ForAll @UniqueElements List<String> features, @ForAll String other) {
    var index = new FeatureIndex(features);

    for (int i = 0; i < features.size(); i++) {
      assertThat(index.indexOf(features.get(i))).isEqualTo(i);
    }
    assertThat(index.indexOf(other)).isEqualTo(features.indexOf(other));
    assertThat(index.size()).isEqualTo(features.size());
  }

  @Test
  void features_of_one_hash_code_are_told_apart() {
    // Each pair Aa and BB has the same hash code, so all of these have.
    List<String> features =
        IntStream.range(0, 1 << 12)
            .mapToObj(
                i -> Integer.toBinaryString((1 << 12) | i).replace("0", "Aa").replace("1", "BB"))
            .toList();
    var index = new FeatureIndex(features);

    assertThat(features.stream().mapToInt(String::hashCode).distinct().count()).isOne();
    assertThat(index.indexOf(features.get(4_000))).isEqualTo(4_000);
    assertThat(index.indexOf("AaAaAaAaAaAaAaAaAaAaAaAaAa")).isEqualTo(-1);
    assertThat(index.contains(features.getFirst())).isTrue();
  }

  @Test
  void a_feature_that_stands_there_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureIndex(List.of("a", "b", "a")))
        .withMessageContaining("number 2");
  }
}
