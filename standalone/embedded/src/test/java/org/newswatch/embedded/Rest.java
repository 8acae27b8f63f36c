package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A server's REST interface, which must say yes. */
record Rest(URI url) {

  String put(String path, String json) throws IOException, InterruptedException {
    return send("PUT", path, json);
  }

  String post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json);
  }

  private String send(String method, String path, String json)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(url.resolve(path))
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(json))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as("%s: %s", path, response.body()).isLessThan(300);
      return response.body();
    }
  }
}
