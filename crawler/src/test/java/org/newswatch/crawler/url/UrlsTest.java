package org.newswatch.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Limits;

final class UrlsTest {

  @Test
  void spelling_does_not_matter() {
    assertThat(
            Urls.normalise("HTTPS://Www.Example.COM:443/a/../b?utm_source=x&b=2&a=1&fbclid=y#top"))
        .hasValue("https://www.example.com/b?a=1&b=2");
    assertThat(Urls.normalise("http://example.com")).hasValue("http://example.com/");
    assertThat(Urls.normalise("http://example.com/?UTM_Campaign=x"))
        .hasValue("http://example.com/");
  }

  @Test
  void only_web_addresses_have_a_spelling() {
    for (String no :
        new String[] {
          "javascript:alert(1)", "mailto:a@b.test", "ftp://a.test/", "", "x", "http://"
        }) {
      assertThat(Urls.normalise(no)).as(no).isEmpty();
    }
    assertThat(Urls.normalise(null)).isEmpty();
    assertThat(Urls.normalise("http://a.test/" + "x".repeat(Limits.URL_CHARS_MAX))).isEmpty();
  }

  @Test
  void a_literal_ipv6_host_keeps_its_brackets() {
    assertThat(Urls.normalise("http://[2001:DB8::1]:80/x")).hasValue("http://[2001:db8::1]/x");
  }

  @Test
  void a_host_may_have_underscores_though_the_platform_knows_no_such() {
    assertThat(Urls.normalise("http://The_Paper.Blogs.test:80/b/../a?utm_source=x"))
        .hasValue("http://the_paper.blogs.test/a");
    assertThat(Urls.host("http://the_paper.blogs.test:8080/a")).hasValue("the_paper.blogs.test");
    assertThat(Urls.domainOf("http://the_paper.blogs.test/a")).isEqualTo("blogs.test");
    assertThat(Urls.resolve("http://a.test/", "//the_paper.test/x"))
        .hasValue("http://the_paper.test/x");
    assertThat(Urls.resolve("http://the_paper.test/x/y", "z"))
        .hasValue("http://the_paper.test/x/z");
    assertThat(Urls.host("http://me@the_paper.test/")).isEmpty();
    assertThat(Urls.host("http://the_paper.test:x/")).isEmpty();
    assertThat(Urls.host("http://the_paper.127/")).isEmpty();
  }

  @Test
  void references_are_read_as_browsers_do_though_no_address_may_hold_such() {
    String page = "http://a.test/news/1";
    assertThat(Urls.resolve(page, "/a\nb")).hasValue("http://a.test/ab");
    assertThat(Urls.resolve(page, "\\news\\2")).hasValue("http://a.test/news/2");
    assertThat(Urls.resolve(page, "/100%-safe")).isEqualTo(Urls.resolve(page, "/100%25-safe"));
    assertThat(Urls.resolve(page, "/a|b?q={c}#d#e"))
        .isPresent()
        .isEqualTo(Urls.resolve(page, "/a%7Cb?q=%7Bc%7D"));
  }

  @Test
  void references_are_resolved_against_their_page() {
    assertThat(Urls.resolve("http://a.test/news/1", "../x y?utm_medium=z"))
        .hasValue("http://a.test/x%20y");
    assertThat(Urls.resolve("http://a.test/news/1", "//b.test/")).hasValue("http://b.test/");
    assertThat(Urls.resolve("http://a.test/news.php?id=1", "?id=2"))
        .hasValue("http://a.test/news.php?id=2");
    assertThat(Urls.resolve("http://a.test/news.php?id=1", "#top"))
        .hasValue("http://a.test/news.php?id=1");
    assertThat(Urls.resolve("http://a.test", "a.html")).hasValue("http://a.test/a.html");
    assertThat(Urls.resolve("http://a.test/news/1", "data:text/html,x")).isEmpty();
    assertThat(Urls.resolve("http://a.test/news/1", " ")).isEmpty();
  }

  @Test
  void a_registrable_domain_is_what_one_party_owns() {
    assertThat(Urls.registrableDomain("www.news.BBC.co.uk")).isEqualTo("bbc.co.uk");
    assertThat(Urls.registrableDomain("paper.blogspot.com")).isEqualTo("paper.blogspot.com");
    assertThat(Urls.registrableDomain("www.harbour-courier.test"))
        .isEqualTo("harbour-courier.test");
    assertThat(Urls.registrableDomain("127.0.0.1")).isEqualTo("127.0.0.1");
    assertThat(Urls.registrableDomain("[::1]")).isEqualTo("[::1]");
    assertThat(Urls.registrableDomain("localhost")).isEqualTo("localhost");
  }

  @Property(tries = 500)
  void normalising_twice_changes_nothing(@ForAll @StringLength(max = 60) String tail) {
    Urls.normalise("http://a.test/" + tail)
        .ifPresent(once -> assertThat(Urls.normalise(once)).hasValue(once));
  }

  @Property(tries = 500)
  void no_input_makes_it_throw(@ForAll @StringLength(max = 80) String any) {
    assertThat(Urls.normalise(any)).isNotNull();
    assertThat(Urls.resolve("http://a.test/", any)).isNotNull();
  }
}
