package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a careful reader finds in the sample articles, which are not ours to hand on: they lie
 * beside the project, or where the system property {@code newswatch.seeds} says.
 */
final class SampleArticlesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Annotation> ANNOTATIONS = new HashMap<>();
  private static @Nullable JsonNode expected;

  @BeforeAll
  static void annotateAll() throws IOException {
    Path seeds = seeds();
    Assumptions.assumeTrue(
        seeds != null, "the sample articles are not here: set -Dnewswatch.seeds=FOLDER");
    if (seeds == null) {
      return;
    }
    expected = JSON.readTree(Files.readString(seeds.resolve("expected.json")));
    articles()
        .forEach((file, article) -> ANNOTATIONS.put(file, Shared.annotator().annotate(article)));
  }

  /** The sample articles by the first letters of their files; none where they are absent. */
  static Map<String, RawArticle> articles() throws IOException {
    Map<String, RawArticle> articles = new TreeMap<>();
    Path seeds = seeds();
    if (seeds != null) {
      for (String line : Files.readAllLines(seeds.resolve("articles.jsonl"))) {
        JsonNode article = JSON.readTree(line);
        String file = article.get("file").asString();
        articles.put(
            file.substring(0, 3),
            article(Files.readString(seeds.resolve(file)), article.get("publishedAt").asString()));
      }
    }
    return articles;
  }

  @Test
  void every_expected_date_is_found_with_its_days() {
    var softly = new SoftAssertions();
    for (JsonNode date : expected().get("dates")) {
      softly
          .assertThat(annotation(date).dates())
          .as(date.toString())
          .anySatisfy(
              d -> {
                assertThat(d.surface()).contains(date.get("text").asString());
                assertThat(d.from()).hasToString(date.get("from").asString());
                assertThat(d.to()).hasToString(date.get("to").asString());
              });
    }
    softly.assertAll();
  }

  @Test
  void what_is_never_an_entity_is_none() {
    Set<String> never = new HashSet<>();
    expected().get("entities").get("never").forEach(n -> never.add(n.asString()));
    for (Annotation annotation : ANNOTATIONS.values()) {
      assertThat(annotation.mentions())
          .noneMatch(m -> never.contains(m.surface().toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void names_beside_damaged_characters_are_found() {
    for (JsonNode damaged : expected().get("damaged")) {
      String name = damaged.get("text").asString().replaceAll(".*\u2020\\s*", "");
      assertThat(annotation(damaged).mentions())
          .anyMatch(m -> m.surface().equals(name) && m.type() == MentionType.PERSON);
    }
  }

  @Test
  void every_spelling_is_found_where_it_stands_with_its_type() {
    var softly = new SoftAssertions();
    for (JsonNode one : expected().get("entities").get("one")) {
      MentionType type = MentionType.valueOf(one.get("type").asString());
      for (JsonNode file : one.get("files")) {
        Set<String> spellings = new HashSet<>();
        one.get("spellings").forEach(s -> spellings.add(s.asString()));
        softly
            .assertThat(annotation(file.asString()).mentions())
            .as(file + " " + spellings)
            .anyMatch(m -> m.type() == type && spellings.contains(m.surface()));
      }
    }
    softly.assertAll();
  }

  @Test
  void those_who_are_apart_never_share_a_head() {
    for (JsonNode pair : expected().get("entities").get("apart")) {
      for (Annotation annotation : ANNOTATIONS.values()) {
        assertThat(heads(annotation, pair.get(0).asString()))
            .doesNotContainAnyElementsOf(heads(annotation, pair.get(1).asString()));
      }
    }
  }

  private static Set<String> heads(Annotation annotation, String surface) {
    Set<String> heads = new HashSet<>();
    heads.add("the head of " + surface);
    annotation.mentions().stream()
        .filter(m -> m.surface().equals(surface))
        .map(Mention::head)
        .forEach(heads::add);
    return heads;
  }

  private static JsonNode expected() {
    return java.util.Objects.requireNonNull(expected);
  }

  private static Annotation annotation(JsonNode expectation) {
    return annotation(expectation.get("file").asString());
  }

  private static Annotation annotation(String file) {
    return java.util.Objects.requireNonNull(ANNOTATIONS.get(file), "no such sample");
  }

  private static RawArticle article(String text, String day) {
    return RawArticle.builder(
            ArticleId.ofText("samples", text),
            new SourceRef("samples", "Samples", null, null, null),
            "Sample",
            text,
            Instant.parse("2026-01-01T00:00:00Z"))
        .publishedAt(Instant.parse(day + "T00:00:00Z"))
        .build();
  }

  private static @Nullable Path seeds() {
    String named = System.getProperty("newswatch.seeds");
    if (named != null) {
      return Path.of(named);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path seeds = folder.resolve("shared").resolve("seeds");
      if (Files.isRegularFile(seeds.resolve("expected.json"))) {
        return seeds;
      }
      folder = folder.getParent();
    }
    return null;
  }
}
