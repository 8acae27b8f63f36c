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
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;

/** Documents on the real server, in indices of their own; other tests have others there. */
public abstract sealed class ServerSample permits Harbour, Zeppelins {

  private final Instant now;
  private final List<IndexNames> names;
  private final Same same = new Same();
  private final StringBuilder lines = new StringBuilder();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));

  /**
   * @param now the moment of those who ask; of the month of all documents
   */
  ServerSample(Instant now, IndexNames... names) {
    this.now = now;
    this.names = List.of(names);
  }

  /** Another document to be there once this is filled. */
  final void document(IndexNames kind, String id, String document) {
    lines.append(
        "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n%s\n"
            .formatted(kind.firstIndex(now), id, document));
  }

  /** Makes all documents be there, to be found. */
  final void fill() throws InterruptedException {
    for (IndexNames kind : names) {
      var unused =
          ok(
              http.send(
                  "PUT",
                  "/_index_template/" + kind.templateName(),
                  IndexTemplates.of(kind, IndexOptions.DEFAULT)));
    }
    Answer.Reply reply =
        ok(http.postLines("/_bulk?refresh=true", NdjsonBody.of(lines.toString().getBytes(UTF_8))));
    assertThat(reply.json().path("errors").asBoolean(true)).as(reply.json().toString()).isFalse();
  }

  private static Answer.Reply ok(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Reply.class);
    Answer.Reply reply = (Answer.Reply) answer;
    assertThat(reply.ok()).as(reply.summary()).isTrue();
    return reply;
  }

  /** Where they are. */
  public final Index index() {
    return new Index(http, Sleeper.SYSTEM);
  }

  /** Which entities and stories are one. */
  public final Same same() {
    return same;
  }

  /** When one asks. */
  public final InstantSource clock() {
    return InstantSource.fixed(now);
  }

  /** Questions of that day. */
  public final Questions questions() {
    return new Questions(same, new SavedQueries(), clock(), ZoneOffset.UTC);
  }

  /** Takes them away. */
  public final void clear() throws InterruptedException {
    for (IndexNames kind : names) {
      var unused = http.send("DELETE", "/" + kind.firstIndex(now));
    }
    http.close();
  }
}
