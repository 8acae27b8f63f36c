package org.newswatch.e2e.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Journey
class BulkJourneysIT {

  private static final int EXPORTED = 12_000;
  private static final int LINES = 2_000;

  private final JourneyWorld world;
  private final Path downloads;
  private final Browser browser;

  BulkJourneysIT(JourneyWorld world) throws IOException {
    this.world = world;
    this.downloads = world.folder();
    this.browser = Browser.start(downloads);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void twenty_names_and_a_broken_line_are_counted_as_a_search_counts_them() throws Exception {
    List<String> names =
        new ArrayList<>(List.of("Lukashenka", "Trelawny, Joan", "Marit Solberg", "Morwenna"));
    IntStream.range(names.size(), 20)
        .forEach(i -> names.add("Nobody Numberfive" + (char) ('a' + i)));
    names.add(10, "---");
    browser.open(world.page("/")).choose("nav a", "Lists").look("6-lists");
    browser.type("#list", String.join("\n", names));
    browser.choose("button", "Check the list first").waitFor(".preview", "Asked for");
    browser.look("6-preview");
    browser.choose("button", "Search for all lines");

    browser.waitFor("#state", "done").look("6-done");
    browser.choose(".links a", "All of it (JSON lines)");
    List<JsonNode> results = lines(Browser.downloaded(downloads));
    assertThat(results).hasSizeGreaterThanOrEqualTo(20);
    for (JsonNode result : results) {
      if (result.path("state").asString().equals("found")) {
        String query = result.path("asked").asString();
        assertThat(result.path("articles").asLong()).as(query).isPositive();
      }
    }
    assertThat(articles(results, "Lukashenka")).isEqualTo(total("Lukashenka"));
    assertThat(articles(results, "Marit Solberg")).isEqualTo(total("Solberg"));
    assertThat(articles(results, "Trelawny, Joan")).isEqualTo(total("Joan Trelawny"));
    assertThat(browser.texts("tr.wrong .fault")).hasSize(1);
  }

  @Test
  void a_list_goes_on_after_the_system_was_killed_while_it_was_searched_for() throws Exception {
    browser.open(world.page("/bulk"));
    Path list = Files.createTempFile(world.folder(), "list", ".txt");
    Files.write(
        list,
        IntStream.range(0, LINES)
            .mapToObj(i -> i % 10 == 0 ? "Joan Trelawny" : "Nobody Number" + i)
            .toList());
    browser.upload("#file", list).choose("button", "Search for all lines");
    browser.waitFor("#state", "of 2,000 lines");
    String path = browser.at().getPath();
    browser.waitFor("#state", "running");
    world.instance().kill();
    world.run();

    browser.open(world.page(path)).reloadUntil("#state", "2,000 of 2,000");
    browser.look("7-went-on");
    browser.choose(".links a", "All of it (JSON lines)");
    List<JsonNode> results = lines(Browser.downloaded(downloads));
    assertThat(results).hasSize(LINES);
    assertThat(results.stream().map(each -> each.path("line").asInt()).distinct().count())
        .isEqualTo(LINES);
    assertThat(results.stream().filter(each -> each.path("articles").asLong() == 4).count())
        .isEqualTo(LINES / 10);
  }

  @Test
  void all_of_many_hits_are_exported_and_the_manifest_agrees() throws Exception {
    ManyArticles.index(world.instance().kafka(), EXPORTED, world.now());
    browser.open(world.page("/search?q=lighthouse")).reloadUntil("h1", "12,000 articles");
    browser.choose("summary", "Take all").look("10-take");
    browser.choose("button", "Export").waitFor("h1", "lighthouse");
    browser.reloadUntil("#state", "done").look("10-done");
    browser.choose(".links a", "The articles");

    Path file = Browser.downloaded(downloads);
    List<String> rows = Files.readAllLines(file);
    Set<String> ids = new HashSet<>();
    rows.stream().skip(1).forEach(row -> ids.add(row.substring(0, row.indexOf(','))));
    assertThat(ids).hasSize(EXPORTED);
    JsonNode manifest =
        json("/api/v1/jobs/" + Path.of(browser.at().getPath()).getFileName() + "/manifest");
    assertThat(manifest.path("count").asInt()).isEqualTo(EXPORTED);
    assertThat(manifest.path("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(manifest.path("sha256").asString()).isEqualTo(sha256(Files.readAllBytes(file)));
    assertThat(manifest.at("/request/q").asString()).isEqualTo("lighthouse");
  }

  private long total(String query) throws IOException, InterruptedException {
    return json("/api/v1/search?limit=0&q=" + java.net.URLEncoder.encode(query, UTF_8))
        .path("total")
        .asLong();
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return JsonMapper.shared()
          .readTree(
              client
                  .send(
                      HttpRequest.newBuilder(world.page(path)).build(),
                      BodyHandlers.ofString(UTF_8))
                  .body());
    }
  }

  private static long articles(List<JsonNode> results, String asked) {
    return results.stream()
        .filter(each -> each.path("asked").asString().equals(asked))
        .mapToLong(each -> each.path("articles").asLong(-1))
        .findFirst()
        .orElse(-1);
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .collect(Collectors.toList());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
