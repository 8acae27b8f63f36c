package org.newswatch.crawler.extract;

import java.io.Reader;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds what of a page's markup nobody reads: the contents of styles, of drawings and of scripts
 * that are no JSON-LD, and attributes that no step asks for. They are more than half of what pages
 * send, and a third of the time that parsing takes.
 *
 * <p>It reads tags, comments and scripts as jsoup's tokeniser does, but builds no tree. Where what
 * comes next depends on the tree, or a script ends in no plain way, nothing is left out; where even
 * its end is in doubt, the rest of the page is taken as it is. Grows like the page.
 */
final class UnreadParts {

  /** Where the way through the page ends: at its end, or at what is in doubt. */
  private static final int STOP = -1;

  private static final int GAPS_AT_FIRST = 64;

  /** Elements whose content is left out. */
  private static final int UNREAD = 1;

  /** Elements that hold text which is no markup, even if it looks so. */
  private static final int TEXT = 2;

  /** Elements in which the others are not always what they are elsewhere. */
  private static final int ODD = 4;

  /** Elements after which that depends on more than what is looked at here. */
  private static final int LAST = 8;

  private static final int HARMLESS = 16;

  private static final String DRAWING = "svg";

  private static final WordTable TAGS =
      new WordTable()
          .with(UNREAD, "script style")
          .with(TEXT, "title textarea iframe xmp noembed noframes")
          .with(ODD, "svg noscript select")
          .with(LAST, "template math frameset plaintext");

  /** All that a drawing may hold for its end to be where it seems to be. */
  private static final WordTable DRAWN =
      new WordTable()
          .with(UNREAD, "script style")
          .with(TEXT, "title desc")
          .with(ODD, "svg")
          .with(
              HARMLESS,
              "g path rect circle ellipse line polyline polygon defs use symbol mask pattern text",
              "tspan clippath lineargradient radialgradient stop filter marker animate image a view",
              "animatetransform fegaussianblur feoffset feblend feflood fecolormatrix fecomposite",
              "femerge femergenode switch");

  /**
   * Attributes that some step asks for, or that the parser itself looks at. All others are missing
   * in the page that is parsed: a step that wants one more names it here.
   */
  private static final WordTable ATTRIBUTES =
      new WordTable()
          .with(
              HARMLESS,
              "class id role style hidden aria-hidden data-testid lang xml:lang",
              "href rel type name property http-equiv itemprop content charset datetime",
              "color face size action prompt encoding");

  private final String html;

  /** Where each part begins and ends, by turns. */
  private int[] gaps = new int[GAPS_AT_FIRST];

  private int size;

  /** The odd element that is open, with its likes inside it counted; empty when none is. */
  private String odd = "";

  private int depth;

  /** Where the content of the odd element begins, and how many gaps there were before it. */
  private int oddFrom;

  private int oddGaps;

  private UnreadParts(String html) {
    this.html = html;
  }

  /** The page without what nobody reads in it. */
  static Reader without(String html) {
    UnreadParts parts = new UnreadParts(html);
    parts.find();
    return new GapReader(html, Arrays.copyOf(parts.gaps, parts.size));
  }

  private void find() {
    int at = 0;
    while (at != STOP) {
      int mark = html.indexOf('<', at);
      at = mark < 0 || mark + 1 == html.length() ? STOP : markup(mark, html.charAt(mark + 1));
    }
  }

  /** Where what begins at {@code at} ends; the same is returned by most of what follows. */
  private int markup(int at, char next) {
    if (isLetter(next)) {
      return startTag(at);
    }
    return switch (next) {
      case '/' -> isLetterAt(at + 2) ? endTag(at) : past(">", at);
      case '!' -> declaration(at);
      case '?' -> past(">", at);
      default -> at + 1;
    };
  }

  private int declaration(int at) {
    if (html.startsWith("<![CDATA[", at)) {
      return past("]]>", at);
    }
    int comment = at + "<!--".length();
    boolean empty = html.startsWith(">", comment) || html.startsWith("->", comment);
    if (empty || !html.startsWith("<!--", at)) {
      return past(">", at);
    }
    int end = past("-->", comment);
    int wrong = end == STOP ? -1 : html.indexOf("--!>", comment, end);
    return wrong < 0 ? end : past(">", wrong);
  }

  private int past(String mark, int from) {
    int found = html.indexOf(mark, from);
    return found < 0 ? STOP : found + mark.length();
  }

  private int endTag(int at) {
    int nameEnd = nameEnd(at + 2);
    int end = tagEnd(nameEnd, false);
    if (odd.isEmpty()) {
      return end;
    }
    if (name(at + 2, nameEnd).equals(odd)) {
      depth--;
      if (depth == 0) {
        close(at, end);
      }
      return end;
    }
    return odd.equals(DRAWING) && DRAWN.flags(html, at + 2, nameEnd) == 0 ? STOP : end;
  }

  private int startTag(int at) {
    int nameEnd = nameEnd(at + 1);
    boolean drawn = odd.equals(DRAWING);
    int end = tagEnd(nameEnd, drawn || odd.isEmpty());
    if (end == STOP) {
      return STOP;
    }
    int kind = (drawn ? DRAWN : TAGS).flags(html, at + 1, nameEnd);
    return switch (kind) {
      case UNREAD -> odd.isEmpty() ? unread(at, nameEnd, end) : text(at, nameEnd, end);
      case TEXT -> text(at, nameEnd, end);
      case ODD -> open(name(at + 1, nameEnd), end);
      case LAST -> STOP;
      default -> drawn && kind == 0 ? STOP : end;
    };
  }

