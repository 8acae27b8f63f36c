package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over a page sees of what later is asked for: elements that state something, and the
 * page's lines in the order of reading. Bounded by the page's own size; nothing is copied.
 */
final class PageIndex {

  /** Lines kept of one page; what stands beyond them is no by-line. */
  private static final int LINES_MAX = 20_000;

  /** Characters of a line that is a paragraph of running text, and how many begin an article. */
  static final int PARAGRAPH_CHARS = 200;

  private static final int PARAGRAPHS_BEFORE_TEXT = 3;

  /** Elements of one kind kept of one page. */
  private static final int ELEMENTS_MAX = 500;

  /** Values of attributes remembered while one page is read. */
  private static final int NAMES_MAX = 5_000;

  private static final int AUTHOR = 1;
  private static final int SIDE = 2;

  /** What tags say, besides {@link #SIDE}. */
  private static final int HOLDER = 4;

  private static final int UNREAD = 8;
  private static final int NOTED = 16;
  private static final Map<String, Integer> TAGS = new HashMap<>();

  static {
    put(HOLDER, "html", "body", "main", "article");
    put(SIDE, "nav", "aside", "footer", "form", "dialog");
    put(UNREAD, "script", "style", "noscript", "template", "svg", "iframe", "select", "button");
    put(NOTED, "meta", "script", "link", "title", "h1", "h2", "h3", "time");
  }

  /** Names that pages give to what stands beside an article, whole or up to a hyphen. */
  private static final WordTable SIDE_NAMES =
      new WordTable()
          .with(
              SIDE,
              "comment comments commentlist disqus related sidebar footer breadcrumb breadcrumbs",
              "navbar menu recommended recommendations recirc trending popular cookie modal popup",
              "ticker carousel");

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
        int left = max + 1 - text.length();
        if (left <= 0) {
          break;
        }
        String whole = piece.getWholeText();
        text.append(whole, 0, Math.min(whole.length(), left)).append(' ');
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
  private @Nullable Element title;

  /** Line at which running text has begun; past the end when it never does. */
  private int textAt = -1;

  private PageIndex() {}

  static PageIndex of(Document page) {
    PageIndex index = new PageIndex();
    NodeTraversor.filter(index.new Walk(), page);
    return index;
  }

  /** The line of the third paragraph of running text. */
  int textAt() {
    if (textAt < 0) {
      int paragraphs = 0;
      textAt = lines.size();
      for (Line line : lines) {
        paragraphs += line.chars() >= PARAGRAPH_CHARS && line.side() == null ? 1 : 0;
        if (paragraphs >= PARAGRAPHS_BEFORE_TEXT) {
          textAt = line.at();
          break;
        }
      }
    }
    return textAt;
  }

  /** What the page's head says the page is called; empty when it does not. */
  String documentTitle() {
    Element named = title;
    Element above = named == null ? null : named.parent();
    while (above != null && !above.normalName().equals("head")) {
      above = above.parent();
    }
    return named == null || above == null ? "" : Pages.folded(named.text());
  }

  private static void put(int kind, String... tags) {
    for (String tag : tags) {
      TAGS.merge(tag, kind, (known, more) -> known | more);
    }
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

  private final class Walk implements NodeFilter {
    private List<TextNode> texts = new ArrayList<>();
    private int chars;
    private @Nullable Element block;
    private @Nullable Side side;
    private int articles;

    /** What names say, by name: a page repeats the same few. */
    private final Map<String, Integer> said = new HashMap<>();

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        if (!text.isBlank()) {
          texts.add(text);
          chars += text.getWholeText().length();
        }
        return FilterResult.CONTINUE;
      }
      return node instanceof Element element ? enter(element) : FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult enter(Element element) {
      String tag = element.normalName();
      boolean breaks = tag.equals("br");
      if (breaks || element.isBlock()) {
        endLine();
        if (!breaks) {
          block = element;
        }
      }
      int kind = TAGS.getOrDefault(tag, 0);
      if ((kind & NOTED) != 0) {
        note(element, tag);
      }
      int names = names(element);
      if ((kind & UNREAD) != 0) {
        return FilterResult.SKIP_CHILDREN;
      }
      articles += tag.equals("article") ? 1 : 0;
      boolean ends = articles > 0 && tag.equals("footer");
      boolean sideByName = (names & SIDE) != 0 && (kind & HOLDER) == 0;
      if (((kind & SIDE) != 0 && !ends) || sideByName) {
        side = new Side(element, side);
      }
      return FilterResult.CONTINUE;
    }

    private void note(Element element, String tag) {
      switch (tag) {
        case "meta" -> add(metas, element);
        case "script" -> noteScript(element);
        case "link" -> noteLink(element);
        case "h1", "h2", "h3" -> place(headings, element);
        case "time" -> place(times, element);
        case "title" -> title = title == null ? element : title;
        default -> {
          // The rest is told by attributes.
        }
      }
    }

    private int names(Element element) {
      if (element.attributesSize() == 0) {
        return 0;
      }
      Attributes attributes = element.attributes();
      int names =
          said(attributes.get("class"))
              | (said(attributes.get("id")) & SIDE)
              | (said(attributes.get("data-testid")) & AUTHOR);
      if (attributes.hasKey("itemprop")) {
        place(properties, element);
      }
      if ((names & AUTHOR) != 0 || Names.hasToken(attributes.get("rel"), "author")) {
        place(authors, element);
      }
      return names;
    }

    private int said(String names) {
      if (names.isEmpty()) {
        return 0;
      }
      Integer known = said.get(names);
      if (known == null) {
        known =
            (Names.AUTHOR.areIn(names) ? AUTHOR : 0) | (Names.begins(names, SIDE_NAMES) ? SIDE : 0);
        if (said.size() < NAMES_MAX) {
          said.put(names, known);
        }
      }
      return known;
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
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.isBlock()) {
          endLine();
          block = element.parent();
        }
        if (articles > 0 && element.normalName().equals("article")) {
          articles--;
        }
        if (side != null && element.equals(side.root())) {
          side = side.outer();
        }
      }
      return FilterResult.CONTINUE;
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
}
