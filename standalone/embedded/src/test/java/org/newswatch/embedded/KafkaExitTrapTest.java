package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

final class KafkaExitTrapTest {

  @Test
  void kafka_cannot_end_the_jvm_and_every_broker_learns_why() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    try (var outer = KafkaExitTrap.set(first::add)) {
      try (var inner = KafkaExitTrap.set(second::add)) {
        assertThat(inner).isNotSameAs(outer);
        assertThatThrownBy(() -> Exit.halt(1, "disk gone"))
            .isInstanceOf(KafkaExitTrap.Trapped.class)
            .hasMessage("disk gone");
      }
      assertThatThrownBy(() -> Exit.exit(3)).hasMessage("Kafka gave up with status 3");
    }
    assertThat(first).containsExactly("disk gone", "Kafka gave up with status 3");
    assertThat(second).containsExactly("disk gone");
  }
}
