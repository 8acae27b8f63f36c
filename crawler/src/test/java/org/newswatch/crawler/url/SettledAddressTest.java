package org.newswatch.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SettledAddressTest {

  @Test
  void what_pages_mostly_state_is_settled() {
    assertThat(SettledAddress.is("https://www.example.com/news/2021-02-11/a_b.html")).isTrue();
    assertThat(SettledAddress.is("http://example.com/")).isTrue();
  }

  @Test
  void where_anything_may_change_it_is_not() {
    for (String unsure :
        new String[] {
          "https://example.com",
          "https://Example.com/",
          "HTTPS://example.com/",
          "https://example.com:443/",
          "https://example.com/?a",
          "https://example.com/#a",
          "https://example.com/a/../b",
          "https://example.com/a//b",
          "https://example.com/%61",
          "https://xn--a-b.com/",
          "https://127.0.0.1/",
          "https://example.com./",
          "https://a..com/",
          "https://localhost/",
          "ftp://example.com/",
          ""
        }) {
      assertThat(SettledAddress.is(unsure)).as(unsure).isFalse();
    }
  }

  @Property
  void what_is_settled_is_not_changed(@ForAll("addresses") String address) {
    if (SettledAddress.is(address)) {
      assertThat(Urls.settled(address)).hasValue(address);
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    return Arbitraries.of(
            "a",
            "b1",
            "Z",
            "com",
            "co",
            "news",
            "xn--",
            "-",
            "_",
            ".",
            "..",
            "/",
            "//",
            "0",
            "index.html",
            "default.asp",
            "~",
            ":",
            "80",
            "%41",
            "?",
            "&",
            "=",
            "#",
            ";",
            "@")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .flatMap(
            parts ->
                Arbitraries.of("http://", "https://", "http://a.com/", "https://b.example.org/")
                    .map(start -> start + String.join("", parts)));
  }
}
