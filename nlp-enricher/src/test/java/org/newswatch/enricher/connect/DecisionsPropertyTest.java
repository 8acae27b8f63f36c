package org.newswatch.enricher.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.EntityDecision;

class DecisionsPropertyTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

  @Property(tries = 300)
  void decisions_say_the_same_in_whatever_order_they_are_read(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int number) {
    Random random = new Random(seed);
    List<EntityDecision> decisions = some(number, random);
    List<EntityDecision> shuffled = new ArrayList<>(decisions);
    Collections.shuffle(shuffled, random);

    assertThat(seen(Decisions.of(shuffled), random(seed)))
        .isEqualTo(seen(Decisions.of(decisions), random(seed)));
  }

  @Property(tries = 300)
  void decisions_say_the_same_one_by_one_and_again_as_all_at_once(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int number) {
    Random random = new Random(seed);
    List<EntityDecision> decisions = some(number, random);
    Collections.shuffle(decisions, random);
    Decisions grown = Decisions.of(List.of());

    for (int i = 0; i < number; i++) {
      grown.add(decisions.get(i));
      grown.add(decisions.get(random.nextInt(i + 1)));
      assertThat(seen(grown, random(seed)))
          .isEqualTo(seen(Decisions.of(decisions.subList(0, i + 1)), random(seed)));
    }
    assertThat(grown.size()).isEqualTo(number);
  }

  @Property(tries = 100)
  void a_decision_that_comes_again_with_other_words_replaces_what_it_was(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int number) {
    Random random = new Random(seed);
    List<EntityDecision> decisions = some(number, random);
    Decisions grown = Decisions.of(decisions);
    int replaced = random.nextInt(number);
    EntityDecision other = one(decisions.get(replaced).id(), random.nextInt(20), random, List.of());

    grown.add(other);
    decisions.set(replaced, other);

    assertThat(seen(grown, random(seed))).isEqualTo(seen(Decisions.of(decisions), random(seed)));
  }

  @Test
  void a_hundred_thousand_decisions_are_taken_one_by_one() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          Decisions decisions = Decisions.of(List.of());
          for (int i = 0; i < 100_000; i++) {
            Instant at = NOON.plusSeconds(i);
            String id = "d" + i;
            decisions.add(
                switch (i % 4) {
                  case 0 -> new EntityDecision.Merge(id, at, "ida", null, "e" + i, "e0x");
                  case 1 -> new EntityDecision.Label(id, at, "ida", null, "e" + i, "label");
                  case 2 -> new EntityDecision.Alias(id, at, "ida", null, "e" + i, "Name " + i);
                  default -> new EntityDecision.Undo(id, at, "ida", null, "d" + (i - 1));
                });
          }
          assertThat(decisions.root("e96", id -> null).id()).isEqualTo("e0x");
          assertThat(decisions.aliased("Name 2")).isNull();
        });
  }

  @Property(tries = 300)
  void what_is_undone_leaves_no_trace(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 8) int number) {
    Random random = new Random(seed);
    List<EntityDecision> decisions = some(number, random);
    List<EntityDecision> more = new ArrayList<>(decisions);
    EntityDecision further = one("x", 50, random, decisions);
    more.add(further);
    more.add(new EntityDecision.Undo("y", NOON.plusSeconds(60), "ida", null, "x"));

    assertThat(seen(Decisions.of(more), random(seed)))
        .isEqualTo(seen(Decisions.of(decisions), random(seed)));
  }

  @Property(tries = 300)
  void whatever_people_and_articles_say_every_entity_has_one_root_and_that_is_its_own(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int number) {
    Decisions decisions = Decisions.of(some(number, new Random(seed)));
    Map<String, String> shown = shown(random(seed));

    for (String id : IDS) {
      String root = decisions.root(id, shown::get).id();
      assertThat(decisions.root(root, shown::get).id()).isEqualTo(root);
      assertThat(decisions.root(root, shown::get).by()).isNull();
    }
  }

  private static Random random(long seed) {
    return new Random(seed + 1);
  }

  /** What articles showed: never in a circle. */
  private static Map<String, String> shown(Random random) {
    Map<String, String> shown = new HashMap<>();
    for (int i = 1; i < IDS.size(); i++) {
      if (random.nextInt(3) == 0) {
        shown.put(IDS.get(i), IDS.get(random.nextInt(i)));
      }
    }
    return shown;
  }

  private static String seen(Decisions decisions, Random random) {
    Map<String, String> shown = shown(random);
    StringBuilder seen = new StringBuilder();
    for (String id : IDS) {
      seen.append(decisions.root(id, shown::get))
          .append(decisions.label(id, IDS))
          .append(decisions.aliasesOf(id))
          .append(decisions.aliased("name " + id))
          .append(decisions.splitOff(List.of(id), "name a"));
    }
    return seen.toString();
  }

  private static List<EntityDecision> some(int number, Random random) {
    List<EntityDecision> decisions = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      decisions.add(one("d" + i, random.nextInt(20), random, decisions));
    }
    return decisions;
  }

  private static EntityDecision one(
      String id, int second, Random random, List<EntityDecision> before) {
    Instant at = NOON.plusSeconds(second);
    String one = IDS.get(random.nextInt(IDS.size()));
    String other = IDS.get((IDS.indexOf(one) + 1 + random.nextInt(IDS.size() - 1)) % IDS.size());
    return switch (random.nextInt(before.isEmpty() ? 4 : 5)) {
      case 0 -> new EntityDecision.Merge(id, at, "ida", null, one, other);
      case 1 ->
          new EntityDecision.Split(
              id, at, "ida", null, one, random.nextBoolean() ? List.of() : List.of("Name A"));
      case 2 -> new EntityDecision.Label(id, at, "ida", null, one, "label " + random.nextInt(3));
      case 3 -> new EntityDecision.Alias(id, at, "ida", null, one, "Name " + other);
      default ->
          new EntityDecision.Undo(
              id, at, "ida", null, before.get(random.nextInt(before.size())).id());
    };
  }
}
