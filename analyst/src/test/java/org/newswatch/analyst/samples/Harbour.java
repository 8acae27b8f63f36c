package org.newswatch.analyst.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.search.Questions;
import org.newswatch.analyst.search.SavedQueries;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;

/**
 * Ten days of articles of four papers on the real server: every day one names the harbour master
 * Anna Berg; on the last day three papers name the diver Olga Ivanova, whom one of them calls by
 * another id, three name the pilot, whom one named five days before, and one names the mayor four
 * times.
 */
public final class Harbour {

  public static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");

  /** The diver, in Cyrillic letters. */
  public static final String IVANOVA =
      "\u041e\u043b\u044c\u0433\u0430 \u0418\u0432\u0430\u043d\u043e\u0432\u0430";

  private static final String ARTICLES = IndexNames.ARTICLES.firstIndex(NOW);
  private static final String ENTITIES = IndexNames.ENTITIES.firstIndex(NOW);
  private static final int DAYS = 10;
  private static final int OF_MAYOR = 4;

  private final Same same = new Same();
  private final StringBuilder lines = new StringBuilder();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));

  private Harbour() {}

  /** All of them, to be found. */
  public static Harbour indexed() throws InterruptedException {
    var harbour = new Harbour();
    harbour.fill();
    return harbour;
  }

  private void fill() throws InterruptedException {
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.ENTITIES)) {
      ok(
          http.send(
              "PUT",
              "/_index_template/" + names.templateName(),
              IndexTemplates.of(names, IndexOptions.DEFAULT)));
    }
    for (int day = 0; day < DAYS; day++) {
      article("berg" + day, day, 0, "Harbour master Anna Berg spoke.", "p-berg");
    }
    article("olga1", 0, 1, "Olga Ivanova dived.", "p-olga", "p-berg");
    article("olga2", 0, 2, "Ivanova dived.", "p-olga");
    article("olga3", 0, 3, IVANOVA + ".", "p-olga2");
    for (int paper = 1; paper <= 3; paper++) {
      article("pilot" + paper, 0, paper, "Otto Falk came.", "p-pilot");
    }
    article("pilot4", 5, 1, "Otto Falk went.", "p-pilot");
    for (int i = 0; i < OF_MAYOR; i++) {
      article("mayor" + i, 0, 1, "The mayor Ivo Ivanov sat.", "p-mayor");
    }
    entity("p-berg", 12, null, "Anna Berg", "Berg");
    entity("p-olga", 2, null, "Olga Ivanova", "Ivanova");
    entity("p-olga2", 1, "p-olga", "Volha Ivanova", IVANOVA);
    entity("p-pilot", 4, null, "Otto Falk");
    entity("p-mayor", 4, null, "Ivo Ivanov");
    Answer.Reply reply =
        ok(http.postLines("/_bulk?refresh=true", NdjsonBody.of(lines.toString().getBytes(UTF_8))));
    assertThat(reply.json().path("errors").asBoolean(true)).as(reply.json().toString()).isFalse();
    same.entities().take(Told.entity("p-olga2", "Volha Ivanova", "p-olga"));
  }

  private void article(String name, int daysAgo, int paper, String text, String... entities) {
    Instant time = NOW.minus(Duration.ofDays(daysAgo)).minus(Duration.ofHours(1));
    String document =
        """
        {"articleId": "%s", "title": "By the harbour", "text": "%s", "@timestamp": "%s",\
         "firstSeenAt": "%s", "url": "https://paper.test/%s",\
         "source": {"id": "paper-%d", "name": "Paper %d"}, "language": "en",\
         "entityIds": ["%s"], "revision": 1}"""
            .formatted(
                ArticleId.ofUrl("https://paper.test/" + name).value(),
                text,
                time,
                time,
                name,
                paper,
                paper,
                String.join("\", \"", entities));
    line(ARTICLES, ArticleId.ofUrl("https://paper.test/" + name).value(), document);
  }

  private void entity(
      String id,
      long articles,
      @org.jspecify.annotations.Nullable String into,
      String label,
      String... others) {
    line(ENTITIES, id, SampleEntities.person(id, articles, into, label, others));
  }

  private void line(String index, String id, String document) {
    lines.append(
        "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n%s\n".formatted(index, id, document));
  }

  private static Answer.Reply ok(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Reply.class);
    Answer.Reply reply = (Answer.Reply) answer;
    assertThat(reply.ok()).as(reply.summary()).isTrue();
    return reply;
  }

  /** Where they are. */
  public Index index() {
    return new Index(http, Sleeper.SYSTEM);
  }

  /** Which entities are one: the two divers. */
  public Same same() {
    return same;
  }

  /** The last day. */
  public InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  /** Questions of that day. */
  public Questions questions() {
    return new Questions(same, new SavedQueries(), clock(), ZoneOffset.UTC);
  }

  /** Searches of that day. */
  public SearchCalls search() {
    return new SearchCalls(index(), questions(), same);
  }

  /** Takes them away. */
  public void clear() throws InterruptedException {
    for (String index : List.of(ARTICLES, ENTITIES)) {
      var unused = http.send("DELETE", "/" + index);
    }
    http.close();
  }
}
