package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes a page is made of, it is done with in a time that grows like their number: the
 * processor's time is measured, for that of the clock is also that of everything else.
 */
final class HostileTextTest {

  private static final String URL = "https://paper.test/2026/11/02/harbour-opens";

  /** Of one page of the largest size that is read. */
  private static final Duration BOUND = Duration.ofSeconds(8);

  private static final int MEGABYTE = 1_000_000;
  private static final int PART = 400_000;
  private static final String SENTENCE =
      "The harbour of Lindow opened again on Monday, eleven days after the storm. ";
  private static final String ARTICLE = "<article><p>" + SENTENCE.repeat(5) + "</p></article>";

  /** Pages by what they are made of; each takes how many bytes it has, about. */
  private static final Map<String, IntFunction<String>> BOMBS = new LinkedHashMap<>();

  static {
    BOMBS.put("empty elements", n -> ARTICLE + "<i></i>".repeat(n / 7));
    BOMBS.put("one line", n -> "<p>" + SENTENCE.repeat(n / SENTENCE.length()) + "</p>");
    BOMBS.put("one word", n -> "<p>" + "x".repeat(n) + "</p>");
    BOMBS.put("spaces", n -> ARTICLE + "<p>" + " ".repeat(n) + "x</p>");
    BOMBS.put("breaks", n -> ARTICLE + "<div>" + "a<br>".repeat(n / 5) + "</div>");
    BOMBS.put("attributes of one element", n -> ARTICLE + "<p " + attributes(n) + ">x</p>");
    BOMBS.put("one attribute", n -> ARTICLE + "<p class='" + "share-".repeat(n / 6) + "'>x</p>");
    BOMBS.put("classes", n -> ARTICLE + classes(n));
    BOMBS.put("tables", n -> "<table><tr><td>".repeat(300) + "<td>a</td>".repeat(n / 10));
    BOMBS.put("cells in nested tables", n -> "<table><tr><td>x".repeat(n / 16));
    BOMBS.put("comments", n -> ARTICLE + "<!-- x -->".repeat(n / 10));
    BOMBS.put("an open comment", n -> ARTICLE + "<!--" + "-".repeat(n));
    BOMBS.put("an open script", n -> ARTICLE + "<script>" + "if (a < b) {} ".repeat(n / 14));
    BOMBS.put("an open CDATA", n -> ARTICLE + "<![CDATA[" + "]]".repeat(n / 2));
    BOMBS.put("links", n -> ARTICLE + "<a href=/a>harbour</a> ".repeat(n / 23));
    BOMBS.put("paragraphs", n -> ("<p>" + SENTENCE).repeat(n / (SENTENCE.length() + 3)));
    BOMBS.put("headings", n -> ARTICLE + "<h2>Related news</h2>".repeat(n / 21));
    BOMBS.put("nested articles", n -> "<article><p>a ".repeat(n / 14));
    BOMBS.put("nested lists", n -> ARTICLE + "<ul><li>a".repeat(n / 9));
    BOMBS.put("nested bold", n -> ARTICLE + "<b>a".repeat(n / 4));
    BOMBS.put("hidden parts", n -> ARTICLE + "<div hidden class=faq>a</div>".repeat(n / 29));
    BOMBS.put("NULs", n -> ARTICLE + "<p>" + "\0a".repeat(n / 2));
    BOMBS.put("entities", n -> ARTICLE + "<p>" + "&amp;&#x41;&nosuch".repeat(n / 18));
    BOMBS.put("damage", n -> "<p>" + "Ã©Ã¨ â€™ Ã".repeat(n / 18));
  }

  @Test
  void a_page_twice_as_long_takes_no_more_than_about_twice_as_long() {
    BOMBS.forEach(
        (name, bomb) -> {
          byte[] half = page(bomb.apply(PART));
          byte[] whole = page(bomb.apply(2 * PART));
          cost(half);
          long shorter = Math.min(cost(half), cost(half));
          long longer = Math.min(cost(whole), cost(whole));
          assertThat(longer)
              .as("%s: %d ms for one, %d ms for two", name, shorter / 1_000_000, longer / 1_000_000)
              .isLessThan(3 * shorter + Duration.ofMillis(150).toNanos());
        });
  }

