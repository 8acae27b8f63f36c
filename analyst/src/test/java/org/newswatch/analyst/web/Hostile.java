package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Texts that try to become more than text on a page, and what a page must be all the same. */
final class Hostile {

  private static final String[] TEXTS = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></textarea></option></ul></details><svg/onload=alert(1)>",
    "${7*7}@if(true)",
    "javascript:alert(1)",
    "\" hx-get=\"/\" hx-trigger=\"load\" x=\"",
    "a\u2028b\u0000<b>"
  };

  private Hostile() {}

  /** For {@code @MethodSource("org.newswatch.analyst.web.Hostile#texts")}. */
  static Stream<String> texts() {
    return Stream.of(TEXTS);
  }

  /** Fails when something on the page is what no template of ours writes. */
  static void mustNotBreakOut(Document page) {
    assertThat(page.select("img, iframe, object, style, b, base")).isEmpty();
    assertThat(page.select("script:not([src^=/assets/])")).isEmpty();
    assertThat(page.select("svg script, svg a, svg use, svg image")).isEmpty();
    for (Element element : page.getAllElements()) {
      if (element.is("script")) {
        assertThat(element.data()).isEmpty();
      }
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
        if (attribute.getKey().matches("href|src|action|hx-get|hx-post")) {
          assertThat(attribute.getValue()).matches("(/|#).*").doesNotStartWith("//");
        }
      }
    }
    assertThat(page.text()).doesNotContain("49@if");
  }
}
