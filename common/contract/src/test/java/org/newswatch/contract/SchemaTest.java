package org.newswatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas, the records and what earlier versions wrote must say the same. */
class SchemaTest {

  private static final String SCHEMAS = "/org/newswatch/contract/schema/records-1.schema.json";
  private static final JsonNode TREE = JsonMapper.shared().readTree(resource(SCHEMAS));

  /** Records of one type that say quite different things have samples of their own. */
  private static final Map<String, String> SCHEMA_OF =
      Map.of("Surge", "Alert", "HeardAgain", "Alert");

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of("RawArticle", Codec.RAW_ARTICLE, Samples.RAW),
        Arguments.of("AnnotatedArticle", Codec.ANNOTATED_ARTICLE, Samples.ANNOTATED),
        Arguments.of("EnrichedArticle", Codec.ENRICHED_ARTICLE, Samples.ENRICHED),
        Arguments.of("Entity", Codec.ENTITY, Samples.ENTITY),
        Arguments.of("Merge", Codec.ENTITY_DECISION, Samples.MERGE),
        Arguments.of("Split", Codec.ENTITY_DECISION, Samples.SPLIT),
        Arguments.of("Label", Codec.ENTITY_DECISION, Samples.LABEL),
        Arguments.of("Alias", Codec.ENTITY_DECISION, Samples.ALIAS),
        Arguments.of("Undo", Codec.ENTITY_DECISION, Samples.UNDO),
        Arguments.of("Story", Codec.STORY, Samples.STORY),
        Arguments.of("Subscription", Codec.SUBSCRIPTION, AlertSamples.SUBSCRIPTION),
        Arguments.of("AlertCandidate", Codec.ALERT_CANDIDATE, AlertSamples.ALERT_CANDIDATE),
        Arguments.of("Alert", Codec.ALERT, AlertSamples.ALERT),
        Arguments.of("Surge", Codec.ALERT, AlertSamples.SURGE),
        Arguments.of("HeardAgain", Codec.ALERT, AlertSamples.HEARD_AGAIN),
        Arguments.of("Digest", Codec.DIGEST, AlertSamples.DIGEST),
        Arguments.of("ReadTally", Codec.READ_TALLY, AlertSamples.READ_TALLY),
        Arguments.of("Delivery", Codec.DELIVERY, AlertSamples.DELIVERY),
        Arguments.of("AlertFeedback", Codec.ALERT_FEEDBACK, AlertSamples.FEEDBACK),
        Arguments.of("Forgotten", Codec.FORGOTTEN, Samples.FORGOTTEN),
        Arguments.of("LetterHandled", Codec.LETTER_HANDLED, Samples.LETTER_HANDLED),
        Arguments.of("Job", Codec.JOB, Samples.JOB),
        Arguments.of("FetchResult", Codec.FETCH_RESULT, Samples.FETCH),
        Arguments.of("Source", Codec.SOURCE, Samples.SOURCE),
        Arguments.of("SourceHealth", Codec.SOURCE_HEALTH, Samples.HEALTH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  <T> void what_the_codec_writes_fits_the_schema(String name, Codec<T> codec, T value) {
    String json = new String(codec.encode(value), StandardCharsets.UTF_8);

    assertThat(schemaOf(SCHEMA_OF.getOrDefault(name, name)).validate(json, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void the_result_of_a_look_at_a_feed_fits_the_schema_and_reads_as_written() {
    byte[] bytes = Codec.FETCH_RESULT.encode(Samples.LOOK);

    assertThat(
            schemaOf("FetchResult")
                .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(Codec.FETCH_RESULT.decode(bytes).orElseThrow()).isEqualTo(Samples.LOOK);
  }

  @Test
  void an_annotation_with_words_that_may_be_names_fits_the_schema_and_reads_as_written() {
    var annotation =
        new Annotation(
            "be",
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            false,
            "1",
            List.of(new Candidate(Field.TEXT, "Port Ennis", 13, 23, "Port Ennis")));
    byte[] bytes = Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(Samples.RAW, annotation));

    assertThat(
            schemaOf("AnnotatedArticle")
                .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(Codec.ANNOTATED_ARTICLE.decode(bytes).orElseThrow().annotation())
        .isEqualTo(annotation);
  }

  @Test
  void an_annotation_of_an_earlier_build_has_no_such_words() {
    byte[] golden = resource("/golden/AnnotatedArticle-1.json").getBytes(StandardCharsets.UTF_8);

    assertThat(Codec.ANNOTATED_ARTICLE.decode(golden).orElseThrow().annotation().candidates())
        .isEmpty();
  }

  @Test
  void what_is_known_beyond_the_type_fits_the_schema_and_reads_as_written() {
    AnnotatedArticle annotated = Samples.annotatedWith(Samples.COUNTRY);
    EnrichedArticle enriched = Samples.enrichedWith(Samples.COUNTRY_REF);
    byte[] annotatedBytes = Codec.ANNOTATED_ARTICLE.encode(annotated);
    byte[] enrichedBytes = Codec.ENRICHED_ARTICLE.encode(enriched);

    assertThat(
            schemaOf("AnnotatedArticle")
                .validate(new String(annotatedBytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(
            schemaOf("EnrichedArticle")
                .validate(new String(enrichedBytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(Codec.ANNOTATED_ARTICLE.decode(annotatedBytes).orElseThrow()).isEqualTo(annotated);
    assertThat(Codec.ENRICHED_ARTICLE.decode(enrichedBytes).orElseThrow()).isEqualTo(enriched);
  }

  @Test
  void an_entity_of_a_kind_fits_the_schema_and_reads_as_written() {
    byte[] bytes = Codec.ENTITY.encode(Samples.CITY);

    assertThat(
            schemaOf("Entity")
                .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(Codec.ENTITY.decode(bytes).orElseThrow()).isEqualTo(Samples.CITY);
  }

  @Test
  void what_a_revision_changed_fits_the_schema_and_reads_as_written() {
    byte[] bytes = Codec.ENRICHED_ARTICLE.encode(Samples.REVISED);

    assertThat(
            schemaOf("EnrichedArticle")
                .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(Codec.ENRICHED_ARTICLE.decode(bytes).orElseThrow()).isEqualTo(Samples.REVISED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void a_subscription_of_another_kind_fits_the_schema_and_reads_as_written(Subscription kind) {
    byte[] bytes = Codec.SUBSCRIPTION.encode(kind);

    assertThat(
            schemaOf("Subscription")
                .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
        .isEmpty();
    assertThat(Codec.SUBSCRIPTION.decode(bytes).orElseThrow()).isEqualTo(kind);
  }

  static Stream<Subscription> kinds() {
    return Stream.of(AlertSamples.SPIKE, AlertSamples.SILENCE);
  }

  @Test
  void a_near_duplicate_is_of_another_article_and_only_it_is_similar() {
    ObjectNode similar = tree();
    similar.remove("nearDuplicateOf");
    ObjectNode itself = tree();
    itself.put("nearDuplicateOf", Samples.RAW.id().value());

    for (JsonNode bad : List.of(similar, itself)) {
      assertThat(Codec.ENRICHED_ARTICLE.decode(JsonMapper.shared().writeValueAsBytes(bad)))
          .isInstanceOf(Decoded.Undecodable.class);
    }
  }

  private static ObjectNode tree() {
    return (ObjectNode)
        JsonMapper.shared().readTree(Codec.ENRICHED_ARTICLE.encode(Samples.REVISED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  <T> void what_version_1_wrote_reads_as_it_was_meant(String name, Codec<T> codec, T value) {
    byte[] golden = resource("/golden/" + name + "-1.json").getBytes(StandardCharsets.UTF_8);

    assertThat(codec.decode(golden).orElseThrow()).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  <T> void what_this_build_writes_version_1_could_read(String name, Codec<T> codec, T value) {
    JsonMapper mapper = JsonMapper.shared();
    JsonNode written = mapper.readTree(codec.encode(value));
    JsonNode golden = mapper.readTree(resource("/golden/" + name + "-1.json"));

    // New fields may come; what was there must keep its place and meaning.
    golden
        .propertyNames()
        .forEach(field -> assertThat(written.get(field)).isEqualTo(golden.get(field)));
  }

  @Test
  void every_record_has_exactly_the_properties_of_its_schema() {
    for (Class<?> type :
        Set.of(
            RawArticle.class,
            AnnotatedArticle.class,
            EnrichedArticle.class,
            Revision.class,
            Revision.Labelled.class,
            Entity.class,
            EntityDecision.Merge.class,
            EntityDecision.Split.class,
            EntityDecision.Label.class,
            EntityDecision.Alias.class,
            EntityDecision.Undo.class,
            Story.class,
            Story.Named.class,
            Story.Hour.class,
            Subscription.class,
            Subscription.Filters.class,
            Subscription.QuietHours.class,
            Subscription.Spike.class,
            Subscription.Silence.class,
            Channel.class,
            AlertCandidate.class,
            AlertCandidate.Asked.class,
            Told.class,
            MatchedClause.class,
            Snippet.class,
            Alert.class,
            Alert.Held.class,
            Alert.Links.class,
            Alert.Surge.class,
            Alert.Quiet.class,
            Digest.class,
            ReadTally.class,
            Delivery.class,
            AlertFeedback.class,
            Forgotten.class,
            LetterHandled.class,
            Job.class,
            Job.Event.class,
            FetchResult.class,
            FetchResult.Listed.class,
            FetchResult.ReadArticle.class,
            Source.class,
            SourceHealth.class,
            SourceRef.class,
            Annotation.class,
            Mention.class,
            Candidate.class,
            DateMention.class,
            EntityRef.class)) {
      Set<String> declared = new TreeSet<>();
      TREE.get("$defs")
          .get(type.getSimpleName())
          .get("properties")
          .propertyNames()
          .forEach(declared::add);
      declared.remove("schemaVersion");
      declared.remove("action");

      assertThat(declared)
          .as(type.getSimpleName())
          .isEqualTo(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getName)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static Schema schemaOf(String definition) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            "{\"$ref\":\"#/$defs/%s\",\"$defs\":%s}".formatted(definition, TREE.get("$defs")));
  }

  private static String resource(String name) {
    try (var in = SchemaTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
