package org.newswatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.query.IndexTemplates;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.testkit.SharedElasticsearch;
import org.newswatch.testkit.query.GeneratedNews;
import org.newswatch.testkit.query.GeneratedQueries;
import org.newswatch.testkit.query.Interpreter;
import org.newswatch.testkit.query.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A real Elasticsearch and the plain interpreter find the same articles. */
class AgreementIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ARTICLES = 800;
  private static final int QUERIES_EACH = 16;

  /** Pairs of a query and an article that each operator and field must have of both outcomes. */
  private static final int PAIRS_LEAST = 500;

  /** Enough to notice that something is wrong. */
  private static final int FEW_ARTICLES = 200;

  private static final int QUERIES_A_REQUEST = 60;

  private static final List<EnrichedArticle> NEWS = GeneratedNews.of(ARTICLES, 1);
  private static final Map<String, List<Query>> QUERIES = GeneratedQueries.of(QUERIES_EACH, 2);
  private static final List<Reading> READINGS = NEWS.stream().map(Reading::new).toList();
  private static final Interpreter INTERPRETER =
      new Interpreter(GeneratedNews.ASKER, GeneratedNews::stem);

  private static final ElasticsearchHttp HTTP =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(60));

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Test
  void search_and_interpreter_agree_on_every_operator_and_field() throws InterruptedException {
    var differences = new ArrayList<String>();
    var counts = new LinkedHashMap<String, long[]>();
    String index = index(JSON.readTree(IndexTemplates.articles()).path("template"), NEWS);
    for (var kind : QUERIES.entrySet()) {
      List<BitSet> found = found(index, kind.getValue());
      long matching = 0;
      for (int i = 0; i < found.size(); i++) {
        Query query = kind.getValue().get(i);
        BitSet right = interpreted(query);
        matching += right.cardinality();
        difference(query, found.get(i), right).ifPresent(differences::add);
      }
      counts.put(
          kind.getKey(), new long[] {matching, (long) found.size() * NEWS.size() - matching});
    }

    counts.forEach((kind, of) -> System.out.println(kind + " " + of[0] + " / " + of[1]));
    assertThat(differences).isEmpty();
    assertThat(counts)
        .allSatisfy(
            (kind, of) -> assertThat(Math.min(of[0], of[1])).isGreaterThanOrEqualTo(PAIRS_LEAST));
  }

  /** Each with the operator or field that must notice it. */
  @ParameterizedTest
  @CsvSource({
    "title, whitespace, word",
    "text, whitespace, word",
    "keyText, simple, phrase",
    "caseText, simple, case:",
    "typeText, keyword, PERSON",
    "text_en, newswatch_text, stem:",
    "text_ru, english, stem:",
    "personKeys, keyword, person:",
  })
  void another_analyser_is_noticed(String field, String analyzer, String kind)
      throws InterruptedException {
    var template = (ObjectNode) JSON.readTree(IndexTemplates.articles()).path("template");
    template.withObject("/mappings/properties/" + field).put("analyzer", analyzer);
    String index = index(template, NEWS.subList(0, FEW_ARTICLES));
    List<Query> queries = Objects.requireNonNull(QUERIES.get(kind));
    List<BitSet> found = found(index, queries);

    assertThat(found)
        .isNotEqualTo(
            queries.stream().map(query -> interpreted(query).get(0, FEW_ARTICLES)).toList());
  }

  private static BitSet interpreted(Query query) {
    var right = new BitSet();
    for (int i = 0; i < READINGS.size(); i++) {
      right.set(i, INTERPRETER.matches(query, READINGS.get(i)));
    }
    return right;
  }

  private static Optional<String> difference(Query query, BitSet found, BitSet right) {
    BitSet wrong = (BitSet) found.clone();
    wrong.xor(right);
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    int example = wrong.nextSetBit(0);
    EnrichedArticle article = NEWS.get(example);
    return Optional.of(
        Queries.print(query)
            + (found.get(example) ? " should not find " : " should find ")
            + article.article().title()
            + " | "
            + article.article().text()
            + " | "
            + article.article().summary()
            + " | "
            + article.annotation().keyText()
            + " and "
            + (wrong.cardinality() - 1)
            + " others");
  }

  /** The index of these articles, each under its number. */
  private static String index(JsonNode template, List<EnrichedArticle> news)
      throws InterruptedException {
    String index = SharedElasticsearch.uniquePrefix("agreement") + "a";
    ObjectNode body = JSON.createObjectNode();
    body.set("settings", template.path("settings"));
    body.set("mappings", template.path("mappings"));
    ok(HTTP.send("PUT", "/" + index, body.toString()));
    var lines = new NdjsonBody();
    for (int i = 0; i < news.size(); i++) {
      lines
          .line("{\"index\":{\"_id\":\"" + i + "\"}}")
          .line(ArticleDocument.of(news.get(i), GeneratedNews.SEEN));
    }
    JsonNode written = ok(HTTP.postLines("/" + index + "/_bulk?refresh=true", lines));
    assertThat(written.path("errors").asBoolean(true))
        .as(written.toString().substring(0, Math.min(2_000, written.toString().length())))
        .isFalse();
    return index;
  }

  private static List<BitSet> found(String index, List<Query> queries) throws InterruptedException {
    List<BitSet> found = new ArrayList<>();
    for (int from = 0; from < queries.size(); from += QUERIES_A_REQUEST) {
      var lines = new NdjsonBody();
      for (Query query :
          queries.subList(from, Math.min(queries.size(), from + QUERIES_A_REQUEST))) {
        lines
            .line("{}")
            .line(
                "{\"_source\":false,\"size\":"
                    + NEWS.size()
                    + ",\"query\":"
                    + Queries.toElasticsearch(query, GeneratedNews.ASKER)
                    + "}");
      }
      JsonNode answer = ok(HTTP.postLines("/" + index + "/_msearch", lines));
      for (JsonNode response : answer.path("responses")) {
        assertThat(response.has("error")).as(response.path("error").toString()).isFalse();
        var ids = new BitSet();
        response.at("/hits/hits").forEach(hit -> ids.set(hit.path("_id").asInt()));
        found.add(ids);
      }
    }
    return found;
  }

  private static JsonNode ok(Answer answer) {
    return switch (answer) {
      case Answer.Reply reply -> {
        assertThat(reply.ok()).as(reply.summary()).isTrue();
        yield reply.json();
      }
      case Answer.NoReply none -> throw new AssertionError(none.detail());
    };
  }
}
