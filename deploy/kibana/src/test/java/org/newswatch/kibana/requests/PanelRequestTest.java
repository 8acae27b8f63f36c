package org.newswatch.kibana.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PanelRequestTest {

  private static final ObjectNode BODY =
      read(
          """
          {"query": {"match_all": {}}, "aggs": {"split": {
            "terms": {"field": "source.name", "size": 2},
            "aggs": {"x": {"date_histogram": {"field": "@timestamp"}}}}}}
          """);

  private static final JsonNode ANSWER =
      read(
          """
          {"aggregations": {"split": {"sum_other_doc_count": 7,
            "buckets": [{"key": "Courier", "doc_count": 5}, {"key": "Herald", "doc_count": 4}]}}}
          """);

  @Test
  void what_is_in_no_bucket_is_asked_for_afterwards() {
    PanelRequest second = request(true).afterwards(ANSWER).orElseThrow();

    assertThat(second.index()).isEqualTo("newswatch-articles");
    assertThat(second.body())
        .isEqualTo(
            read(
                """
                {"query": {"match_all": {}}, "aggs": {"other-filter": {
                  "filters": {"filters": {"": {"bool": {
                    "filter": [{"exists": {"field": "source.name"}}],
                    "must_not": [{"match_phrase": {"source.name": "Courier"}},
                                 {"match_phrase": {"source.name": "Herald"}}]}}}},
                  "aggs": {"x": {"date_histogram": {"field": "@timestamp"}}}}}}
                """));
    assertThat(second.afterwards(ANSWER)).isEmpty();
  }

  @Test
  void nothing_is_asked_afterwards_where_nothing_is_left_or_wanted() {
    JsonNode all = read(ANSWER.toString().replace(":7", ":0"));

    assertThat(all).isNotEqualTo(ANSWER);
    assertThat(request(true).afterwards(all)).isEmpty();
    assertThat(request(false).afterwards(ANSWER)).isEmpty();
  }

  private static PanelRequest request(boolean other) {
    return new PanelRequest("Today", "Volume", "newswatch-articles", true, other, BODY);
  }

  private static ObjectNode read(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }
}
