package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.annotate.Shared;
import org.newswatch.servicekit.management.Metrics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is who across the sample articles, through annotate and connect. They are not ours to hand
 * on: they lie beside the project, or where the system property {@code newswatch.seeds} says.
 */
final class SampleEntitiesTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, EnrichedArticle> ENRICHED = new LinkedHashMap<>();
  private static final Map<String, String> MERGED = new HashMap<>();
  private static JsonNode expected = JSON.createObjectNode();

  @BeforeAll
  static void connectAll(@TempDir Path state) throws IOException {
    Path seeds = seeds();
    expected = JSON.readTree(Files.readString(seeds.resolve("expected.json"))).get("entities");
    var properties = new Properties();
    properties.put("application.id", "samples-test");
    properties.put("bootstrap.servers", "unused:1");
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("state.dir", state.toString());
    try (Metrics metrics = Metrics.create();
        var driver =
            new TopologyTestDriver(ConnectTopology.build(metrics, () -> FETCHED), properties)) {
      var in =
          driver.createInputTopic(
              Topic.ARTICLES_ANNOTATED.topicName(),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      for (String line : Files.readAllLines(seeds.resolve("articles.jsonl"))) {
        JsonNode article = JSON.readTree(line);
        String file = article.get("file").asString();
        RawArticle raw =
            article(
                Files.readString(seeds.resolve(file)).strip(),
                article.get("publishedAt").asString());
        in.pipeInput(
            "key".getBytes(UTF_8),
            Codec.ANNOTATED_ARTICLE.encode(
                new AnnotatedArticle(raw, Shared.annotator().annotate(raw))));
        ENRICHED.put(file.substring(0, 3), enriched(driver));
      }
      for (byte[] value :
          driver
              .createOutputTopic(
                  Topic.ENTITIES.topicName(),
                  new ByteArrayDeserializer(),
                  new ByteArrayDeserializer())
              .readValuesToList()) {
        Entity entity = Codec.ENTITY.decode(value).orElseThrow();
        String into = entity.mergedInto();
        if (into != null) {
          MERGED.put(entity.id(), into);
        }
      }
    }
  }

  private static EnrichedArticle enriched(TopologyTestDriver driver) {
    return Codec.ENRICHED_ARTICLE
        .decode(
            driver
                .createOutputTopic(
                    Topic.ARTICLES_ENRICHED.topicName(),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())
                .readValue())
        .orElseThrow();
  }

  @Test
  void those_who_are_one_are_one_in_all_their_articles() {
    var softly = new SoftAssertions();
    for (JsonNode one : expected.get("one")) {
      MentionType type = MentionType.valueOf(one.get("type").asString());
      Set<String> all = new TreeSet<>();
      for (JsonNode file : one.get("files")) {
        Set<String> here = new TreeSet<>();
        for (JsonNode spelling : one.get("spellings")) {
          here.addAll(ids(file.asString(), type, spelling.asString()));
        }
        softly.assertThat(here).as(file + " " + one.get("spellings")).isNotEmpty();
        all.addAll(here);
      }
      softly.assertThat(all).as(one.get("spellings").toString()).hasSize(1);
    }
    softly.assertAll();
  }

  @Test
  void those_who_are_apart_are_apart_in_all_articles() {
    for (JsonNode pair : expected.get("apart")) {
      Set<String> first = new HashSet<>();
      Set<String> second = new HashSet<>();
      for (String file : ENRICHED.keySet()) {
        first.addAll(ids(file, MentionType.PERSON, pair.get(0).asString()));
        second.addAll(ids(file, MentionType.PERSON, pair.get(1).asString()));
      }
      assertThat(first).as(pair.toString()).isNotEmpty().doesNotContainAnyElementsOf(second);
    }
  }

  @Test
  void what_is_never_an_entity_is_none() {
    Set<String> never = new HashSet<>();
    expected.get("never").forEach(word -> never.add(word.asString()));
    for (EnrichedArticle article : ENRICHED.values()) {
      assertThat(article.entities())
          .noneMatch(entity -> never.contains(entity.label().toLowerCase(Locale.ROOT)))
          .noneMatch(entity -> entity.names().stream().anyMatch(never::contains));
    }
  }

  @Test
  void they_tell_four_stories_as_two_are_of_one_gathering() {
    Set<String> stories = new TreeSet<>();
    ENRICHED.values().forEach(article -> stories.add(String.valueOf(article.storyId())));

    assertThat(stories).hasSize(4);
    assertThat(ENRICHED.get("000"))
        .extracting(EnrichedArticle::storyId)
        .isEqualTo(Objects.requireNonNull(ENRICHED.get("001")).storyId());
  }

  /** The entities that mentions of this surface are, merged ones as what they turned out to be. */
  private static Set<String> ids(String file, MentionType type, String surface) {
    EnrichedArticle article = ENRICHED.get(file);
    Set<String> ids = new TreeSet<>();
    if (article == null) {
      return ids;
    }
    for (Mention mention : article.annotation().mentions()) {
      if (mention.type() == type && mention.surface().equals(surface)) {
        article.entities().stream()
            .filter(entity -> entity.type() == type && entity.names().contains(mention.head()))
            .map(EntityRef::id)
            .map(SampleEntitiesTest::standing)
            .forEach(ids::add);
      }
    }
    return ids;
  }

  private static String standing(String id) {
    String at = id;
    String into = MERGED.get(at);
    while (into != null) {
      at = into;
      into = MERGED.get(at);
    }
    return at;
  }

  private static RawArticle article(String text, String day) {
    String title = text.lines().findFirst().orElseThrow();
    return RawArticle.builder(
            ArticleId.ofText("samples", text),
            new SourceRef("samples", "Samples", null, null, null),
            title.substring(0, Math.min(title.length(), 300)),
            text,
            FETCHED)
        .publishedAt(Instant.parse(day + "T00:00:00Z"))
        .build();
  }

  private static Path seeds() {
    String named = System.getProperty("newswatch.seeds");
    if (named != null) {
      return Path.of(named);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path seeds = folder.resolve("shared/seeds");
      if (Files.isRegularFile(seeds.resolve("expected.json"))) {
        return seeds;
      }
    }
    return abort("the sample articles are not here: set -Dnewswatch.seeds=FOLDER");
  }
}
