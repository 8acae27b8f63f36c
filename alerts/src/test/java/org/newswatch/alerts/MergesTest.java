package org.newswatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newswatch.alerts.folding.Merges;

class MergesTest {

  private final Merges merges = new Merges();

  @Test
  void merges_are_followed_to_their_root_and_back() {
    merges.take("b", "a");
    merges.take("c", "b");

    assertThat(merges.root("c")).isEqualTo("a");
    assertThat(merges.members("a")).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(merges.same("b")).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void what_stands_for_itself_again_is_itself_only() {
    merges.take("b", "a");
    merges.take("b", null);

    assertThat(merges.root("b")).isEqualTo("b");
    assertThat(merges.members("a")).containsExactly("a");
  }

  @Test
  void a_circle_ends() {
    merges.take("a", "b");
    merges.take("b", "a");

    assertThat(merges.members("a")).containsExactlyInAnyOrder("a", "b");
    assertThat(merges.root("a")).isIn("a", "b");
  }
}
