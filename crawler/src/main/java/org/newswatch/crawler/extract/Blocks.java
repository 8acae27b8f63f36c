package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Cuts a page into what a reader sees as paragraphs, in order. */
final class Blocks implements NodeVisitor {

  /** What a block is by the element that holds it. */
  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM,
    CELL,
    QUOTE,
    PREFORMATTED,
    LOOSE
  }

  /**
   * One paragraph.
   *
   * @param text one line, never blank
   * @param linkShare share of its characters inside links
   * @param holder the nearest block element
   */
  record Block(String text, double linkShare, Kind kind, Element holder) {}

  /** Blocks kept of one page. */
  private static final int BLOCKS_MAX = 20_000;

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
          "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "nobr",
          "picture", "source", "amp-img", "center", "label");

  private static final Pattern BREAK = Pattern.compile("\\n\\s*\\n");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Element> holders = new ArrayList<>();
  private int linkDepth;
  private int linkChars;

  private Blocks() {}

  static List<Block> of(Element root) {
    Blocks visitor = new Blocks();
    NodeTraversor.traverse(visitor, root);
    visitor.flush();
    return visitor.blocks;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode run) {
      String whole = run.getWholeText();
      text.append(whole.replace('\n', ' '));
      if (linkDepth > 0) {
        linkChars += whole.strip().length();
      }
    } else if (node instanceof Element element) {
      String tag = element.normalName();
      if (tag.equals("br")) {
        text.append('\n');
      } else if (tag.equals("a")) {
        linkDepth++;
      } else if (!INLINE.contains(tag)) {
        flush();
        holders.add(element);
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      String tag = element.normalName();
      if (tag.equals("a")) {
        linkDepth--;
      } else if (!tag.equals("br") && !INLINE.contains(tag)) {
        flush();
        holders.removeLast();
      }
    }
  }

  private void flush() {
    if (text.length() > 0 && !holders.isEmpty()) {
      String whole = text.toString();
      Element holder = holders.getLast();
      double linkShare = Math.min(1.0, (double) linkChars / Math.max(1, whole.strip().length()));
      for (String part : BREAK.split(whole, -1)) {
        String line = Pages.folded(part);
        if (!line.isEmpty() && blocks.size() < BLOCKS_MAX) {
          blocks.add(new Block(line, linkShare, kind(holder), holder));
        }
      }
    }
    text.setLength(0);
    linkChars = 0;
  }

  private static Kind kind(Element holder) {
    Element parent = holder.parent();
    return switch (holder.normalName()) {
      case "p" -> parent != null && parent.normalName().equals("li") ? Kind.ITEM : Kind.PARAGRAPH;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> Kind.HEADING;
      case "li", "dd", "dt" -> Kind.ITEM;
      case "td", "th" -> Kind.CELL;
      case "blockquote" -> Kind.QUOTE;
      case "pre" -> Kind.PREFORMATTED;
      default -> Kind.LOOSE;
    };
  }
}
