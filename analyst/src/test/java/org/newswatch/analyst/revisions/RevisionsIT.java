package org.newswatch.analyst.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;

class RevisionsIT {

  private static final ArticleId ID = ArticleId.ofUrl("https://paper.test/ferry");
  private static final Instant SEEN = Instant.parse("2026-08-05T08:00:00Z");
  private static final String INDEX = IndexNames.REVISIONS.firstIndex(SEEN);

  private final ElasticsearchHttp http =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));
  private final RevisionCalls calls = new RevisionCalls(new Index(http, Sleeper.SYSTEM));

  @AfterEach
  void clear() throws InterruptedException {
    var unused = http.send("DELETE", "/" + INDEX);
    http.close();
  }

  @Test
  void revisions_are_told_and_compared_as_the_archive_has_them() throws InterruptedException {
    ok(
        http.send(
            "PUT",
            "/_index_template/newswatch-revisions",
            IndexTemplates.of(IndexNames.REVISIONS, IndexOptions.DEFAULT)));
    for (int revision = 1; revision <= 11; revision++) {
      keep(revision);
    }

    var all = ((Result.Found<RevisionCalls.Revisions>) calls.revisions(ID)).value();
    assertThat(all.total()).isEqualTo(11);
    assertThat(all.revisions().getFirst())
        .isEqualTo(new RevisionSummary(11, SEEN.plusSeconds(11), "Ferry 11", 17));

    var two = ((Result.Found<Difference>) calls.difference(ID, 1, 11)).value();
    assertThat(two.before().revision()).isEqualTo(1);
    assertThat(two.text())
        .isEqualTo(
            List.of(
                new Piece(Piece.Kind.SAME, "It left at "),
                new Piece(Piece.Kind.REMOVED, "1"),
                new Piece(Piece.Kind.ADDED, "11"),
                new Piece(Piece.Kind.SAME, " sharp.")));
    assertThat(calls.difference(ID, 1, 12)).isEqualTo(new Result.Missing<>("revision"));
    assertThat(calls.revisions(ArticleId.ofUrl("https://paper.test/none")))
        .isEqualTo(new Result.Missing<>("article"));
  }

  private void keep(int revision) throws InterruptedException {
    String text = "It left at " + revision + " sharp.";
    ok(
        http.send(
            "PUT",
            "/" + INDEX + "/_doc/" + IndexNames.revisionId(ID, revision) + "?refresh=true",
            """
            {"articleId": "%s", "revision": %d, "version": %d, "title": "Ferry %d", \
            "text": "%s", "textChars": 17, "@timestamp": "%s", "firstSeenAt": "%s"}"""
                .formatted(
                    ID,
                    revision,
                    SEEN.plusSeconds(revision).toEpochMilli() << 8,
                    revision,
                    text,
                    SEEN,
                    SEEN)));
  }

  private static void ok(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Reply.class);
    assertThat(((Answer.Reply) answer).ok()).as(((Answer.Reply) answer).summary()).isTrue();
  }
}
