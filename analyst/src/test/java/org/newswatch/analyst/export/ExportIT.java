package org.newswatch.analyst.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Workshop.found;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.jobs.Manifest;
import org.newswatch.analyst.rest.Streamed;
import org.newswatch.analyst.samples.Workshop;
import org.newswatch.analyst.samples.Zeppelins;
import org.newswatch.analyst.search.Cursor;
import org.newswatch.contract.Job;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportIT {

  private static final JsonMapper JSON = new JsonMapper();

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final Workshop workshop;

  ExportIT(@TempDir Path folder) throws InterruptedException {
    workshop = new Workshop(zeppelins, folder);
  }

  @AfterEach
  void clear() throws InterruptedException {
    workshop.close();
    zeppelins.clear();
  }

  private static ExportRequest all(Format format, boolean gzip) {
    return new ExportRequest(Zeppelins.QUERY, format, gzip, false, null, null, null);
  }

  private byte[] streamed(ExportRequest request) throws Exception {
    Streamed streamed = found(workshop.work().export().stream(request));
    var out = new ByteArrayOutputStream();
    streamed.body().into(out);
    return out.toByteArray();
  }

  private static List<JsonNode> articles(byte[] lines) {
    return new String(lines, UTF_8).lines().map(JSON::readTree).toList();
  }

  private static List<String> ids(List<JsonNode> articles) {
    return articles.stream().map(each -> each.path("articleId").asString()).toList();
  }

  @Test
  void every_article_comes_once_the_newest_first() throws Exception {
    List<JsonNode> articles = articles(streamed(all(Format.JSONL, false)));

    assertThat(ids(articles)).hasSize(Zeppelins.ARTICLES).doesNotHaveDuplicates();
    assertThat(articles.getFirst().path("articleId").asString())
        .isEqualTo(Zeppelins.id(Zeppelins.ARTICLES - 1));
    assertThat(articles.getFirst().path("text").asString()).isEqualTo("They came at noon.");
  }

  @Test
  void what_was_broken_off_goes_on_after_the_cursor_of_the_last_article() throws Exception {
    List<JsonNode> articles = articles(streamed(all(Format.JSONL, false)));
    Cursor last = Cursor.parse(articles.get(9).path("cursor").asString()).orElseThrow();

    byte[] rest =
        streamed(new ExportRequest(Zeppelins.QUERY, Format.JSONL, false, false, null, null, last));

    assertThat(articles(rest)).isEqualTo(articles.subList(10, Zeppelins.ARTICLES));
  }

  @Test
  void copies_may_be_left_out_and_a_query_that_is_none_is_refused() throws Exception {
    var originals = new ExportRequest(Zeppelins.QUERY, Format.JSONL, false, true, null, null, null);

    assertThat(articles(streamed(originals))).hasSize(Zeppelins.ARTICLES - Zeppelins.ARTICLES / 5);
    assertThat(
            workshop.work().export().stream(
                new ExportRequest("(", Format.CSV, false, false, null, null, null)))
        .isInstanceOf(Result.BadQuery.class);
  }

  @Test
  void a_job_writes_the_same_bytes_and_its_manifest_agrees_with_them() throws Exception {
    Job job = found(workshop.work().export().start("", all(Format.JSONL, false), null));
    Job done = workshop.done(job);
    byte[] result = workshop.result(done);

    Manifest manifest = found(workshop.work().jobs().manifest(done.id()));

    assertThat(result).isEqualTo(streamed(all(Format.JSONL, false)));
    assertThat(manifest.count()).isEqualTo(Zeppelins.ARTICLES);
    assertThat(manifest.bytes()).isEqualTo(result.length);
    assertThat(manifest.request()).containsEntry("q", Zeppelins.QUERY);
    assertThat(done.name()).isEqualTo(Zeppelins.QUERY);
  }

  @Test
  void rows_can_be_compressed_and_no_cell_is_a_formula() throws Exception {
    Job done =
        workshop.done(found(workshop.work().export().start("x", all(Format.CSV, true), null)));
    byte[] plain =
        new GZIPInputStream(new ByteArrayInputStream(workshop.result(done))).readAllBytes();

    assertThat(plain).isEqualTo(streamed(all(Format.CSV, false)));
    assertThat(new String(plain, UTF_8).lines())
        .hasSize(Zeppelins.ARTICLES + 1)
        .first()
        .asString()
        .startsWith("articleId,time,title,url,source.id");
  }

  @Test
  void what_was_indexed_until_a_time_is_left_out_when_only_the_new_is_asked_for() throws Exception {
    var since =
        new ExportRequest(Zeppelins.QUERY, Format.JSONL, false, false, Instant.EPOCH, null, null);

    // The zeppelins do not say when they were indexed.
    assertThat(articles(streamed(since))).isEmpty();
  }
}
