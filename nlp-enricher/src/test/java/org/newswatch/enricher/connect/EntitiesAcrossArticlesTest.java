package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.Articles;
import org.newswatch.servicekit.management.Metrics;

final class EntitiesAcrossArticlesTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final List<String> CIRCLE = List.of("Port Board", "Ferry Union");

  @TempDir private Path folder;
  private int opened;
  private int number;
  private Metrics metrics;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> annotated;
  private TestInputTopic<byte[], byte[]> decided;
  private TestOutputTopic<byte[], byte[]> enriched;
  private TestOutputTopic<byte[], byte[]> entities;

  @BeforeEach
  void open() {
    opened++;
    number = 0;
    metrics = Metrics.create();
    var properties = new Properties();
    properties.put("application.id", "entities-test");
    properties.put("bootstrap.servers", "unused:1");
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("state.dir", folder.resolve("state" + opened).toString());
    driver = new TopologyTestDriver(ConnectTopology.build(metrics, () -> NOON), properties);
    annotated = input(Topic.ARTICLES_ANNOTATED);
    decided = input(Topic.ENTITY_DECISIONS);
    enriched = output(Topic.ARTICLES_ENRICHED);
    entities = output(Topic.ENTITIES);
  }

  @AfterEach
  void close() {
    driver.close();
    metrics.close();
  }

  @Test
  void a_woman_and_her_husband_are_two() {
    assertThat(person("Sviatlana Tsikhanouskaya")).isNotEqualTo(person("Sergei Tikhanovsky"));
    assertThat(person("Svetlana Tikhanovskaya")).isEqualTo(person("Sviatlana Tsikhanouskaya"));
  }

  @Test
  void namesakes_with_other_patronymics_or_given_names_stay_apart() {
    String ivan = person("Ivan Petrovich Sidorov");
    assertThat(person("Ivan Sergeevich Sidorov")).isNotEqualTo(ivan);
    assertThat(person("Boris Sidorov")).isNotEqualTo(ivan);
    assertThat(person("Иван Петрович Сидоров")).isEqualTo(ivan);
  }

  @Test
  void the_id_stays_when_a_later_article_has_the_fuller_name() {
    String brief = person("Pavel Durnov");

    assertThat(person("Pavel Antonovich Durnov")).isEqualTo(brief);
    assertThat(person("Pavel Durnov")).isEqualTo(brief);
  }

  @Test
  void a_lone_surname_joins_the_bearer_whose_company_it_is_in() {
    String ada = "";
    String boris = "";
    for (int i = 0; i < 3; i++) {
      ada = person("Ada Ferrin", "Port Board", "Ferry Union");
      boris = person("Boris Ferrin", "Chess Club", "Opera House");
    }

    assertThat(person("Ferrin", "Ferry Union", "Port Board")).isEqualTo(ada);
    assertThat(person("Ferrin", "Opera House", "Chess Club")).isEqualTo(boris);
    assertThat(person("Ferrin", "Weather Office")).isNotIn(ada, boris);
  }

  @Test
  void a_surname_that_several_in_this_company_bear_stands_apart() {
    String ada = "";
    String boris = "";
    for (int i = 0; i < 3; i++) {
      ada = person("Ada Ferrin", "Port Board", "Ferry Union");
      boris = person("Boris Ferrin", "Port Board", "Ferry Union");
    }

    assertThat(person("Ferrin", "Port Board", "Ferry Union")).isNotIn(ada, boris);
  }

  @Test
  void who_was_known_by_the_surname_turns_out_to_be_who_bears_it_in_that_company() {
    String surname = person("Ferrin", "Port Board", "Ferry Union");
    String full = "";
    for (int i = 0; i < 4; i++) {
      full = person("Ada Ferrin", "Port Board", "Ferry Union");
    }

    Map<String, Entity> told = told();
    Entity merged = one(told, surname);
    assertThat(merged.mergedInto()).isEqualTo(full);
    assertThat(merged.mergedBy()).isEqualTo(Entity.EVIDENCE);
    assertThat(one(told, full).spellings()).contains("Ferrin", "Ada Ferrin");
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
      String id = person(names[i * 5 % 7], i % 3 == 0 ? "Port Board" : "Chess Club", "Ferry Union");
      ids.add(id);
      if (decide && i == 20) {
        decide(new EntityDecision.Label("d-1", NOON, "ida", null, id, "Somebody"));
        decide(new EntityDecision.Alias("d-2", NOON, "ida", null, id, "Nobody Else"));
      }
    }
    return ids;
  }

  @Test
  void a_decided_merge_holds_from_then_on_and_undone_no_more() {
    String ada = person("Ada Ferrin");
    String lady = person("Lady Brook");
    decide(new EntityDecision.Merge("d-1", NOON, "ida", "married", lady, ada));

    EntityRef merged = ref("Lady Brook");
    assertThat(merged.id()).isEqualTo(ada);
    assertThat(merged.label()).isEqualTo("Ada Ferrin");
    Entity told = one(told(), lady);
    assertThat(told.mergedInto()).isEqualTo(ada);
    assertThat(told.mergedBy()).isEqualTo("d-1");

    decide(new EntityDecision.Undo("d-2", NOON.plusSeconds(1), "ida", null, "d-1"));
    assertThat(person("Lady Brook")).isEqualTo(lady);
    assertThat(one(told(), lady).mergedInto()).isNull();
  }

  @Test
  void a_decided_split_gives_some_names_an_entity_of_their_own() {
    String ada = person("Ada Ferrin");
    assertThat(person("Ada Maria Ferrin")).isEqualTo(ada);
    decide(new EntityDecision.Split("d-1", NOON, "ida", null, ada, List.of("Ada Maria Ferrin")));

    String other = person("Ada Maria Ferrin");
    assertThat(other).isNotEqualTo(ada);
    assertThat(person("Ada Ferrin")).isEqualTo(ada);
    assertThat(one(told(), other).label()).isEqualTo("Ada Maria Ferrin");
  }

  @Test
  void a_decided_label_and_alias_hold() {
    String ada = person("Ada Ferrin");
    decide(new EntityDecision.Label("d-1", NOON, "ida", null, ada, "Mayor Ferrin"));
    decide(new EntityDecision.Alias("d-2", NOON, "ida", null, ada, "The Iron Mayor"));

    EntityRef alias = ref("The Iron  mayor");
    assertThat(alias.id()).isEqualTo(ada);
    assertThat(alias.label()).isEqualTo("Mayor Ferrin");
    assertThat(alias.names()).contains("The Iron Mayor", "Ada Ferrin");
  }

  @Test
  void a_label_settles_on_the_usual_name_in_latin_letters_and_stays() {
    assertThat(ref("Ада Феррин").label()).isEqualTo("Ада Феррин");
    for (int i = 0; i < 5; i++) {
      person("Ada Ferrin");
    }
    for (int i = 0; i < 9; i++) {
      person("Ада Феррин");
    }

    assertThat(ref("Ада Феррин").label()).isEqualTo("Ada Ferrin");
  }

  @Test
  void words_that_may_be_names_are_mentions_where_they_are_known_and_nowhere_else() {
    String ada = "";
    for (int i = 0; i < 3; i++) {
      ada = person("Ada Ferrin", "Port Board", "Ferry Union");
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
    RawArticle article =
        Articles.of("https://paper-a.test/c", "News", text, Articles.FETCHED, null);
    List<Candidate> candidates = new ArrayList<>();
    int from = 0;
    for (String word : words) {
      int start = text.indexOf(word, from);
      from = start + word.length();
      candidates.add(new Candidate(Field.TEXT, word, start, from, word));
    }
    pipe(
        article,
        new Annotation(
            "be", List.of(), List.of(), List.of(), "News", "", false, "test", candidates));
    return Codec.ENRICHED_ARTICLE.decode(enriched.readValue()).orElseThrow();
  }

  private void pipe(RawArticle article, Annotation annotation) {
    annotated.pipeInput(
        article.id().value().getBytes(UTF_8),
        Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation)));
  }

  @Test
  void organisations_join_by_name_and_other_legal_forms() {
    String id = organization("Chatham House");
    assertThat(organization("Chatham House")).isEqualTo(id);
    assertThat(organization("Coordination Council")).isNotEqualTo(id);
  }

  private String organization(String name) {
    return ref(name, MentionType.ORGANIZATION, List.of()).id();
  }

  private String person(String name) {
    return person(name, CIRCLE.toArray(String[]::new));
  }

  private String person(String name, String... company) {
    return ref(name, MentionType.PERSON, List.of(company)).id();
  }

  private EntityRef ref(String name) {
    return ref(name, MentionType.PERSON, CIRCLE);
  }

  private EntityRef ref(String name, MentionType type, List<String> company) {
    number++;
    StringBuilder text = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    // Named twice, so that it is the one of its type that comes first.
    say(name, type, text, mentions);
    say(name, type, text, mentions);
    company.forEach(other -> say(other, MentionType.ORGANIZATION, text, mentions));
    RawArticle article =
        Articles.of(
            "https://paper-a.test/" + number,
            "News",
            text.toString(),
            Articles.FETCHED.plusSeconds(60L * number),
            null);
    pipe(article, new Annotation("en", mentions, List.of(), List.of(), "News", "", false, "test"));
    return Codec.ENRICHED_ARTICLE.decode(enriched.readValue()).orElseThrow().entities().stream()
        .filter(entity -> entity.type() == type)
        .findFirst()
        .orElseThrow();
  }

  private static void say(
      String name, MentionType type, StringBuilder text, List<Mention> mentions) {
    int start = text.length();
    text.append(name);
    mentions.add(new Mention(Field.TEXT, name, start, text.length(), type, name));
    text.append(". ");
  }

  private void decide(EntityDecision decision) {
    decided.pipeInput(decision.id().getBytes(UTF_8), Codec.ENTITY_DECISION.encode(decision));
  }

  private static Entity one(Map<String, Entity> told, String id) {
    return Objects.requireNonNull(told.get(id), "not told of");
  }

  private Map<String, Entity> told() {
    Map<String, Entity> told = new HashMap<>();
    for (byte[] value : entities.readValuesToList()) {
      Entity entity = Codec.ENTITY.decode(value).orElseThrow();
      told.put(entity.id(), entity);
    }
    return told;
  }

  private TestInputTopic<byte[], byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<byte[], byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
