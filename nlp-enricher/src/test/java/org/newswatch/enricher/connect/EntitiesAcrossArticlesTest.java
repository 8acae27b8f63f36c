package org.newswatch.enricher.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

final class EntitiesAcrossArticlesTest {

  @TempDir private Path folder;
  private int opened;
  private ConnectLane lane;

  @BeforeEach
  void open() {
    opened++;
    lane = new ConnectLane(folder.resolve("state" + opened));
  }

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void a_woman_and_her_husband_are_two() {
    assertThat(lane.person("Sviatlana Tsikhanouskaya"))
        .isNotEqualTo(lane.person("Sergei Tikhanovsky"));
    assertThat(lane.person("Svetlana Tikhanovskaya"))
        .isEqualTo(lane.person("Sviatlana Tsikhanouskaya"));
  }

  @Test
  void namesakes_with_other_patronymics_or_given_names_stay_apart() {
    String ivan = lane.person("Ivan Petrovich Sidorov");
    assertThat(lane.person("Ivan Sergeevich Sidorov")).isNotEqualTo(ivan);
    assertThat(lane.person("Boris Sidorov")).isNotEqualTo(ivan);
    assertThat(lane.person("Иван Петрович Сидоров")).isEqualTo(ivan);
  }

  @Test
  void the_id_stays_when_a_later_article_has_the_fuller_name() {
    String brief = lane.person("Pavel Durnov");

    assertThat(lane.person("Pavel Antonovich Durnov")).isEqualTo(brief);
    assertThat(lane.person("Pavel Durnov")).isEqualTo(brief);
  }

  @Test
  void a_lone_surname_joins_the_bearer_whose_company_it_is_in() {
    String ada = "";
    String boris = "";
    for (int i = 0; i < 3; i++) {
      ada = lane.person("Ada Ferrin", "Port Board", "Ferry Union");
      boris = lane.person("Boris Ferrin", "Chess Club", "Opera House");
    }

    assertThat(lane.person("Ferrin", "Ferry Union", "Port Board")).isEqualTo(ada);
    assertThat(lane.person("Ferrin", "Opera House", "Chess Club")).isEqualTo(boris);
    assertThat(lane.person("Ferrin", "Weather Office")).isNotIn(ada, boris);
  }

  @Test
  void a_surname_that_several_in_this_company_bear_stands_apart() {
    String ada = "";
    String boris = "";
    for (int i = 0; i < 3; i++) {
      ada = lane.person("Ada Ferrin", "Port Board", "Ferry Union");
      boris = lane.person("Boris Ferrin", "Port Board", "Ferry Union");
    }

    assertThat(lane.person("Ferrin", "Port Board", "Ferry Union")).isNotIn(ada, boris);
  }

  @Test
  void who_was_known_by_the_surname_turns_out_to_be_who_bears_it_in_that_company() {
    String surname = lane.person("Ferrin", "Port Board", "Ferry Union");
    String full = "";
    for (int i = 0; i < 4; i++) {
      full = lane.person("Ada Ferrin", "Port Board", "Ferry Union");
    }

    Map<String, Entity> told = lane.told();
    Entity merged = ConnectLane.one(told, surname);
    assertThat(merged.mergedInto()).isEqualTo(full);
    assertThat(merged.mergedBy()).isEqualTo(Entity.EVIDENCE);
    assertThat(ConnectLane.one(told, full).spellings()).contains("Ferrin", "Ada Ferrin");
  }

  @Test
  void the_same_articles_give_the_same_ids_with_or_without_decisions() {
    List<String> first = ids(false);
    close();
    open();

    assertThat(ids(true)).isEqualTo(first);
  }

  private List<String> ids(boolean decide) {
    List<String> ids = new ArrayList<>();
    String[] names = {
      "Ferrin", "Ada Ferrin", "Boris Ferrin", "A. Ferrin", "Ada Ferrin", "Ferrin", "Ivan Sidorov"
    };
    for (int i = 0; i < 40; i++) {
      String id =
          lane.person(names[i * 5 % 7], i % 3 == 0 ? "Port Board" : "Chess Club", "Ferry Union");
      ids.add(id);
      if (decide && i == 20) {
        lane.decide(new EntityDecision.Label("d-1", ConnectLane.NOON, "ida", null, id, "Somebody"));
        lane.decide(
            new EntityDecision.Alias("d-2", ConnectLane.NOON, "ida", null, id, "Nobody Else"));
      }
    }
    return ids;
  }