  @Test
  void the_largest_page_ends_within_seconds() {
    for (String name : new String[] {"empty elements", "classes"}) {
      byte[] body = page(bomb(name, 7 * MEGABYTE));
      assertThat(cost(body)).as(name).isLessThan(BOUND.toNanos());
    }
  }

  @Test
  void an_article_is_found_between_what_is_meant_to_hide_it() {
    for (String name :
        new String[] {
          "empty elements",
          "comments",
          "an open comment",
          "an open script",
          "links",
          "attributes of one element",
          "one attribute"
        }) {
      Extraction found = Extractor.extract(page(bomb(name, MEGABYTE)), URL, Map.of());
      assertThat(found).as(name).isInstanceOf(Extraction.Article.class);
      assertThat(((Extraction.Article) found).text()).as(name).startsWith(SENTENCE.strip());
    }
  }

  @Test
  void what_holds_no_article_says_so() {
    assertThat(reason(page("<b>".repeat(10_000)))).isEqualTo("too-deep");
    assertThat(reason(page("<i></i>".repeat(1_000_000)))).isEqualTo("no-text");
    assertThat(reason(page("<p>" + "x".repeat(5 * MEGABYTE)))).isEqualTo("one-word");
    assertThat(reason(page("<a href=/a>harbour</a> ".repeat(200_000)))).isEqualTo("no-text");
    assertThat(reason(new byte[Extractor.BODY_BYTES_MAX + 1])).isEqualTo("too-large");
  }

  @Test
  void junk_with_the_head_of_a_page_does_no_harm() throws Exception {
    byte[] junk = new byte[2 * MEGABYTE];
    new Random(7).nextBytes(junk);
    for (String head : new String[] {"<html><head>", "<meta charset=utf-8>", "<p lang=ja>"}) {
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      page.write(head.getBytes(StandardCharsets.US_ASCII));
      page.write(junk);
      assertThat(cost(page.toByteArray())).as(head).isLessThan(BOUND.toNanos());
    }
  }

  @Test
  void a_page_in_two_character_sets_gives_what_can_be_read() throws Exception {
    String russian = "<p>" + "В понедельник порт снова открыли после шторма. ".repeat(6) + "</p>";
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.write("<html lang=ru><body><article>".getBytes(StandardCharsets.US_ASCII));
    page.write(russian.getBytes(StandardCharsets.UTF_8));
    page.write("<p>Порт.</p></article>".getBytes(Charset.forName("windows-1251")));
    var found =
        (Extraction.Article)
            Extractor.extract(
                page.toByteArray(), URL, Map.of("Content-Type", "text/html; charset=utf-8"));
    assertThat(found.text()).startsWith("В понедельник порт снова открыли после шторма.");
  }

  private static String bomb(String name, int bytes) {
    return Objects.requireNonNull(BOMBS.get(name), name).apply(bytes);
  }

  private static String attributes(int bytes) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; attributes.length() < bytes; i++) {
      attributes.append("a").append(i).append("=1 ");
    }
    return attributes.toString();
  }

  private static String classes(int bytes) {
    StringBuilder elements = new StringBuilder();
    for (int i = 0; elements.length() < bytes; i++) {
      elements.append("<div class='widget-").append(i).append(" share'>a</div>");
    }
    return elements.toString();
  }

  private static byte[] page(String body) {
    return ("<html><head><title>Harbour</title></head><body>" + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long cost(byte[] body) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(Extractor.extract(body, URL, Map.of())).isNotNull();
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static String reason(byte[] body) {
    return ((Extraction.NoArticle) Extractor.extract(body, URL, Map.of())).reason();
  }
}
