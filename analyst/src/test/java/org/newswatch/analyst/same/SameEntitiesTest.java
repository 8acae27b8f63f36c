package org.newswatch.analyst.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.samples.Told;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.MentionType;
import org.newswatch.query.QueryLimits;

final class SameEntitiesTest {

  private final SameEntities same = new SameEntities();

  @Test
  void whoever_is_asked_for_all_of_a_chain_are_found_the_one_asked_for_first() {
    take("a", "b");
    take("b", "c");
    take("x", "c");

    for (String id : List.of("a", "b", "c", "x")) {
      assertThat(same.of(id)).containsExactlyInAnyOrder("a", "b", "c", "x").startsWith(id);
      assertThat(same.root(id)).isEqualTo("c");
    }
    assertThat(same.of("stranger")).containsExactly("stranger");
  }

  @Test
  void what_is_undone_is_apart_again() {
    take("a", "b");
    take("a", null);

    assertThat(same.of("a")).containsExactly("a");
    assertThat(same.of("b")).containsExactly("b");
  }

  @Test
  void a_circle_for_a_moment_is_followed_once() {
    take("a", "b");
    take("b", "a");

    assertThat(same.of("a")).containsExactly("a", "b");
    assertThat(same.root("a")).isEqualTo("a");
  }

  @Test
  void those_searched_for_together_are_bounded_and_the_one_asked_for_is_among_them() {
    for (int i = 0; i < 2 * QueryLimits.SAME_ENTITIES_MAX; i++) {
      take("e" + i, "root");
    }

    assertThat(same.of("e1999")).hasSize(QueryLimits.SAME_ENTITIES_MAX).contains("e1999", "root");
  }

  @Test
  void entities_of_an_article_that_are_one_are_shown_as_one_by_its_label() {
    same.take(Told.entity("a", "Ada", "b"));
    same.take(Told.entity("b", "Ada Ferrin", null));

    List<EntityRef> seen =
        same.seen(
            List.of(
                new EntityRef("a", MentionType.PERSON, "Ada", .6, 2),
                new EntityRef("x", MentionType.PERSON, "Boris", .1, 1),
                new EntityRef("b", MentionType.PERSON, "Ferrin", .2, 1)));
    assertThat(seen).extracting(EntityRef::id).containsExactly("b", "x");
    assertThat(seen.getFirst().label()).isEqualTo("Ada Ferrin");
    assertThat(seen.getFirst().mentions()).isEqualTo(3);
  }

  @Test
  void one_that_is_told_of_before_what_is_merged_into_it_keeps_its_label() {
    same.take(Told.entity("b", "Ada Ferrin", null));
    same.take(Told.entity("a", "Ada", "b"));

    assertThat(label("a")).isEqualTo("Ada Ferrin");
    assertThat(same.lacks()).isFalse();
  }

  @Test
  void one_that_was_told_of_long_before_is_read_again() {
    same.take(Told.entity("b", "Ada F.", null));
    for (int i = 0; i < SameEntities.LATEST_MAX; i++) {
      same.take(Told.entity("e" + i, "E", null));
    }
    same.take(Told.entity("a", "Ada", "b"));
    assertThat(label("a")).isEqualTo("Ada of the article");
    assertThat(same.lacks()).isTrue();

    same.fill(Told.entity("b", "Ada Low", null));
    same.fill(Told.entity("b", "Ada Ferrin", null));
    same.fill(Told.entity("e1", "E", null));

    assertThat(label("a")).isEqualTo("Ada Ferrin");
    assertThat(same.lacks()).isFalse();
  }

  @Test
  void what_is_forgotten_is_merged_into_nothing() {
    take("b", null);
    take("a", "b");
    same.forget("a");

    assertThat(same.of("b")).containsExactly("b");
    assertThat(same.lacks()).isFalse();
  }

  @Test
  void while_all_is_told_again_neither_old_merges_nor_old_labels_show() {
    same.take(Told.entity("b", "Ada Ferrin", null));
    take("a", "b");
    same.fromTheBeginning();
    same.take(Told.entity("b", "Ada F.", null));
    take("x", "b");

    assertThat(same.of("b")).containsExactly("b", "a");
    assertThat(label("b")).isEqualTo("Ada Ferrin");

    take("x", null);
    take("a", "b");
    same.take(Told.entity("b", "Ada Ferrin", null));
    same.caughtUp();
    assertThat(same.of("b")).containsExactly("b", "a");
    assertThat(label("b")).isEqualTo("Ada Ferrin");
  }

  private String label(String id) {
    return same.seen(List.of(new EntityRef(id, MentionType.PERSON, "Ada of the article", .6, 2)))
        .getFirst()
        .label();
  }

  private void take(String id, @Nullable String into) {
    same.take(Told.entity(id, id, into));
  }
}
