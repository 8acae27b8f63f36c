package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shared token before the pages and the calls. */
class GateTest {

  private static final String TOKEN = "a token of some length";

  private final Access access = new Access(List.of("news.example"), TOKEN);
  private final HttpClient browser = HttpClient.newHttpClient();
  private final Javalin server = Javalin.create(this::routes).start("127.0.0.1", 0);

  private void routes(io.javalin.config.JavalinConfig javalin) {
    var answers = new Answers(new Templates(new Assets()));
    new Guard(access).route(javalin.routes);
    new Gate(access, answers).route(javalin.routes);
    javalin.routes.get("/alerts", ctx -> ctx.result("inside"));
    javalin.routes.post("/alerts", ctx -> ctx.result("written down"));
    javalin.routes.get("/api/v1/alerts", ctx -> ctx.result("inside"));
  }

  @AfterEach
  void stop() {
    server.stop();
    browser.close();
  }

  @Test
  void who_shows_the_token_is_led_to_where_they_wanted_to_go() throws Exception {
    HttpResponse<String> asked = get("/alerts?a=b");
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.body()).doesNotContain("inside");
    assertThat(Jsoup.parse(asked.body()).select("input[name=to]").attr("value"))
        .isEqualTo("/alerts?a=b");

    HttpResponse<String> in = signIn("token=" + Served.encoded(TOKEN) + "&to=%2Falerts%3Fa%3Db");
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/alerts?a=b");
    String cookie = in.headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie)
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("a token", "Secure");
    String kept = cookie.substring(0, cookie.indexOf(';'));
    assertThat(get("/alerts", "Cookie", kept).body()).isEqualTo("inside");
    assertThat(get("/alerts", "Cookie", kept + "0").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a token of some lengt", "a token of some length!", "%00"})
  void what_is_not_the_token_opens_nothing(String given) throws Exception {
    HttpResponse<String> refused = signIn("token=" + given.replace(' ', '+') + "&to=/alerts");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(Jsoup.parse(refused.body()).select("[role=alert]")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", ""})
  void nobody_is_led_to_another_server(String to) throws Exception {
    HttpResponse<String> in =
        signIn("token=" + Served.encoded(TOKEN) + "&to=" + Served.encoded(to));

    assertThat(in.headers().firstValue("Location").orElse("")).matches("(http://127[^/]*)?/");
    Hostile.mustNotBreakOut(Jsoup.parse(get("/sign-in?to=" + Served.encoded(to)).body()));
  }

  @Test
  void programs_show_the_token_with_each_call() throws Exception {
    HttpResponse<String> refused = get("/api/v1/alerts");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(refused.body()).contains("\"cause\"");

    assertThat(get("/api/v1/alerts", "Authorization", "Bearer " + TOKEN).body())
        .isEqualTo("inside");
    assertThat(get("/api/v1/alerts", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/alerts", "Authorization", "Basic " + TOKEN).statusCode())
        .isEqualTo(401);
  }

  @Test
  void nothing_is_changed_without_the_token() throws Exception {
    HttpResponse<String> refused = post("/alerts", "a=b");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).doesNotContain("written down");
  }

  @ParameterizedTest
  @CsvSource({
    "news.example, true",
    "NEWS.example:8443, true",
    "127.0.0.1:9, true",
    "[::1]:9, true",
    "localhost, true",
    "evil.test, false",
    "news.example.evil.test, false",
    "127.0.0.1.evil.test, false",
    "news.example:x, false"
  })
  void only_our_names_are_answered_to(String host, boolean ours) {
    assertThat(access.isOurs(host)).isEqualTo(ours);
  }

  private HttpResponse<String> signIn(String form) throws Exception {
    return post("/sign-in", form);
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return browser.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
