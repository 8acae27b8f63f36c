package org.newswatch.e2e.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.newswatch.kibana.requests.PanelRequest;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import tools.jackson.databind.JsonNode;

/** Asks an Elasticsearch what panels ask, and whether they would show anything. */
public final class PanelAnswers implements AutoCloseable {

  private final ElasticsearchHttp http;

  /** Of the Elasticsearch at this address. */
  public PanelAnswers(URI elasticsearch) {
    http = new ElasticsearchHttp(ElasticsearchSettings.of(elasticsearch), Duration.ofSeconds(30));
  }

  /** The answer; fails when it is none, or that of some shards only. */
  public JsonNode answer(String index, JsonNode body) throws InterruptedException {
    return switch (http.send("POST", "/" + index + "/_search", body.toString())) {
      case Answer.Reply reply -> {
        assertThat(reply.ok()).as("%s asked %s", reply.summary(), body).isTrue();
        assertThat(reply.json().at("/_shards/failed").asInt(-1)).isZero();
        yield reply.json();
      }
      case Answer.NoReply none -> throw new AssertionError(none.detail());
    };
  }

  /** What panels would show empty, and where in them. */
  public List<String> empty(List<PanelRequest> requests) throws InterruptedException {
    List<String> empty = new ArrayList<>();
    for (PanelRequest request : requests) {
      JsonNode answer = answer(request.index(), request.body());
      if (isEmpty(answer)) {
        empty.add(request + ": no documents");
      } else {
        missing(request.body().path("aggs"), List.of(answer.path("aggregations")))
            .forEach(name -> empty.add(request + ": nothing in " + name));
        empty.addAll(empty(request.afterwards(answer).stream().toList()));
      }
    }
    return empty;
  }

  /** Whether a panel that got this has nothing to show at all. */
  static boolean isEmpty(JsonNode answer) {
    return answer.at("/hits/total/value").asLong(0) == 0;
  }

  /** The aggregations that none of the buckets around them has anything of. */
  private static List<String> missing(JsonNode asked, List<JsonNode> around) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> aggregation : asked.properties()) {
      List<JsonNode> found =
          around.stream()
              .map(bucket -> bucket.path(aggregation.getKey()))
              .filter(has(aggregation.getValue()))
              .toList();
      if (found.isEmpty()) {
        missing.add(aggregation.getKey());
      }
      List<JsonNode> inside =
          found.stream()
              .flatMap(
                  one ->
                      one.has("buckets")
                          ? one.path("buckets").valueStream()
                          : java.util.stream.Stream.of(one))
              .toList();
      missing.addAll(missing(aggregation.getValue().path("aggs"), inside));
    }
    return missing;
  }

  private static Predicate<JsonNode> has(JsonNode asked) {
    return found -> {
      if (found.has("buckets")) {
        return found
            .path("buckets")
            .valueStream()
            .anyMatch(bucket -> bucket.path("doc_count").asLong(0) > 0);
      }
      if (asked.has("filter")) {
        return found.path("doc_count").asLong(0) > 0;
      }
      return found.has("values")
          ? !found.at("/values/50.0").isNull()
          : found.at("/hits/total/value").asLong(0) > 0 || found.path("value").isNumber();
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
