package org.newswatch.analyst.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.samples.ScriptedIndex;
import org.newswatch.analyst.samples.ScriptedIndex.Asked;
import org.newswatch.analyst.samples.ScriptedIndex.Said;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SnapshotTest {

  private static final String PARTIAL =
      """
      {"_shards":{"failed":1,"failures":[{"reason":{"type":"search_context_missing_exception"}}]},
       "hits":{"total":{"value":3},"hits":[]}}""";

  private static final String NO_INDEX =
      "{\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"no such index\"},"
          + "\"status\":404}";

  private static final Said POINT = new Said(200, "{\"id\":\"point\"}");

  private final Queue<Said> points = new ArrayDeque<>();
  private final Queue<Said> searches = new ArrayDeque<>();

  private Said answer(Asked asked) {
    if (asked.path().contains("/_pit")) {
      return asked.method().equals("DELETE") ? new Said(200, "{}") : points.remove();
    }
    return searches.remove();
  }

  private static ObjectNode all() {
    return new JsonMapper().createObjectNode().put("size", 1);
  }

  private static Said many(String answer) {
    return new Said(200, "{\"responses\":[" + answer + "]}");
  }

  @Test
  void a_moment_of_which_one_shard_is_lost_is_opened_anew_and_no_part_counts_as_all()
      throws Exception {
    points.addAll(List.of(POINT, POINT));
    searches.addAll(List.of(many(PARTIAL), many(ScriptedIndex.EMPTY)));
    try (var scripted = ScriptedIndex.start(this::answer);
        Snapshot snapshot = scripted.index().snapshot(IndexNames.ARTICLES)) {

      Result<List<Result<JsonNode>>> answers = snapshot.searches(List.of(all()));

      assertThat(answers).isInstanceOf(Result.Found.class);
      assertThat(snapshot.lost()).isEqualTo(1);
      assertThat(scripted.requests())
          .filteredOn(asked -> asked.path().startsWith("/_msearch"))
          .allSatisfy(
              asked -> assertThat(asked.body()).contains("\"allow_partial_search_results\":false"));
    }
  }

  @Test
  void an_index_that_was_there_and_is_not_now_is_away_and_not_empty() throws Exception {
    points.addAll(List.of(POINT, new Said(404, NO_INDEX), POINT));
    searches.addAll(List.of(new Said(404, NO_INDEX), new Said(200, ScriptedIndex.EMPTY)));
    try (var scripted = ScriptedIndex.start(this::answer);
        Snapshot snapshot = scripted.index().snapshot(IndexNames.ARTICLES)) {

      assertThat(snapshot.search(all())).isInstanceOf(Result.Unavailable.class);
      assertThat(snapshot.search(all())).isInstanceOf(Result.Found.class);
      assertThat(snapshot.lost()).isEqualTo(1);
    }
  }
}
