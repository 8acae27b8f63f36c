package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private final Served served = new Served(Instant.parse("2026-11-20T12:00:00Z"));

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void pages_take_nothing_inline_and_nothing_from_elsewhere() throws Exception {
    var answer = served.get("/nothing");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "http", "*", "data:");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.body())
        .doesNotContain("style=", "src=\"http")
        .doesNotContainPattern("href=\"https?:")
        .doesNotContainPattern("<script[^>]*>[^<]");
  }

  @Test
  void a_foreign_name_that_leads_here_is_refused() throws Exception {
    assertThat(status("GET", "Host: evil.test")).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: http://evil.test",
        "Origin: null"
      })
  void a_foreign_page_changes_nothing(String header) throws Exception {
    assertThat(status("POST", own() + "\r\n" + header)).isEqualTo(403);
    assertThat(status("GET", own() + "\r\n" + header)).isEqualTo(404);
  }

  @Test
  void a_foreign_page_may_lead_here_and_load_nothing() throws Exception {
    String foreign = own() + "\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: ";
    assertThat(status("GET", foreign + "image")).isEqualTo(403);
    assertThat(status("GET", foreign + "iframe")).isEqualTo(403);
    assertThat(status("GET", foreign + "document")).isEqualTo(404);
  }

  @Test
  void files_are_taken_by_the_one_page_that_asks_for_them() throws Exception {
    String form = own() + "\r\nContent-Type: multipart/form-data; boundary=x";
    assertThat(status("POST", form)).isEqualTo(415);
  }

  @Test
  void own_pages_and_programs_may_change_something() throws Exception {
    assertThat(status("POST", own())).isEqualTo(404);
    assertThat(status("POST", own() + "\r\nSec-Fetch-Site: same-origin")).isEqualTo(404);
    assertThat(status("POST", own() + "\r\nOrigin: http://" + own().substring(6))).isEqualTo(404);
  }

  private String own() {
    return "Host: " + served.url().getAuthority();
  }

  /** How a request with these headers is answered. */
  private int status(String method, String headers) throws IOException {
    URI url = served.url();
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              (method
                      + " /nothing HTTP/1.1\r\n"
                      + headers
                      + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }
}
