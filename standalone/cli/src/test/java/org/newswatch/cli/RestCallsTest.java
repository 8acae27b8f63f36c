package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestCallsTest {

  private static final URI BASE = URI.create("http://127.0.0.1:8080/");

  private final RestCalls calls = RestCalls.described();

  @Test
  void a_call_is_made_as_it_is_described() {
    HttpRequest request =
        calls.request(BASE, "search", Map.of("q", "Łukasz & Söhne", "limit", 5)).build();

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.uri())
        .isEqualTo(
            URI.create("http://127.0.0.1:8080/api/v1/search?q=%C5%81ukasz+%26+S%C3%B6hne&limit=5"));
  }

  @Test
  void what_stands_in_the_path_cannot_leave_its_place() {
    HttpRequest request = calls.request(BASE, "article", Map.of("id", "../a b?c")).build();

    assertThat(request.uri().getRawPath()).isEqualTo("/api/v1/articles/..%2Fa%20b%3Fc");
  }

  @Test
  void json_goes_with_its_type() {
    HttpRequest request = calls.request(BASE, "present", Map.of(), new byte[] {'{', '}'}).build();

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void what_is_not_described_cannot_be_asked() {
    assertThatIllegalArgumentException().isThrownBy(() -> calls.request(BASE, "all", Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calls.request(BASE, "search", Map.of("query", "x")));
    assertThatIllegalArgumentException().isThrownBy(() -> calls.request(BASE, "article", Map.of()));
  }
}
