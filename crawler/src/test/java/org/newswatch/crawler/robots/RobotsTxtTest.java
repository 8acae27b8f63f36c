package org.newswatch.crawler.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RobotsTxtTest {

  private static final String SITE = "https://paper.test";

  private static RobotsTxt read(String text) {
    return RobotsTxt.parse(text.getBytes(StandardCharsets.UTF_8), "newswatch");
  }

  private static boolean allows(String text, String path) {
    return read(text).allows(SITE + path);
  }

  @Test
  void without_rules_everything_is_allowed() {
    assertThat(allows("", "/a")).isTrue();
    assertThat(allows("<html><body>Not found</body></html>", "/a")).isTrue();
    assertThat(allows("Disallow: /\n", "/a")).as("a rule outside groups").isTrue();
    assertThat(allows("User-agent: *\nDisallow:\n", "/a")).isTrue();
  }

  @Test
  void the_group_of_our_name_stands_in_for_the_one_for_all() {
    String text = "User-agent: *\nDisallow: /\n\nUser-agent: NewsWatch/2.0\nDisallow: /private\n";
    assertThat(allows(text, "/news")).isTrue();
    assertThat(allows(text, "/private/x")).isFalse();
    assertThat(RobotsTxt.parse(text.getBytes(StandardCharsets.UTF_8), "news").allows(SITE + "/a"))
        .as("another crawler whose name ours begins with")
        .isFalse();
  }

  @Test
  void groups_of_one_name_are_one_group() {
    String text =
        """
        User-agent: newswatch
        Disallow: /a
        User-agent: other
        Disallow: /b
        User-agent: newswatch
        Disallow: /c
        """;
    assertThat(allows(text, "/a")).isFalse();
    assertThat(allows(text, "/b")).isTrue();
    assertThat(allows(text, "/c")).isFalse();
  }

  @Test
  void only_rules_end_a_list_of_agents() {
    String text =
        """
        User-agent: newswatch

        Sitemap: https://paper.test/s.xml
        Crawl-delay: 3
        User-agent: other
        Disallow: /a
        """;
    assertThat(allows(text, "/a")).isFalse();
    assertThat(read(text).crawlDelay()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void the_rule_with_most_octets_wins_and_of_two_the_one_that_allows() {
    String text =
        """
        User-agent: *
        Disallow: /news
        Allow: /news/open
        Disallow: /news/open/not
        Allow: /same
        Disallow: /same
        """;
    assertThat(allows(text, "/news/closed")).isFalse();
    assertThat(allows(text, "/news/open/x")).isTrue();
    assertThat(allows(text, "/news/open/not")).isFalse();
    assertThat(allows(text, "/same")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/fish, /fish.html, true",
    "/fish, /Fish, false",
    "/fish*, /fishheads/x, true",
    "/fish/, /fish, false",
    "/*.php, /index?f=a.php/, true",
    "/*.php$, /a.php?x, false",
    "/*.php$, /a/b.php, true",
    "/fish*.php, /fishheads/catfish.php?p, true",
    "/a*b*c, /a-c-b-c, true",
    "/a*b*c, /a-c-b, false",
    "/$, /, true",
    "/$, /x, false",
    "/a$b, /a$b/c, true",
    "/**/x, /y/x, true",
    "*, /anything, true",
    "/ab*ab$, /ab, false",
    "/ab*ab$, /abab, true",
    "fish, /fish, false",
  })
  void a_star_is_anything_and_a_dollar_the_end(String pattern, String path, boolean matches) {
    assertThat(allows("User-agent: *\nDisallow: " + pattern, path)).isEqualTo(!matches);
  }

  @Property(tries = 2_000)
  void a_pattern_matches_what_the_same_regular_expression_matches(
      @ForAll @StringLength(max = 8) @Chars({'/', 'a', 'b', '*', '$'}) String pattern,
      @ForAll @StringLength(max = 10) @Chars({'/', 'a', 'b', '$'}) String path) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean end = c == '$' && i == pattern.length() - 1;
      expression.append(c == '*' ? ".*" : end ? "$" : Pattern.quote(String.valueOf(c)));
    }
    assertThat(Rule.matches(pattern, path))
        .isEqualTo(Pattern.compile(expression.toString()).matcher(path).lookingAt());
  }

  @ParameterizedTest
  @CsvSource({
    "/private, /%70rivate",
    "/%70rivate, /private",
    "/caf\u00e9, /caf%C3%A9",
    "/caf%c3%a9, /caf%C3%A9",
    "/caf%C3%A9, /caf\u00e9",
    "/a%2Ab, /a*b",
    "/a%24, /a$",
    "/a%2fb, /a%2Fb",
  })
  void what_is_forbidden_is_so_in_every_form_of_escapes(String pattern, String path) {
    assertThat(allows("User-agent: *\nDisallow: " + pattern, path)).isFalse();
  }

  @Test
  void an_escaped_slash_is_no_slash() {
    assertThat(allows("User-agent: *\nDisallow: /a/b", "/a%2Fb")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disallow: /x",
        "DISALLOW : /x",
        "Disallow /x",
        "dissallow: /x",
        "Dissalow:/x",
        "disalow: /x",
        "diasllow: /x",
        "disallaw: /x",
        "Disallow: /x # the archive",
      })
  void mistakes_whose_meaning_is_plain_are_forgiven(String line) {
    assertThat(allows("useragent: *\r\n" + line, "/x/1")).isFalse();
    assertThat(allows("User agent: newswatch\r" + line + "\r", "/x/1")).isFalse();
  }

  @Test
  void a_line_without_a_colon_is_a_rule_only_with_one_word_after_its_key() {
    assertThat(allows("User-agent: *\nDisallow all of this", "all")).isTrue();
  }

  @Test
  void a_byte_order_mark_is_skipped_whole_or_broken() {
    for (String mark : new String[] {"\u00ef\u00bb\u00bf", "\u00ef\u00bb", "\u00ef"}) {
      byte[] body = (mark + "User-agent: *\nDisallow: /x").getBytes(StandardCharsets.ISO_8859_1);
      assertThat(RobotsTxt.parse(body, "newswatch").allows(SITE + "/x")).isFalse();
    }
  }

  @Test
  void a_folder_is_allowed_with_the_page_it_stands_for() {
    String text = "User-agent: *\nAllow: /open/index.html\nDisallow: /";
    assertThat(allows(text, "/open/")).isTrue();
    assertThat(allows(text, "/open/index.html")).isTrue();
    assertThat(allows(text, "/open/other")).isFalse();
  }

  @Test
  void the_longest_crawl_delay_counts_and_nonsense_does_not() {
    assertThat(read("User-agent: *\nCrawl-delay: 1.5\nCrawl-delay: x\nDisallow:\n").crawlDelay())
        .isEqualTo(Duration.ofMillis(1_500));
    assertThat(read("User-agent: *\nCrawl-delay: -4\n").crawlDelay()).isZero();
    assertThat(read("User-agent: *\nCrawl-delay: 999999999\n").crawlDelay())
        .isEqualTo(Duration.ofDays(1));
    assertThat(read("Crawl-delay: 5\nUser-agent: *\nDisallow:\n").crawlDelay()).isZero();
    assertThat(read("User-agent: *\nCrawl-delay: 5\nDisallow:\nUser-agent: newswatch\nDisallow:\n"))
        .extracting(RobotsTxt::crawlDelay)
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void sitemaps_are_named_for_everybody_and_kept_once() {
    assertThat(
            read("""
        Sitemap: https://paper.test/a.xml
        User-agent: x
        site-map: /b.xml
        Sitemap: https://paper.test/a.xml
        Sitemap:
        """)
                .sitemaps())
        .containsExactly("https://paper.test/a.xml", "/b.xml");
  }

  @Test
  void noise_of_any_kind_is_read_to_its_end() {
    byte[] noise = new byte[2 * RobotsTxt.BYTES_MAX];
    new Random(7).nextBytes(noise);
    assertThat(RobotsTxt.parse(noise, "newswatch").sitemaps()).isEmpty();
    String stars = "User-agent: *\nDisallow: " + "*a".repeat(200_000) + "\n";
    assertThat(allows(stars, "/" + "a".repeat(2_000))).isTrue();
  }

  @Test
  void rules_after_the_bound_are_not_read() {
    String text = "User-agent: *\n#" + "x".repeat(RobotsTxt.BYTES_MAX) + "\nDisallow: /x\n";
    assertThat(allows(text, "/x")).isTrue();
  }
}
