package org.newswatch.demoworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class DemoWorldTest {

  private static final Instant START = Instant.parse("2026-02-10T12:34:56.789Z");
  private static final URI REVISED =
      URI.create("http://millbrook-ledger.test/2026/02/halden-vote.html");

  private final MovableClock clock = new MovableClock(START);
  private final List<AutoCloseable> opened = new ArrayList<>();
  private DemoWorld world = DemoWorld.open(clock, START);
  private HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    world.start();
    opened.add(world);
    client = client(world);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void every_planned_article_is_served_and_linked_in_its_feed() throws Exception {
    Plan plan = world.plan();
    var feeds = new StringBuilder();
    for (DemoSource source : world.sources()) {
      feeds.append(get(source.feed()).body());
    }
    assertThat(plan.articleCount()).isGreaterThanOrEqualTo(44);
    assertThat(plan.revisionCount()).isEqualTo(plan.articleCount() + 4);
    for (URI url : plan.articles().keySet()) {
      HttpResponse<String> page = get(url);
      assertThat(page.statusCode()).as(url.toString()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(page.body()).doesNotContain("{{", "${");
      assertThat(feeds).contains(url.toString());
    }
  }

  @Test
  void all_feeds_but_the_broken_one_are_xml() throws Exception {
    List<DemoSource> sources = world.sources();
    assertThat(sources).hasSize(11);
    assertThat(sources.stream().map(DemoSource::id)).doesNotHaveDuplicates();
    List<URI> broken = skipped(Plan.Reason.BROKEN_FEED);
    assertThat(broken).hasSize(1);
    for (DemoSource source : sources) {
      assertThat(isXml(get(source.feed()).body()))
          .as(source.id())
          .isEqualTo(!broken.contains(source.feed()));
    }
  }

  @Test
  void robots_forbids_one_page_that_its_feed_links_to() throws Exception {
    List<URI> forbidden = skipped(Plan.Reason.FORBIDDEN_BY_ROBOTS);
    assertThat(forbidden).hasSize(1);
    URI url = forbidden.getFirst();
    String disallow =
        get(url.resolve("/robots.txt"))
            .body()
            .lines()
            .filter(line -> line.startsWith("Disallow: "))
            .findFirst()
            .orElseThrow()
            .substring("Disallow: ".length());
    assertThat(url.getPath()).startsWith(disallow);
    assertThat(get(url).statusCode()).isEqualTo(200);
    assertThat(get(url.resolve("/rss/all")).body()).contains(url.toString());
  }

  @Test
  void the_page_that_is_no_article_has_hardly_a_word() throws Exception {
    List<URI> empty = skipped(Plan.Reason.NO_ARTICLE);
    assertThat(empty).hasSize(1);
    assertThat(get(empty.getFirst()).body()).contains("class=\"gallery\"").doesNotContain("<p>Vi");
  }

  @Test
  void what_is_unchanged_is_answered_with_304() throws Exception {
    URI feed = URI.create("http://harbour-courier.test/feed.xml");
    HttpResponse<String> first = get(feed);
    String etag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(get(feed, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get(feed, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(get(feed, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get(feed, "If-Modified-Since", "some day").statusCode()).isEqualTo(200);
  }

  @Test
  void an_article_is_revised_three_seconds_after_its_first_fetch() throws Exception {
    URI feed = URI.create("http://millbrook-ledger.test/rss/all");
    clock.advance(Duration.ofSeconds(60));
    String before = get(feed).headers().firstValue("ETag").orElseThrow();
    String modified = get(feed).headers().firstValue("Last-Modified").orElseThrow();
    String first = get(REVISED).body();
    clock.advance(Duration.ofMillis(2_999));
    assertThat(get(REVISED).body()).isEqualTo(first);
    assertThat(get(feed, "If-None-Match", before).statusCode()).isEqualTo(304);
    clock.advance(Duration.ofMillis(1));
    assertThat(get(REVISED).body()).contains("mediator").isNotEqualTo(first);
    assertThat(get(feed, "If-None-Match", before).statusCode()).isEqualTo(200);
    assertThat(get(feed, "If-Modified-Since", modified).statusCode()).isEqualTo(200);
  }

  @Test
  void only_a_fetch_of_the_page_itself_starts_a_revision() throws Exception {
    String head = send(request(REVISED).method("HEAD", noBody())).body();
    assertThat(head).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(get(REVISED).body()).doesNotContain("mediator");
  }

  @Test
  void a_world_with_the_same_start_has_the_same_bytes() throws Exception {
    clock.advance(Duration.ofSeconds(9));
    DemoWorld again = DemoWorld.open(clock, START);
    again.start();
    opened.add(again);
    HttpClient other = client(again);
    for (URI url : world.plan().articles().keySet()) {
      assertThat(other.send(request(url).build(), BodyHandlers.ofString()).body())
          .isEqualTo(get(url).body());
    }
  }

  @Test
  void a_world_opened_again_later_shows_what_was_last_to_be_seen() throws Exception {
    get(REVISED);
    clock.advance(Duration.ofHours(1));
    String last = get(REVISED).body();
    DemoWorld again = DemoWorld.open(clock, START);
    again.start();
    opened.add(again);
    assertThat(client(again).send(request(REVISED).build(), BodyHandlers.ofString()).body())
        .isEqualTo(last)
        .contains("mediator");
  }

  @Test
  void unknown_pages_sites_and_methods_are_refused() throws Exception {
    assertThat(get(URI.create("http://harbour-courier.test/no/such/page")).statusCode())
        .isEqualTo(404);
    assertThat(get(URI.create("http://harbour-courier.test/%20a%3C%00")).statusCode())
        .isEqualTo(404);
    assertThat(get(URI.create("http://elsewhere.test/")).statusCode()).isEqualTo(404);
    assertThat(send(request(REVISED).POST(noBody())).statusCode()).isEqualTo(405);
  }

  @Test
  void front_pages_list_articles_and_can_be_seen_in_a_browser() throws Exception {
    String front = get(URI.create("http://harbour-courier.test/")).body();
    assertThat(front).contains("saint-orla-inquiry-date", "&#39;The fog just opened");
    assertThat(get(URI.create("http://harbour-courier.test.localhost/")).body()).isEqualTo(front);
    assertThat(get(URI.create("http://127.0.0.1.test/")).body())
        .contains("http://harbour-courier.test.localhost:" + world.port() + "/");
  }

  @Test
  void hosts_lead_to_the_one_port() {
    assertThat(world.hosts())
        .hasSize(10)
        .containsEntry("dziennik-rzeczny.test", "127.0.0.1:" + world.port());
  }

  private List<URI> skipped(Plan.Reason reason) {
    return world.plan().skipped().stream()
        .filter(skipped -> skipped.reason() == reason)
        .map(Plan.Skipped::url)
        .toList();
  }

  private static boolean isXml(String text) throws ParserConfigurationException, IOException {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    try {
      var root =
          builder
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement();
      return root.getTagName().equals("rss") || root.getTagName().equals("feed");
    } catch (SAXException e) {
      return false;
    }
  }

  /** A client that takes the world for its proxy, and so sends it the names as they are. */
  private HttpClient client(DemoWorld of) {
    HttpClient made =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(
                ProxySelector.of(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), of.port())))
            .build();
    opened.addFirst(made);
    return made;
  }

  private HttpResponse<String> get(URI url, String... headers) throws Exception {
    var request = request(url);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI url) {
    return HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20));
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