  @Test
  void a_decided_merge_holds_from_then_on_and_undone_no_more() {
    String ada = lane.person("Ada Ferrin");
    String lady = lane.person("Lady Brook");
    lane.decide(new EntityDecision.Merge("d-1", ConnectLane.NOON, "ida", "married", lady, ada));

    EntityRef merged = lane.ref("Lady Brook");
    assertThat(merged.id()).isEqualTo(ada);
    assertThat(merged.label()).isEqualTo("Ada Ferrin");
    Entity told = lane.told(lady);
    assertThat(told.mergedInto()).isEqualTo(ada);
    assertThat(told.mergedBy()).isEqualTo("d-1");

    lane.decide(
        new EntityDecision.Undo("d-2", ConnectLane.NOON.plusSeconds(1), "ida", null, "d-1"));
    assertThat(lane.person("Lady Brook")).isEqualTo(lady);
    assertThat(lane.told(lady).mergedInto()).isNull();
  }

  @Test
  void a_decided_split_gives_some_names_an_entity_of_their_own() {
    String ada = lane.person("Ada Ferrin");
    assertThat(lane.person("Ada Maria Ferrin")).isEqualTo(ada);
    lane.decide(
        new EntityDecision.Split(
            "d-1", ConnectLane.NOON, "ida", null, ada, List.of("Ada Maria Ferrin")));

    String other = lane.person("Ada Maria Ferrin");
    assertThat(other).isNotEqualTo(ada);
    assertThat(lane.person("Ada Ferrin")).isEqualTo(ada);
    assertThat(lane.told(other).label()).isEqualTo("Ada Maria Ferrin");
  }

  @Test
  void a_decided_label_and_alias_hold() {
    String ada = lane.person("Ada Ferrin");
    lane.decide(
        new EntityDecision.Label("d-1", ConnectLane.NOON, "ida", null, ada, "Mayor Ferrin"));
    lane.decide(
        new EntityDecision.Alias("d-2", ConnectLane.NOON, "ida", null, ada, "The Iron Mayor"));

    EntityRef alias = lane.ref("The Iron  mayor");
    assertThat(alias.id()).isEqualTo(ada);
    assertThat(alias.label()).isEqualTo("Mayor Ferrin");
    assertThat(alias.names()).contains("The Iron Mayor", "Ada Ferrin");
  }

  @Test
  void a_label_settles_on_the_usual_name_in_latin_letters_and_stays() {
    assertThat(lane.ref("Ада Феррин").label()).isEqualTo("Ада Феррин");
    for (int i = 0; i < 5; i++) {
      lane.person("Ada Ferrin");
    }
    for (int i = 0; i < 9; i++) {
      lane.person("Ада Феррин");
    }

    assertThat(lane.ref("Ада Феррин").label()).isEqualTo("Ada Ferrin");
  }

  @Test
  void words_that_may_be_names_are_mentions_where_they_are_known_and_nowhere_else() {
    String ada = "";
    for (int i = 0; i < 3; i++) {
      ada = lane.person("Ada Ferrin", "Port Board", "Ferry Union");
    }

    EnrichedArticle article =
        candidates("Ада Феррин", "Port Board", "Ferry Union", "Феррин", "Новы Дом");
    assertThat(article.annotation().mentions())
        .extracting(Mention::surface)
        .containsExactly("Ада Феррин", "Port Board", "Ferry Union", "Феррин");
    assertThat(article.annotation().candidates())
        .extracting(Candidate::surface)
        .containsExactly("Новы Дом");
    assertThat(article.entities()).extracting(EntityRef::id).contains(ada).hasSize(3);
  }

  private EnrichedArticle candidates(String... words) {
    String text = String.join(". ", words);
    List<Candidate> candidates = new ArrayList<>();
    int from = 0;
    for (String word : words) {
      int start = text.indexOf(word, from);
      from = start + word.length();
      candidates.add(new Candidate(Field.TEXT, word, start, from, word));
    }
    return lane.article(
        text,
        new Annotation(
            "be", List.of(), List.of(), List.of(), "News", "", false, "test", candidates));
  }

  @Test
  void an_entity_is_what_most_mentions_say_it_is() {
    String id = "";
    for (MentionKind kind :
        Arrays.asList(null, MentionKind.REGION, MentionKind.COUNTRY, null, MentionKind.COUNTRY)) {
      List<Mention> mentions =
          List.of(new Mention(Field.TEXT, "Ennis", 0, 5, MentionType.LOCATION, "Ennis", kind));
      id =
          lane.article(
                  "Ennis.",
                  new Annotation("en", mentions, List.of(), List.of(), "News", "", false, "test"))
              .entities()
              .getFirst()
              .id();
    }

    assertThat(lane.told(id).kind()).isEqualTo(MentionKind.COUNTRY);
  }

  @Test
  void organisations_join_by_name_and_other_legal_forms() {
    String id = organization("Chatham House");
    assertThat(organization("Chatham House")).isEqualTo(id);
    assertThat(organization("Coordination Council")).isNotEqualTo(id);
  }

  private String organization(String name) {
    return lane.ref(name, MentionType.ORGANIZATION, List.of()).id();
  }
}
