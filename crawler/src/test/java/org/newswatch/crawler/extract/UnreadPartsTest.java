package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;

final class UnreadPartsTest {

  /** What pages are made of, and what could hide where a script or a tag ends. */
  private static final List<String> FRAGMENTS =
      List.of(
          "<script>var a = 1 < 2;</script>",
          "<script src='/a.js' defer></script>",
          "<script>",
          "<SCRIPT Type=text/javascript>",
          "</script>",
          "</SCRIPT >",
          "</script/>",
          "</script x='>'>",
          "</scriptx>",
          "</x</script>",
          "</",
          "<script/>",
          "<script src=/a/>",
          "<!--",
          "-->",
          "--!>",
          "<!-->",
          "<!--->",
          "<!-- <p> -->",
          "<!",
          "<?php ?>",
          "<!doctype html>",
          "<![CDATA[",
          "]]>",
          "<style>p > a { color: red }</style>",
          "<style>",
          "</style>",
          "<title>A < B</title>",
          "<title>",
          "</title>",
          "<textarea>",
          "</textarea>",
          "<iframe src=x></iframe>",
          "<iframe>",
          "</iframe>",
          "<xmp>",
          "</xmp>",
          "<noscript>",
          "</noscript>",
          "<noscript><img src=x><style>p</style></noscript>",
          "<select>",
          "<option>a",
          "</select>",
          "<svg viewBox='0 0 1 1'>",
          "<svg/>",
          "<path d='M 0 0'/>",
          "<g>",
          "</g>",
          "<desc>a</desc>",
          "<foreignObject>",
          "</svg>",
          "<svg x=a/>",
          "<svg><g><a x=1>text</a></g></svg>",
          "<math>",
          "<template>",
          "</template>",
          "<plaintext>",
          "<head>",
          "</head>",
          "<body data-x=y>",
          "</body>",
          "<p class=\"a > b\" data-x='<script>'>",
          "<p data-x=\">\" class=b>",
          "<a href=/a?b=c&d data-x onclick='f(\"</p>\")' class = c >",
          "<a x=1/class=d>",
          "<a/x=\"1\"/>",
          "<a x=/>",
          "<a \"x\" =y 'class=e>",
          "<a x= class=f>",
          "<a x = \"1\"class=g>",
          "<input type=hidden value='>'>",
          "<p x=\"",
          "\"",
          "'",
          ">",
          "/>",
          "=",
          "</p>",
          "<div>",
          "</div>",
          "<table><tr><td>",
          "<colgroup>",
          "</table>",
          "<b>",
          "</b>",
          "<",
          "text",
          " ",
          "&lt;");

  private static final Set<String> ASKED = Set.of("class", "href", "type", "content", "name");

  @Property(tries = 3_000)
  void the_tree_is_the_same_but_for_what_nobody_reads(@ForAll("pages") String html) {
    assertThat(read(parsed(html))).isEqualTo(read(Jsoup.parse(html)));
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(FRAGMENTS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Test
  void scripts_and_styles_are_left_out_and_json_ld_is_kept() {
    String html =
        "<style>p { color: red }</style><script>var a = '<p>';</script>"
            + "<script type='application/ld+json'>{\"a\": 1}</script><p>Text";

    assertThat(without(html))
        .isEqualTo(
            "<style></style><script></script>"
                + "<script type='application/ld+json'>{\"a\": 1}</script><p>Text");
  }

  @Test
  void a_type_written_with_entities_is_kept() {
    String html = "<script type='application/ld&#43;json'>{}</script>";

    assertThat(without(html)).isEqualTo(html);
  }

  @Test
  void attributes_that_nobody_asks_for_are_left_out() {
    assertThat(without("<p data-a='>' class=b onclick=\"f('<b>')\" data-c id=d>Text</p>"))
        .isEqualTo("<p  class=b id=d>Text</p>");
  }

  @Test
  void drawings_are_left_out_that_end_where_they_seem_to() {
    String doubtful = "<svg><p></svg>";

    assertThat(without("<svg class=a><g><path d='M 0 0'/></g><title>b</title></svg>" + doubtful))
        .isEqualTo("<svg class=a></svg>" + doubtful);
  }

  @Test
  void a_page_is_taken_as_it_is_from_where_it_is_in_doubt() {
    String doubtful = "<template><script>a</script></template><style>b</style>";

    assertThat(without("<style>a</style>" + doubtful)).isEqualTo("<style></style>" + doubtful);
  }

  private static String without(String html) {
    StringWriter text = new StringWriter();
    try (var reader = UnreadParts.without(html)) {
      reader.transferTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Document parsed(String html) {
    return Jsoup.parse(without(html));
  }

  /** The tree without what may be left out of it. */
  private static String read(Document page) {
    for (Node node : page.nodeStream().toList()) {
      Node parent = node.parent();
      if (node instanceof DataNode && parent != null && isUnread(parent)) {
        node.remove();
      } else if (node instanceof Element element) {
        if (element.nameIs("svg")) {
          element.empty();
        }
        for (Attribute attribute : element.attributes().asList()) {
          if (!ASKED.contains(attribute.getKey())) {
            element.removeAttr(attribute.getKey());
          }
        }
      }
    }
    page.outputSettings().prettyPrint(false);
    return page.html();
  }

  private static boolean isUnread(Node holder) {
    return holder.nameIs("script") || holder.nameIs("style");
  }
}
