package org.newswatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {

  private final Labels labels = new Labels(3);

  @Test
  void one_that_turned_out_to_be_another_is_called_as_that_one_is() {
    labels.take(Articles.person("p-1", "Putin", "p-2", 2));
    assertThat(labels.of("p-1")).isEmpty();

    labels.take(Articles.person("p-2", "Vladimir Putin", null, 1));

    assertThat(labels.of("p-1")).contains("Vladimir Putin");
    assertThat(labels.same("p-1"))
        .hasValueSatisfying(
            same -> {
              assertThat(same.label()).isEqualTo("Vladimir Putin");
              assertThat(same.ids()).containsExactlyInAnyOrder("p-1", "p-2");
            });
  }

  @Test
  void what_was_undone_is_no_longer_one() {
    labels.take(Articles.person("p-1", "Putin", "p-2", 2));
    labels.take(Articles.person("p-2", "Vladimir Putin", null, 1));
    labels.take(Articles.person("p-1", "Putin", null, 3));

    assertThat(labels.of("p-1")).contains("Putin");
    assertThat(labels.same("p-2"))
        .hasValueSatisfying(same -> assertThat(same.ids()).containsExactly("p-2"));
    assertThat(labels.version("p-1")).contains(3L);
  }

  @Test
  void only_those_told_of_or_asked_for_last_are_held() {
    for (int number = 1; number <= 3; number++) {
      labels.take(Articles.person("p-" + number, "Name " + number, null, 1));
    }
    assertThat(labels.of("p-1")).contains("Name 1");

    labels.take(Articles.person("p-4", "Name 4", null, 1));

    assertThat(labels.of("p-1")).contains("Name 1");
    assertThat(labels.of("p-2")).isEmpty();
  }

  @Test
  void what_is_told_again_and_older_changes_nothing() {
    labels.take(Articles.person("p-1", "Vladimir Putin", null, 2));
    labels.take(Articles.person("p-1", "Putin", null, 1));

    assertThat(labels.of("p-1")).contains("Vladimir Putin");
    assertThat(labels.version("p-1")).contains(2L);
  }

  @Test
  void a_circle_of_merges_ends() {
    labels.take(Articles.person("p-1", "One", "p-2", 2));
    labels.take(Articles.person("p-2", "Two", "p-1", 2));

    assertThat(labels.of("p-1")).isPresent();
    assertThat(labels.same("p-1")).isPresent();
  }
}
