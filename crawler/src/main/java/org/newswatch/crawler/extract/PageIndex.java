package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over a page sees of what later is asked for: elements that state something, and the
 * page's lines in the order of reading. Bounded by the page's own size; nothing is copied.
 */
final class PageIndex {

  /** Lines kept of one page; what stands beyond them is no by-line. */
  private static final int LINES_MAX = 20_000;

  /** Elements of one kind kept of one page. */
  private static final int ELEMENTS_MAX = 500;

  private static final Set<String> SIDE_TAGS = Set.of("nav", "aside", "footer", "form", "dialog");
  private static final Set<String> UNREAD_TAGS =
      Set.of("script", "style", "noscript", "template", "svg", "iframe", "select", "button");

  /** Names that pages give to what stands beside an article, whole or up to a hyphen. */
  private static final Set<String> SIDE_NAMES =
      Set.of(
          "comment",
          "comments",
          "commentlist",
          "disqus",
          "related",
          "sidebar",
          "footer",
          "breadcrumb",
          "breadcrumbs",
          "navbar",
          "menu",
          "recommended",
          "recommendations",
          "recirc",
          "trending",
          "popular",
          "newsletter",
          "cookie",
          "modal",
          "popup",
          "ticker",
          "carousel");

  /**
   * A line as readers see it: what stands between two breaks.
   *
   * @param block the innermost block around it
   * @param texts its pieces
   * @param chars how long it is, white space included
   * @param side the innermost part beside the article that holds it
   */
  record Line(int at, Element block, List<TextNode> texts, int chars, @Nullable Side side) {

    /** White space folded, cut at {@code max} characters. */
    String text(int max) {
      StringBuilder text = new StringBuilder();
      for (TextNode piece : texts) {
        if (text.length() > max) {
          break;
        }
        text.append(piece.getWholeText()).append(' ');
      }
      return Pages.folded(text.length() > max ? text.substring(0, max) : text.toString());
    }
  }

  /** A part of the page that by its name stands beside the article. */
  record Side(Element root, @Nullable Side outer) {

    /** Whether {@code element} stands outside of this part or of one that this lies in. */
    boolean excludes(Element element) {
      for (Side side = this; side != null; side = side.outer()) {
        if (!isWithin(element, side.root())) {
          return true;
        }
      }
      return false;
    }
  }

  /** An element and the line that it begins in or right before. */
  record Placed(Element element, int line, @Nullable Side side) {}

  final List<Element> metas = new ArrayList<>();
  final List<Element> jsonScripts = new ArrayList<>();
  final List<Placed> headings = new ArrayList<>();
  final List<Placed> times = new ArrayList<>();
  final List<Placed> properties = new ArrayList<>();
  final List<Placed> authors = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  private @Nullable Element canonical;

  private PageIndex() {}

  static PageIndex of(Document page) {
    PageIndex index = new PageIndex();
    NodeTraversor.traverse(index.new Walk(), page);
    return index;
  }

  @Nullable Element canonicalLink() {
    return canonical;
  }

  /** Whether {@code element} is {@code holder} or lies below it. */
  static boolean isWithin(Element element, Element holder) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.equals(holder)) {
        return true;
      }
    }
    return false;
  }

  private final class Walk implements NodeVisitor {
    private List<TextNode> texts = new ArrayList<>();
    private int chars;
    private @Nullable Element block;
    private @Nullable Element unread;
    private @Nullable Side side;
    private int articles;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        if (unread == null && !text.isBlank()) {
          texts.add(text);
          chars += text.getWholeText().length();
        }
      } else if (node instanceof Element element) {
        enter(element);
      }
    }

    private void enter(Element element) {
      String tag = element.normalName();
      if (element.isBlock() || tag.equals("br")) {
        endLine();
        if (!tag.equals("br")) {
          block = element;
        }
      }
      if (unread == null && UNREAD_TAGS.contains(tag)) {
        unread = element;
      }
      note(element, tag);
      articles += tag.equals("article") ? 1 : 0;
      boolean ends = articles > 0 && tag.equals("footer");
      if ((SIDE_TAGS.contains(tag) && !ends) || isSideByName(element)) {
        side = new Side(element, side);
      }
    }

    private void note(Element element, String tag) {
      switch (tag) {
        case "meta" -> add(metas, element);
        case "script" -> noteScript(element);
        case "link" -> noteLink(element);
        case "h1", "h2", "h3" -> place(headings, element);
        case "time" -> place(times, element);
        default -> {
          // The rest is told by attributes.
        }
      }
      if (element.attributesSize() == 0 || tag.equals("script")) {
        return;
      }
      if (element.hasAttr("itemprop")) {
        place(properties, element);
      }
      if (isAuthor(element)) {
        place(authors, element);
      }
    }

    private void noteScript(Element script) {
      if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
        add(jsonScripts, script);
      }
    }

    private void noteLink(Element link) {
      if (canonical == null
          && link.attr("rel").strip().equalsIgnoreCase("canonical")
          && link.hasAttr("href")) {
        canonical = link;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      if (element.equals(unread)) {
        unread = null;
      }
      if (element.isBlock()) {
        endLine();
        block = element.parent();
      }
      articles -= element.normalName().equals("article") ? 1 : 0;
      if (side != null && element.equals(side.root())) {
        side = side.outer();
      }
    }

    private void endLine() {
      Element holder = block;
      if (!texts.isEmpty() && holder != null && lines.size() < LINES_MAX) {
        lines.add(new Line(lines.size(), holder, texts, chars, side));
      }
      if (!texts.isEmpty()) {
        texts = new ArrayList<>();
        chars = 0;
      }
    }

    private void add(List<Element> list, Element element) {
      if (list.size() < ELEMENTS_MAX) {
        list.add(element);
      }
    }

    private void place(List<Placed> list, Element element) {
      if (list.size() < ELEMENTS_MAX) {
        list.add(new Placed(element, lines.size(), side));
      }
    }
  }

  private static boolean isAuthor(Element element) {
    String rel = element.attr("rel");
    return (!rel.isEmpty() && Names.hasToken(rel, "author"))
        || Names.mentions(element.attr("class"), Names.AUTHOR)
        || Names.mentions(element.attr("data-testid"), Names.AUTHOR);
  }

  private static boolean isSideByName(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    String tag = element.normalName();
    if (tag.equals("body") || tag.equals("html") || tag.equals("main") || tag.equals("article")) {
      return false;
    }
    return Names.begins(element.attr("class"), SIDE_NAMES)
        || Names.begins(element.id(), SIDE_NAMES);
  }
}
