package org.newswatch.cli.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.MentionType;

class KnownEntitiesTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Entity ADA = entity("aaaaaa11", "Ada Low", List.of("Ada Low"), 5, null);
  private static final Entity LOW = entity("bbbbbb22", "A. Low", List.of("A. Low"), 1, "aaaaaa11");
  private static final Entity IVAN = entity("cccccc33", "Ivan Petrov", List.of(), 3, null);

  private final KnownEntities known =
      new KnownEntities(Map.of(ADA.id(), ADA, LOW.id(), LOW, IVAN.id(), IVAN));

  @Test
  void an_entity_is_found_by_its_id_the_beginning_of_it_or_a_name_in_any_case() {
    assertThat(known.meant("aaaaaa11")).containsExactly(ADA);
    assertThat(known.meant("aaaaaa")).containsExactly(ADA);
    assertThat(known.meant("ada  low")).containsExactly(ADA);
  }

  @Test
  void another_spelling_finds_those_it_may_mean() {
    assertThat(known.meant("Иван Петров")).containsExactly(IVAN);
    assertThat(known.meant("Low")).as("not who was merged into her").containsExactly(ADA);
    assertThat(known.meant("Nobody")).isEmpty();
  }

  @Test
  void the_list_leaves_out_what_was_merged_and_shows_the_most_named_first() {
    assertThat(known.standing(null)).containsExactly(ADA, IVAN);
    assertThat(known.standing(MentionType.LOCATION)).isEmpty();
  }

  @Test
  void a_sheet_tells_merges_and_who_decided_them_why() {
    EntityDecision merge =
        new EntityDecision.Merge("d-1", NOON, "ida", "same mayor", LOW.id(), ADA.id());

    assertThat(EntityText.sheet(ADA, known, List.of(merge)))
        .contains("also       A. Low (bbbbbb22)")
        .contains("ida: merge A. Low bbbbbb22 into Ada Low aaaaaa11 (same mayor)");
    assertThat(EntityText.sheet(LOW, known, List.of())).contains("into Ada Low (aaaaaa11), by d");
  }

  private static Entity entity(
      String id, String label, List<String> spellings, long articles, @Nullable String into) {
    return new Entity(
        id,
        MentionType.PERSON,
        label,
        spellings,
        into,
        into == null ? null : "d-1",
        NOON,
        NOON,
        articles,
        List.of());
  }
}
