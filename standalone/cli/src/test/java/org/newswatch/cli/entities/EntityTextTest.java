package org.newswatch.cli.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

final class EntityTextTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOSTILE = "Ada\u001b[2J\u202eFerrin\nof Oldport";

  private final Entity root = entity("r\u001b00000000000", null);
  private final Entity merged = entity("m\u001b00000000000", root.id());
  private final KnownEntities known =
      new KnownEntities(Map.of(root.id(), root, merged.id(), merged));

  @Test
  void no_text_of_an_entity_or_a_decision_steers_the_terminal() {
    List<EntityDecision> decisions =
        List.of(
            new EntityDecision.Merge("d\u001b1", NOON, HOSTILE, HOSTILE, merged.id(), root.id()),
            new EntityDecision.Split("d-2", NOON, HOSTILE, null, root.id(), List.of(HOSTILE)),
            new EntityDecision.Split("d-3", NOON, HOSTILE, null, root.id(), List.of()),
            new EntityDecision.Label("d-4", NOON, HOSTILE, null, root.id(), HOSTILE),
            new EntityDecision.Alias("d-5", NOON, HOSTILE, null, "nobody\u001b", HOSTILE),
            new EntityDecision.Undo("d-6", NOON, HOSTILE, null, "d\u001b1"));

    assertThat(
            Stream.of(
                EntityText.table(List.of(root, merged), known),
                EntityText.sheet(root, known, decisions),
                EntityText.sheet(merged, known, decisions),
                EntityText.log(decisions, known)))
        .allSatisfy(
            screen ->
                assertThat(screen.replace("\n", ""))
                    .matches(text -> text.codePoints().noneMatch(Character::isISOControl))
                    .doesNotContain("\u202e"));
    assertThat(EntityText.log(decisions, known).lines()).hasSameSizeAs(decisions);
  }

  @Test
  void lists_and_sheets_say_what_kind_of_thing_it_is() {
    Entity city =
        new Entity(
            "l-1",
            MentionType.LOCATION,
            "Port Ennis",
            List.of("Port Ennis"),
            null,
            null,
            NOON,
            NOON,
            1,
            List.of(),
            MentionKind.CITY,
            null);

    assertThat(EntityText.table(List.of(city), known)).contains("location, city");
    assertThat(EntityText.sheet(city, known, List.of())).contains("Port Ennis  (location, city)");
  }

  private static Entity entity(String id, @org.jspecify.annotations.Nullable String into) {
    return new Entity(
        id,
        MentionType.PERSON,
        HOSTILE,
        List.of(HOSTILE),
        into,
        into == null ? null : "d\u001b1",
        NOON,
        NOON,
        3,
        into == null ? List.of("m\u001b00000000000") : List.of(into));
  }
}
