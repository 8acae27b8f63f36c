package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.newswatch.analyst.AnalystConfig;
import org.newswatch.analyst.AnalystService;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.samples.FakeIndex;
import org.newswatch.analyst.samples.SampleDesks;
import org.newswatch.desk.Desks;
import org.newswatch.servicekit.ElasticsearchSettings;

/** The pages over an index that answers what it is told to. */
final class Served implements AutoCloseable {

  private final FakeIndex index = FakeIndex.start();
  private final HttpClient browser = HttpClient.newHttpClient();
  private final Path jobs;
  private final AnalystService service;

  Served(Instant now) {
    this(now, SampleDesks.empty(InstantSource.system()));
  }

  Served(Instant now, Desks desks) {
    try {
      jobs = Files.createTempDirectory("newswatch-jobs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    service =
        new AnalystService(
            AnalystConfig.onFreePort().withJobsDir(jobs),
            ElasticsearchSettings.of(index.url()),
            new Same(),
            desks,
            InstantSource.fixed(now),
            pause -> {});
    service.start();
  }

  FakeIndex index() {
    return index;
  }

  URI url() {
    return service.url();
  }

  /** A page that there is. */
  Document page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(service.url().resolve(path)).build(), BodyHandlers.ofString(UTF_8));
  }

  /** Sends a form, as a browser does from a page of this server. */
  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(service.url().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    service.close();
    browser.close();
    index.close();
    try (Stream<Path> files = Files.walk(jobs)) {
      files.sorted().map(Path::toFile).forEach(File::deleteOnExit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
