package org.newswatch.e2e.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import tools.jackson.databind.json.JsonMapper;

/** What dashboards would find in the index of a running instance. */
final class Indexed {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private Indexed() {}

  /**
   * How many documents there are.
   *
   * @param data the instance's folder
   * @param query as typed into a dashboard
   */
  static int count(Path data, IndexNames names, String query)
      throws IOException, InterruptedException {
    URI address =
        URI.create(
            JsonMapper.shared()
                .readTree(Files.readAllBytes(data.resolve("instance.json")))
                .path("elasticsearch")
                .asString());
    String path = "/" + names.readAlias() + "/_count?q=" + URLEncoder.encode(query, UTF_8);
    try (var http = new ElasticsearchHttp(ElasticsearchSettings.of(address), TIMEOUT)) {
      return switch (http.send("GET", path)) {
        case Answer.Reply reply -> {
          assertThat(reply.ok()).as(reply.summary()).isTrue();
          yield reply.json().path("count").asInt(-1);
        }
        case Answer.NoReply none -> throw new AssertionError(none.detail());
      };
    }
  }
}
