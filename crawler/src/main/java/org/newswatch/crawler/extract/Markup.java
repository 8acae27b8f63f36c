package org.newswatch.crawler.extract;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Looks at foreign markup whose cost does not grow with what a page puts below an element. */
public final class Markup {

  /** Nodes below an element that still is one line or one field. */
  private static final int NODES_MAX = 2_000;

  /** White space that markup may put around a text, as a multiple of the text's own bound. */
  private static final int SPACE_FACTOR = 20;

  private Markup() {}

  /** Whether anything below {@code root} lies more than {@code max} levels under it. */
  public static boolean isDeeper(Node root, int max) {
    NodeFilter filter = (node, depth) -> depth > max ? FilterResult.STOP : FilterResult.CONTINUE;
    return NodeTraversor.filter(filter, root) == FilterResult.STOP;
  }

  /**
   * The element's text, white space folded.
   *
   * @param charsMax characters from which on it is no text of the kind that is looked for
   * @return empty when it is longer, or has more below it than so short a text needs
   */
  public static String shortText(Element element, int charsMax) {
    var measure = new Measure((long) charsMax * SPACE_FACTOR);
    if (NodeTraversor.filter(measure, element) == FilterResult.STOP) {
      return "";
    }
    String text = element.text();
    return text.length() > charsMax ? "" : text;
  }

  /** What a file's bytes say as text, by byte order mark, declaration, or the bytes themselves. */
  public static String decoded(byte[] body, @Nullable String contentType) {
    return Mojibake.repaired(PageCharset.decode(body, contentType));
  }

  private static final class Measure implements NodeFilter {
    private long charsLeft;
    private int nodesLeft = NODES_MAX;

    Measure(long charsLeft) {
      this.charsLeft = charsLeft;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      nodesLeft--;
      if (node instanceof TextNode text) {
        charsLeft -= text.getWholeText().length();
      }
      return nodesLeft < 0 || charsLeft < 0 ? FilterResult.STOP : FilterResult.CONTINUE;
    }
  }
}
