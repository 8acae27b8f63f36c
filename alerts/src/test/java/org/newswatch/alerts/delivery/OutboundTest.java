package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

@Timeout(30)
final class OutboundTest {

  private static final Duration SHORT = Duration.ofMillis(400);

  private final FakeSite site = FakeSite.start();
  private final MutableClock clock = MutableClock.at(Samples.NOW);
  private final Outbound outbound = posting(List.of("127.0.0.1"), Duration.ofSeconds(5));

  private Outbound posting(List<String> privateHosts, Duration timeout) {
    return new Outbound(
        new GuardedHosts(privateHosts, OutboundTest::find, timeout), timeout, clock);
  }

  private static InetAddress[] find(String host) throws UnknownHostException {
    return host.equals("inside.test")
        ? new InetAddress[] {InetAddress.getByName("10.0.0.7")}
        : InetAddress.getAllByName(host);
  }

  @AfterEach
  void close() {
    outbound.close();
    site.close();
  }

  private Sent post(String path) throws InterruptedException {
    return outbound.post(site.uri(path), "{}".getBytes(UTF_8), Map.of("webhook-id", "a/0"));
  }

  @Test
  void an_answer_of_2xx_means_taken() throws Exception {
    site.status("/hook", 202);
    assertThat(post("/hook")).isEqualTo(Sent.DELIVERED);
    assertThat(site.requests().getFirst().headers())
        .containsEntry("webhook-id", "a/0")
        .containsEntry("content-type", "application/json; charset=UTF-8");
  }

  @Test
  void redirects_are_refused_and_not_followed() throws Exception {
    site.redirect("/hook", site.uri("/elsewhere").toString());
    assertThat(post("/hook")).isInstanceOf(Sent.Refused.class);
    assertThat(site.hits("/elsewhere")).isZero();
  }

  @Test
  void gone_is_for_good_and_busy_is_for_a_while_that_is_bounded() throws Exception {
    site.status("/gone", 410).status("/busy", 429, "Retry-After", "120");
    site.status("/years", 503, "Retry-After", "999999999").status("/odd", 503, "Retry-After", "?");
    site.status("/date", 503, "Retry-After", "Mon, 02 Nov 2026 09:10:00 GMT");

    assertThat(post("/gone")).isInstanceOf(Sent.Dead.class);
    assertThat(post("/busy"))
        .isEqualTo(new Sent.Later("http-429", "the receiver answered 429", Duration.ofMinutes(2)));
    assertThat(((Sent.Later) post("/years")).pause()).isEqualTo(Outbound.RETRY_AFTER_MAX);
    assertThat(((Sent.Later) post("/odd")).pause()).isNull();
    assertThat(((Sent.Later) post("/date")).pause()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422})
  void other_refusals_may_be_mended(int status) throws Exception {
    site.status("/hook", status);
    assertThat(post("/hook")).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void private_networks_are_not_entered_unless_the_settings_name_the_host() throws Exception {
    try (var strict = posting(List.of(), SHORT)) {
      for (String address :
          List.of(
              site.uri("/hook").toString(),
              "http://localhost:" + site.port() + "/hook",
              "http://inside.test/hook",
              "http://169.254.169.254/latest",
              "http://[::1]:" + site.port() + "/",
              "http://127.1:" + site.port() + "/")) {
        assertThat(strict.post(URI.create(address), new byte[0], Map.of()))
            .as(address)
            .isInstanceOfSatisfying(
                Sent.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo("private-network"));
      }
    }
    try (var named = posting(List.of(site.address()), SHORT)) {
      site.status("/hook", 204);
      assertThat(named.post(site.uri("/hook"), new byte[0], Map.of())).isEqualTo(Sent.DELIVERED);
    }
  }

  @Test
  void an_answer_without_end_is_cut_off() throws Exception {
    site.endless("/hook", false);
    assertThat(post("/hook")).isEqualTo(Sent.DELIVERED);
  }

  @Test
  void a_receiver_that_says_nothing_is_left_in_time() throws Exception {
    site.slow("/hook", Duration.ofSeconds(60));
    try (var hasty = posting(List.of("127.0.0.1"), SHORT)) {
      assertThat(hasty.post(site.uri("/hook"), new byte[0], Map.of()))
          .isInstanceOfSatisfying(
              Sent.Later.class, later -> assertThat(later.reason()).isEqualTo("timeout"));
    }
  }

  @Test
  void an_answer_that_drips_is_left_in_time_and_its_status_counts() throws Exception {
    site.drip("/hook", Duration.ofMillis(20));
    try (var hasty = posting(List.of("127.0.0.1"), SHORT)) {
      assertThat(hasty.post(site.uri("/hook"), new byte[0], Map.of())).isEqualTo(Sent.DELIVERED);
    }
  }

  @Test
  void a_host_that_is_not_there_is_tried_later() throws Exception {
    Sent sent = outbound.post(URI.create("https://nowhere.invalid/"), new byte[0], Map.of());
    assertThat(sent)
        .isInstanceOfSatisfying(
            Sent.Later.class, later -> assertThat(later.reason()).isEqualTo("dns"));
  }

  @Test
  void no_error_tells_the_path_that_may_be_a_secret() {
    URI slack = URI.create("https://slack.test/services/T1/B2/secret?x=1");
    var error = new java.net.ProtocolException("bad answer from " + slack);

    assertThat(Outbound.failed(error, slack))
        .isInstanceOfSatisfying(
            Sent.Later.class,
            later -> assertThat(later.detail()).contains("slack.test").doesNotContain("secret"));
  }
}
