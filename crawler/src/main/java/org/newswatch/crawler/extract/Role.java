package org.newswatch.crawler.extract;

import java.util.HashMap;
import java.util.Map;

/** What an item of a page is to a reader, by its kind of element. */
enum Role {
  /** A run of text. */
  TEXT,
  /** Part of a line: emphasis, code, a span. */
  INLINE,
  LINK,
  BREAK,
  PARAGRAPH,
  HEADING,
  ITEM,
  LIST,
  CELL,
  ROW,
  TABLE,
  QUOTE,
  PREFORMATTED,
  FIGURE,
  ARTICLE,
  MAIN,
  /** Hardly ever text of an article; kept when it holds most of the page. */
  SELDOM,
  /** Never text of an article, whatever is in it. */
  NEVER,
  /** Anything else that begins a line of its own. */
  BLOCK;

  private static final Map<String, Role> BY_TAG = new HashMap<>();

  static {
    put(INLINE, "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt");
    put(INLINE, "ruby s samp small span strike strong sub sup time tt u var wbr img nobr picture");
    put(INLINE, "source amp-img center");
    put(LINK, "a");
    put(BREAK, "br");
    put(PARAGRAPH, "p");
    put(HEADING, "h1 h2 h3 h4 h5 h6");
    put(ITEM, "li dd dt");
    put(LIST, "ul ol dl");
    put(CELL, "td th");
    put(ROW, "tr");
    put(TABLE, "table tbody thead tfoot");
    put(QUOTE, "blockquote");
    put(PREFORMATTED, "pre");
    put(FIGURE, "figure");
    put(ARTICLE, "article");
    put(MAIN, "main body html");
    put(SELDOM, "aside footer form header");
    put(NEVER, "script style noscript template svg iframe object embed button select input");
    put(NEVER, "textarea nav dialog menu figcaption canvas audio video map math head link meta");
    put(NEVER, "label option datalist");
  }

  private static void put(Role role, String tags) {
    for (String tag : tags.split(" ", -1)) {
      BY_TAG.put(tag, role);
    }
  }

  static Role of(String tag) {
    return BY_TAG.getOrDefault(tag, BLOCK);
  }

  /** Whether it stands in a line with what is before and after it. */
  boolean inLine() {
    return this == TEXT || this == INLINE || this == LINK || this == BREAK;
  }
}
