package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample articles beside the checkout; they belong to their publishers and are not in it. */
final class Seeds {

  private static final String FOLDER = "shared/seeds";

  private Seeds() {}

  /** Where they are; empty when they are not beside this checkout. */
  static Optional<Path> folder() {
    for (Path above = Launcher.checkout(); above != null; above = above.getParent()) {
      Path seeds = above.resolve(FOLDER);
      if (Files.isRegularFile(seeds.resolve("articles.jsonl"))) {
        return Optional.of(seeds);
      }
    }
    return Optional.empty();
  }

  /**
   * What a careful reader finds in them by each query, is found.
   *
   * @param finder the files that a query finds, by the digits that their names begin with
   */
  static void assertSearchesHold(Path seeds, Function<String, List<String>> finder)
      throws IOException {
    JsonNode searches =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(seeds.resolve("expected.json")))
            .path("searches");
    assertThat(searches).isNotEmpty();
    for (JsonNode search : searches) {
      String query = search.path("query").asString();
      List<String> files = finder.apply(query);
      if (search.has("files")) {
        assertThat(files)
            .as(query)
            .containsExactlyInAnyOrderElementsOf(texts(search.path("files")));
      } else {
        assertThat(files)
            .as(query)
            .containsAll(texts(search.path("include")))
            .doesNotContainAnyElementsOf(texts(search.path("exclude")));
      }
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asString()));
    return values;
  }
}
