package org.newswatch.enricher.annotate.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SutimeRulesTest {

  @Test
  void no_stateful_rule_is_left_and_nothing_else_is_lost() throws IOException {
    String rules = SutimeRules.english();
    String kept = SutimeRules.withoutState(rules);

    assertThat(rules.split("VTag", -1)).hasSize(5);
    assertThat(kept).doesNotContain("VTag").contains("Final filtering rules", "InexactDuration");
    assertThat(rules.length() - kept.length()).isBetween(400, 1_200);
  }

  @Test
  void other_rules_than_those_known_are_refused() {
    assertThatThrownBy(() -> SutimeRules.withoutState("{ some rules }"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SutimeRules.withoutState("VTag( without a rule around"))
        .isInstanceOf(IllegalStateException.class);
  }
}
