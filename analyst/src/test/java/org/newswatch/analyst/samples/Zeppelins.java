package org.newswatch.analyst.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.search.Questions;
import org.newswatch.analyst.search.SavedQueries;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import org.newswatch.query.NameText;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;

/**
 * Articles of three papers about zeppelins, an hour apart, in an index of their own on the real
 * server; other tests have others there.
 */
public final class Zeppelins {

  public static final int ARTICLES = 25;
  public static final Instant FIRST = Instant.parse("2026-10-05T08:00:00Z");

  /** What finds them, and no article of another test. */
  public static final String QUERY = "zeppelins";

  private static final Instant NOW = Instant.parse("2026-10-06T12:00:00Z");
  private static final String INDEX = IndexNames.ARTICLES.firstIndex(FIRST);
  private static final String STORIES = IndexNames.STORIES.firstIndex(FIRST);

  private final Same same = new Same();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));

  private Zeppelins() {}

  /** All of them, to be found. */
  public static Zeppelins indexed() throws InterruptedException {
    var zeppelins = new Zeppelins();
    zeppelins.fill();
    return zeppelins;
  }

  private void fill() throws InterruptedException {
    ok(http.send("PUT", "/_index_template/newswatch-articles", IndexTemplates.articles()));
    var lines = new StringBuilder();
    for (int i = 0; i < ARTICLES; i++) {
      lines.append("{\"index\":{\"_id\":\"%s\"}}\n%s\n".formatted(id(i), document(i)));
    }
    Answer.Reply reply =
        ok(
            http.postLines(
                "/" + INDEX + "/_bulk?refresh=true",
                NdjsonBody.of(lines.toString().getBytes(UTF_8))));
    assertThat(reply.json().path("errors").asBoolean(true)).isFalse();
    ok(
        http.send(
            "PUT",
            "/_index_template/newswatch-stories",
            IndexTemplates.of(IndexNames.STORIES, IndexOptions.DEFAULT)));
    for (int i = 0; i < 2; i++) {
      ok(http.send("PUT", "/" + STORIES + "/_doc/story" + i + "?refresh=true", story(i)));
    }
  }

  private static String story(int number) {
    return """
        {"storyId": "story%d", "title": "Zeppelins %s", "titleArticle": "%s", \
        "firstSeen": "%s", "lastSeen": "%s", "articles": %d, "sources": %d, \
        "persons": ["Anna Berg"], "places": ["Velin"], "languages": ["en"], "version": 1, \
        "details": {"hours": [{"from": "%s", "articles": %d}]}}"""
        .formatted(
            number,
            number == 0 ? "come" : "go",
            id(number),
            FIRST,
            FIRST.plus(Duration.ofHours(ARTICLES - 1)),
            ARTICLES / 2 + 1 - number,
            3 - number,
            FIRST,
            ARTICLES / 2 + 1 - number);
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

  /** Which entities and stories are one: none until told. */
  public Same same() {
    return same;
  }

  /** The day after them. */
  public InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  /** Questions of that day. */
  public Questions questions() {
    return new Questions(same, new SavedQueries(), clock(), ZoneOffset.UTC);
  }

  /** Takes them away. */
  public void clear() throws InterruptedException {
    for (String index : new String[] {INDEX, STORIES}) {
      var unused = http.send("DELETE", "/" + index);
    }
    http.close();
  }

  /** The id of one of them, in the order of time. */
  public static String id(int number) {
    return ArticleId.ofUrl("https://paper.test/zeppelins/" + number).value();
  }

  /** Every fifth repeats the one before; every fourth speaks of a day. */
  private static String document(int i) {
    return """
        {"articleId": "%s", "title": "Zeppelins over the harbour", "text": "They came at noon.", \
        "keyTitle": "Zeppelins over the harbour", "keyText": "They came at noon.", \
        "@timestamp": "%s", "firstSeenAt": "%s", "url": "https://paper.test/%d", \
        "source": {"id": "paper-%d", "name": "Paper %d", "country": "%s"}, "language": "%s", \
        "persons": ["Anna Berg"], "personKeys": ["%s"], "organizations": ["Harbour Board"], \
        "organizationKeys": ["%s"], "places": ["Velin"], "placeKeys": ["%s"], \
        "storyId": "story%d"%s%s, "revision": 1}"""
        .formatted(
            id(i),
            FIRST.plus(Duration.ofHours(i)),
            FIRST.plus(Duration.ofHours(i)),
            i,
            i % 3,
            i % 3,
            i % 3 == 0 ? "GB" : "DE",
            i % 3 == 0 ? "en" : "de",
            keyed("Anna Berg"),
            keyed("Harbour Board"),
            keyed("Velin"),
            i % 2,
            i % 5 == 4 ? ", \"nearDuplicateOf\": \"%s\"".formatted(id(i - 1)) : "",
            i % 4 == 0
                ? ", \"mentionedDays\": [\"2026-12-01\"], \"mentionedShortDates\":"
                    + " [{\"gte\": \"2026-12-01\", \"lte\": \"2026-12-01\"}]"
                : "")
        .replace("\n", " ");
  }

  private static String keyed(String name) {
    return NameText.keyed(name);
  }
}
