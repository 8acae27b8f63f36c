package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

final class ProxyTest {

  /** Asked for other sites' pages, it answers like one that fetched them. */
  private final FakeSite proxy = FakeSite.start();

  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  private final NamesInTest names = new NamesInTest();

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void every_request_goes_through_the_proxy_and_says_who_we_are_to_it() throws Exception {
    names.answers("open.test", List.of(List.of(NamesInTest.PUBLIC)));
    proxy.page("http://open.test/a", "hello");
    assertThat(fetch("http://open.test/a", List.of())).isInstanceOf(FetchOutcome.Fetched.class);
    String login = Base64.getEncoder().encodeToString("desk:p@ss".getBytes(StandardCharsets.UTF_8));
    assertThat(proxy.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.host()).isEqualTo("open.test");
              assertThat(request.headers()).containsEntry("proxy-authorization", "Basic " + login);
            });
  }

  @Test
  void an_exception_is_reached_without_it_and_told_no_password() throws Exception {
    try (FakeSite site = FakeSite.startAt(NamesInTest.PUBLIC)) {
      site.page("/a", "hello");
      names.answers("www.near.test", List.of(List.of(NamesInTest.PUBLIC)));
      String url = "http://www.near.test:" + site.port() + "/a";
      assertThat(fetch(url, List.of("near.test"))).isInstanceOf(FetchOutcome.Fetched.class);
      assertThat(site.requests())
          .allSatisfy(
              request -> assertThat(request.headers()).doesNotContainKey("proxy-authorization"));
    }
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void a_host_of_the_host_table_is_reached_without_it() throws Exception {
    try (FakeSite site = FakeSite.start()) {
      site.page("/a", "hello");
      try (Fetcher fetcher =
          fetcher(Map.of("mapped.test", site.address()), proxy.port(), List.of())) {
        assertThat(fetcher.fetch(FetchRequest.of("http://mapped.test/a")))
            .isInstanceOf(FetchOutcome.Fetched.class);
      }
    }
    assertThat(proxy.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://private.test/",
        "http://both.test/",
        "https://private.test/",
        "http://intranet/",
        "http://wiki.local/",
        "http://db.internal/",
        "http://printer.lan/",
        "http://wiki.corp/",
        "http://router.home.arpa./",
      })
  void nothing_private_is_asked_of_the_proxy(String url) throws Exception {
    assertThat(fetch(url, List.of())).isInstanceOf(FetchOutcome.Refused.class);
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void the_proxy_itself_is_no_site() throws Exception {
    String url = "http://127.0.0.1:" + proxy.port() + "/";
    assertThat(fetch(url, List.of())).isInstanceOf(FetchOutcome.Refused.class);
    assertThat(fetch(url, List.of("127.0.0.1"))).isInstanceOf(FetchOutcome.Refused.class);
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void a_public_name_that_only_the_proxy_can_look_up_is_left_to_it() throws Exception {
    proxy.page("http://far.test/a", "hello");
    assertThat(fetch("http://far.test/a", List.of())).isInstanceOf(FetchOutcome.Fetched.class);
  }

  @Test
  void what_the_proxy_refuses_is_not_taken_for_the_sites_answer() throws Exception {
    proxy.status("http://far.test/robots.txt", 407);
    assertThat(((FetchOutcome.Failed) fetch("http://far.test/a", List.of())).reason())
        .isEqualTo("proxy");
    try (RawServer refusing = new RawServer();
        Fetcher fetcher = fetcher(Map.of(), refusing.port(), List.of())) {
      refusing.answer(
          "far.test:443",
          line -> line.text("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno"));
      var outcome = (FetchOutcome.Failed) fetcher.fetch(FetchRequest.of("https://far.test/a"));
      assertThat(outcome.reason()).isEqualTo("proxy");
    }
  }

  private FetchOutcome fetch(String url, List<String> exceptions) throws InterruptedException {
    try (Fetcher fetcher = fetcher(Map.of(), proxy.port(), exceptions)) {
      return fetcher.fetch(FetchRequest.of(url));
    }
  }

  private Fetcher fetcher(Map<String, String> hosts, int proxyPort, List<String> exceptions) {
    names.answers("proxy.test", List.of(List.of(InetAddress.getLoopbackAddress())));
    var settings =
        SettingsInTest.of(
            SettingsInTest.HOST_DELAY,
            SettingsInTest.PATIENT,
            SettingsInTest.ROBOTS_CACHE,
            hosts,
            Set.of(),
            ProxySettings.of("http://desk:p%40ss@proxy.test:" + proxyPort, exceptions));
    return new Fetcher(settings, clock, clock::advance, DelayLog.NONE, names);
  }
}
