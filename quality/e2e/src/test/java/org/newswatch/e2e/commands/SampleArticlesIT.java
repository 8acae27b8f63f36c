package org.newswatch.e2e.commands;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;
import org.newswatch.e2e.kibana.PanelAnswers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code search} and {@code stories} tell of the sample articles. */
class SampleArticlesIT {

  private static final String ALL_PERSONS =
      """
      {"size": 0, "aggs": {"persons": {"terms": {"field": "persons", "size": 1000}}}}
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;
  private Instance instance;

  @BeforeEach
  void begin() {
    instance = new Instance(folder);
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  void the_sample_articles_hold_what_a_careful_reader_finds_in_them() throws Exception {
    assumeThat(Seeds.folder())
        .as("skipped: the sample articles are not beside this checkout (shared/seeds)")
        .isPresent();
    Path seeds = Seeds.folder().orElseThrow();
    instance.run();
    Result imported =
        instance.command("import", seeds.resolve("articles.jsonl").toString(), "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();

    Seeds.assertSearchesHold(seeds, instance::files);
    theyTellFourStoriesOneOfThemTwice();
    dashboardsHaveOnePersonOnceHoweverSpelled(seeds);
  }

  private void dashboardsHaveOnePersonOnceHoweverSpelled(Path seeds) throws Exception {
    try (var answers = new PanelAnswers(instance.elasticsearch())) {
      JsonNode typed =
          JSON.readTree(
              "{\"query\":{\"multi_match\":{\"type\":\"best_fields\",\"lenient\":true,\"query\":\"Lukashenka\"}}}");
      assertThat(answers.answer("newswatch-articles", typed).at("/hits/total/value").asInt())
          .isEqualTo(5);

      JsonNode groups =
          JSON.readTree(Files.readAllBytes(seeds.resolve("expected.json"))).at("/entities/one");
      assertThat(groups).anyMatch(group -> group.path("type").asString().equals("PERSON"));
      // Articles get a label of their person soon after it turned out to be the better one.
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                JsonNode buckets =
                    answers
                        .answer("newswatch-articles", JSON.readTree(ALL_PERSONS))
                        .at("/aggregations/persons/buckets");
                for (JsonNode group : groups) {
                  if (group.path("type").asString().equals("PERSON")) {
                    assertOneBucket(buckets, group);
                  }
                }
              });
    }
  }

  private static void assertOneBucket(JsonNode buckets, JsonNode group) {
    Set<String> spellings =
        group.path("spellings").valueStream().map(JsonNode::asString).collect(toSet());
    assertThat(buckets)
        .filteredOn(bucket -> spellings.contains(bucket.path("key").asString()))
        .as(spellings.toString())
        .singleElement()
        .extracting(bucket -> bucket.path("doc_count").asInt())
        .isEqualTo(group.path("files").size());
  }

  private void theyTellFourStoriesOneOfThemTwice() {
    JsonNode stories = JSON.readTree(instance.command("stories", "list", "--json").out());
    assertThat(stories.valueStream().map(story -> story.path("articles").asInt()))
        .as(stories.toPrettyString())
        .containsExactly(2, 1, 1, 1);
    String id = stories.get(0).path("id").asString();
    assertThat(instance.files("story:" + id)).containsExactlyInAnyOrder("000", "001");

    assertThat(instance.command("stories", "list").out()).contains(id, "4 of 4 stories");
    Result shown = instance.command("stories", "show", id.substring(0, 8));
    assertThat(shown.exitCode()).as(shown.all()).isZero();
    assertThat(shown.out())
        .contains(id, "2 articles", "Articles by", "2 articles in the index, the newest first");
    assertThat(instance.command("stories", "show", "s-nobody").exitCode()).isEqualTo(2);
  }
}
