package org.newswatch.enricher.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.enricher.connect.ConnectLane.CIRCLE;
import static org.newswatch.enricher.connect.ConnectLane.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.connect.state.KeptState;
import org.newswatch.enricher.connect.state.Packed;
import org.newswatch.enricher.connect.state.Table;

final class DecisionsAcrossArticlesTest {

  @TempDir private Path folder;
  private ConnectLane lane;

  @BeforeEach
  void open() {
    lane = new ConnectLane(folder);
  }

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void what_articles_showed_to_be_one_and_people_split_is_apart_until_undone() {
    String surname = lane.person("Ferrin");
    String full = ada();
    assertThat(lane.person("Ferrin")).isEqualTo(full);
    decide("d-1", surname);

    assertThat(lane.person("Ferrin")).isEqualTo(surname);
    assertThat(lane.person("Ada Ferrin")).isEqualTo(full);
    assertThat(lane.told(surname).mergedInto()).isNull();

    lane.decide(new EntityDecision.Undo("d-2", NOON.plusSeconds(9), "ida", null, "d-1"));
    assertThat(lane.person("Ferrin")).isEqualTo(full);
    assertThat(lane.told(surname).mergedInto()).isEqualTo(full);
  }

  @Test
  void who_was_split_before_articles_show_it_to_be_another_stays_apart() {
    String surname = lane.person("Ferrin");
    decide("d-1", surname);
    String full = ada();

    assertThat(lane.person("Ferrin")).isEqualTo(surname).isNotEqualTo(full);
  }

  private void decide(String id, String alone) {
    lane.decide(new EntityDecision.Split(id, NOON, "ida", null, alone, List.of()));
  }

  @Test
  void who_turned_out_to_be_one_can_be_merged_into_another() {
    String surname = lane.person("Ferrin");
    String full = ada();
    String boris = lane.person("Boris Ferrin", "Chess Club");
    lane.decide(new EntityDecision.Merge("d-1", NOON, "ida", null, surname, boris));

    assertThat(lane.person("Ferrin")).isEqualTo(boris);
    assertThat(lane.person("Ada Ferrin")).isEqualTo(full);
  }

  @Test
  void a_label_and_an_alias_of_who_turned_out_to_be_another_are_that_ones() {
    String surname = lane.person("Ferrin");
    String full = ada();
    lane.decide(new EntityDecision.Label("d-1", NOON, "ida", null, surname, "Mayor Ferrin"));
    lane.decide(new EntityDecision.Alias("d-2", NOON, "ida", null, surname, "The Iron Mayor"));

    EntityRef alias = lane.ref("The Iron Mayor");
    assertThat(alias.id()).isEqualTo(full);
    assertThat(alias.label()).isEqualTo("Mayor Ferrin");
    assertThat(lane.ref("Ada Ferrin").names()).contains("The Iron Mayor");
    assertThat(lane.told(full).label()).isEqualTo("Mayor Ferrin");
  }

  @Test
  void spellings_can_be_split_off_whoever_turned_out_or_was_decided_to_be_another() {
    String surname = lane.person("Ferrin");
    String full = ada();
    String lady = lane.person("Lady Brook");
    lane.decide(new EntityDecision.Merge("d-1", NOON, "ida", null, full, lady));
    split("d-2", surname, "Ferrin");
    split("d-3", full, "Ada Ferrin");

    assertThat(lane.person("Ferrin")).isNotIn(surname, full, lady);
    assertThat(lane.person("Ada Ferrin")).isNotIn(surname, full, lady);
    assertThat(lane.person("Lady Brook")).isEqualTo(lady);
  }

  private void split(String id, String entity, String... names) {
    lane.decide(new EntityDecision.Split(id, NOON, "ida", null, entity, List.of(names)));
  }

  @Test
  void an_article_counts_once_for_who_was_split_off_however_it_spells_them() {
    String ada = lane.person("Ada Ferrin");
    assertThat(lane.person("Ada Maria Ferrin")).isEqualTo(ada);
    assertThat(lane.person("Ada Clara Ferrin")).isEqualTo(ada);
    split("d-1", ada, "Ada Maria Ferrin", "Ada Clara Ferrin");

    List<String> both = List.of("Ada Maria Ferrin", "Ada Clara Ferrin");
    List<EntityRef> named = lane.people(MentionType.PERSON, both, CIRCLE);
    assertThat(named).hasSize(1);
    Map<String, Entity> told = lane.told();
    Entity other = ConnectLane.one(told, named.getFirst().id());
    assertThat(other.articles()).isEqualTo(1);
    assertThat(other.spellings()).containsAll(both);
    assertThat(ConnectLane.one(told, ada).spellings()).containsExactly("Ada Ferrin");
  }

  @Test
  void whom_a_decision_names_is_never_forgotten() {
    String ada = lane.person("Ada Ferrin");
    lane.decide(new EntityDecision.Label("d-1", NOON, "ida", null, ada, "Mayor Ferrin"));
    passTime();

    assertThat(lane.person("Ada Ferrin")).isEqualTo(ada);
    assertThat(lane.told(ada).articles()).isEqualTo(2);
  }

  @Test
  void who_is_forgotten_is_looked_up_no_more_and_others_of_the_same_name_still_are() {
    String ada = lane.person("Ada Ferrin", "Port Board");
    String boris = "";
    for (int i = 0; i < 3; i++) {
      boris = lane.person("Boris Ferrin", "Chess Club");
    }
    assertThat(lookedUp(ada)).isTrue();
    passTime();

    assertThat(lookedUp(ada)).isFalse();
    assertThat(lookedUp(boris)).isTrue();
    assertThat(lane.person("Boris Ferrin", "Chess Club")).isEqualTo(boris);
    assertThat(lane.told(boris).articles()).isEqualTo(4);
  }

  @Test
  void a_namesake_is_never_called_as_one_who_was_forgotten() {
    String first = lane.person("Ada Ferrin", "Port Board");
    String second = "";
    for (int i = 0; i < 3; i++) {
      lane.person("Boris Ferrin", "Ice Rink");
      second = lane.person("Ada Ferrin", "Chess Club");
    }
    assertThat(second).isNotEqualTo(first);
    passTime();

    assertThat(lane.person("Ada Ferrin", "Choir")).isNotIn(first, second);
  }

  private boolean lookedUp(String id) {
    List<String> found = new ArrayList<>();
    KeptState.of(lane.driver().getKeyValueStore(KeptState.STORE))
        .table(Table.ENTITY_KEYS)
        .all((key, ids) -> found.addAll(Packed.texts(ids)));
    return found.contains(id);
  }

  private void passTime() {
    // Day by day, for one article alone does not make it another year.
    for (int day = 0; day < Bearers.LONE_DAYS + 3; day++) {
      lane.later(Duration.ofDays(1));
      lane.person("Olga Weber", "Weather Office");
    }
  }

  /** Known well enough that the surname turns out to be hers. */
  private String ada() {
    String full = "";
    for (int i = 0; i < 4; i++) {
      full = lane.person("Ada Ferrin");
    }
    return full;
  }
}
