package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/** The names in what readers see as one by-line: an element, or the pieces of text of a line. */
final class BylineReader {

  /** Characters of an element or a line that still can be a by-line. */
  static final int LINE_CHARS_MAX = 200;

  /** Pieces of text of one by-line. */
  private static final int PIECES_MAX = 12;

  /** Names by the text they stand in: containers within containers hold the same pieces. */
  private final Map<String, List<String>> known = new HashMap<>();

  List<String> namesIn(Element element) {
    String content = element.attr("content");
    if (!content.isEmpty()) {
      return Bylines.names(List.of(content));
    }
    List<TextNode> texts = new ArrayList<>();
    NodeFilter collector =
        (node, depth) -> {
          if (node instanceof TextNode text && !text.isBlank()) {
            texts.add(text);
          }
          return texts.size() < PIECES_MAX ? FilterResult.CONTINUE : FilterResult.STOP;
        };
    NodeTraversor.filter(collector, element);
    return namesIn(texts);
  }

  /**
   * The names in the pieces of a by-line: the first that has one, and those that are joined to it
   * or look the same. What stands after "edited by" is no author.
   */
  List<String> namesIn(List<TextNode> texts) {
    List<String> raw = new ArrayList<>();
    String like = null;
    boolean other = false;
    boolean joined = false;
    for (TextNode piece : texts.subList(0, Math.min(texts.size(), PIECES_MAX))) {
      String whole = piece.getWholeText();
      String text =
          Pages.folded(
              whole.length() > LINE_CHARS_MAX ? whole.substring(0, LINE_CHARS_MAX) : whole);
      if (Bylines.isOtherLead(text)) {
        other = true;
        continue;
      }
      List<String> names = names(text);
      if (names.isEmpty() || (!raw.isEmpty() && Bylines.isRole(text))) {
        joined = Bylines.isJoint(text);
        other &= !Bylines.isLead(text);
        continue;
      }
      String looks = looks(piece);
      if (other) {
        other = false;
      } else if (raw.isEmpty() || joined || looks.equals(like) || Bylines.isJoined(text)) {
        like = raw.isEmpty() ? looks : like;
        raw.addAll(names);
        // "Ann Berg and" announces another one.
        joined = Bylines.isJoint(text.substring(Math.max(0, text.length() - 5)));
      }
    }
    return Bylines.names(raw);
  }

  private static String looks(TextNode piece) {
    Element parent = piece.parent();
    return parent == null ? "" : parent.normalName() + '.' + parent.className();
  }

  /** The names in a text by itself. */
  List<String> names(String text) {
    return known.computeIfAbsent(text, one -> Bylines.names(List.of(one)));
  }
}
