package org.newswatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityDecisionTest {

  @Test
  void what_is_split_off_is_called_the_same_for_ever_and_no_record_says_it() {
    assertThat(Samples.SPLIT.otherId()).isEqualTo("19bfa03d92b124b4e5183934");
    assertThat(new String(Codec.ENTITY_DECISION.encode(Samples.SPLIT), UTF_8))
        .doesNotContain("otherId", Samples.SPLIT.otherId());
  }
}
