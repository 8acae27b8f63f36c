package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SameIdsTest {

  private final SameIds merges = new SameIds();

  @Test
  void merges_are_followed_to_their_root_and_back() {
    var unused1 = merges.take("b", "a");
    var unused2 = merges.take("c", "b");

    assertThat(merges.root("c")).isEqualTo("a");
    assertThat(merges.of("a")).containsExactlyInAnyOrder("a", "b", "c").startsWith("a");
    assertThat(merges.of("b")).containsExactlyInAnyOrder("a", "b", "c").startsWith("b");
  }

  @Test
  void what_stands_for_itself_again_is_itself_only() {
    var unused3 = merges.take("b", "a");
    var unused4 = merges.take("b", null);

    assertThat(merges.root("b")).isEqualTo("b");
    assertThat(merges.of("a")).containsExactly("a");
  }

  @Test
  void a_circle_ends() {
    var unused5 = merges.take("a", "b");
    var unused6 = merges.take("b", "a");

    assertThat(merges.of("a")).containsExactlyInAnyOrder("a", "b");
    assertThat(merges.root("a")).isIn("a", "b");
  }
}