  private int open(String name, int end) {
    boolean endsAtOnce = name.equals(DRAWING) && html.charAt(end - 2) == '/';
    if (endsAtOnce || (!odd.isEmpty() && !odd.equals(name))) {
      return STOP;
    }
    if (depth == 0) {
      oddFrom = end;
      oddGaps = size;
    }
    odd = name;
    depth++;
    return end;
  }

  /** Nothing that a drawing holds is ever asked for. */
  private void close(int at, int end) {
    if (odd.equals(DRAWING) && end != STOP && at > oddFrom) {
      size = oddGaps;
      leaveOut(oddFrom, at);
    }
    odd = "";
  }

  /** Text without any markup ends at its end tag, whether markup would count in it or not. */
  private int text(int at, int nameEnd, int from) {
    int end = html.indexOf('<', from);
    return end >= 0 && isEndOf(at, nameEnd, end) ? end : STOP;
  }

  /** The content of a script or style: leaves it out unless it is read. */
  private int unread(int at, int nameEnd, int from) {
    if (html.charAt(from - 2) == '/') {
      return text(at, nameEnd, from);
    }
    int end = html.indexOf("</", from);
    while (end >= 0 && !isEndOf(at, nameEnd, end)) {
      end = html.indexOf("</", end + 2);
    }
    if (end < 0 || isSwallowed(from, end) || isEscaped(from, end)) {
      return STOP;
    }
    // JSON-LD has a plus in its type, and a type written with an entity may be anything.
    boolean read = html.indexOf('+', at, from) >= 0 || html.indexOf('&', at, from) >= 0;
    if (!read && end > from) {
      leaveOut(from, end);
    }
    return end;
  }

  private void leaveOut(int from, int to) {
    if (size > 0 && afterSpace(gaps[size - 1]) == from) {
      gaps[size - 1] = to;
      return;
    }
    if (size == gaps.length) {
      gaps = Arrays.copyOf(gaps, size * 2);
    }
    gaps[size++] = from;
    gaps[size++] = to;
  }

  /** Whether the end tag of what begins at {@code start} stands at {@code at}. */
  private boolean isEndOf(int start, int nameEnd, int at) {
    int length = nameEnd - start - 1;
    int after = at + 2 + length;
    return html.startsWith("</", at)
        && isLetterAt(at + 2)
        && html.regionMatches(true, at + 2, html, start + 1, length)
        && after < html.length()
        && endsName(html.charAt(after));
  }

  /** Whether it is part of another end tag's name, which goes on to a space, slash or bracket. */
  private boolean isSwallowed(int from, int end) {
    int at = end - 1;
    while (at > from && !endsName(html.charAt(at))) {
      at--;
    }
    return at > from && at + 1 < end && html.startsWith("</", at - 1);
  }

  /** Whether a script in a comment in the script may be what ends. */
  private boolean isEscaped(int from, int end) {
    int at = html.indexOf("<!--", from, end);
    while (at >= 0) {
      at = html.indexOf('<', at + 1, end);
      if (at >= 0 && html.regionMatches(true, at, "<script", 0, "<script".length())) {
        return true;
      }
    }
    return false;
  }

  private int nameEnd(int from) {
    int at = from;
    while (at < html.length() && !endsName(html.charAt(at))) {
      at++;
    }
    return at;
  }

  private String name(int from, int to) {
    return html.substring(from, to).toLowerCase(Locale.ROOT);
  }

  /** Where the tag ends; brackets in quoted values are none. */
  private int tagEnd(int nameEnd, boolean sure) {
    int at = nameEnd;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '>') {
        return at + 1;
      }
      at = endsName(c) ? at + 1 : attribute(at, sure);
    }
    return STOP;
  }

  private int attribute(int from, boolean sure) {
    int nameEnd = from + 1;
    while (nameEnd < html.length()
        && !endsName(html.charAt(nameEnd))
        && html.charAt(nameEnd) != '=') {
      nameEnd++;
    }
    int value = afterSpace(nameEnd);
    int end =
        value < html.length() && html.charAt(value) == '='
            ? valueEnd(afterSpace(value + 1))
            : value;
    if (sure && isUnread(from, nameEnd)) {
      leaveOut(from, end);
    }
    return end;
  }

  private boolean isUnread(int from, int nameEnd) {
    // A slash before it would end the tag; signs below the space are no part of the name.
    return html.charAt(from - 1) != '/'
        && html.charAt(from) > ' '
        && html.charAt(nameEnd - 1) > ' '
        && ATTRIBUTES.flags(html, from, nameEnd) == 0;
  }

  private int valueEnd(int from) {
    if (from == html.length()) {
      return from;
    }
    char first = html.charAt(from);
    if (first == '"' || first == '\'') {
      int end = html.indexOf(first, from + 1);
      return end < 0 ? html.length() : end + 1;
    }
    int at = from;
    while (at < html.length() && html.charAt(at) != '>' && !isSpace(html.charAt(at))) {
      at++;
    }
    return at;
  }

  private int afterSpace(int from) {
    int at = from;
    while (at < html.length() && isSpace(html.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isLetterAt(int at) {
    return at < html.length() && isLetter(html.charAt(at));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean endsName(char c) {
    return c == '/' || c == '>' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }
}
