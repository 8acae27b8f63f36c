package org.newswatch.crawler.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** How much running text each element holds: characters outside links, in runs worth the name. */
final class TextMass {

  /** Shorter runs are labels, not text. */
  private static final int RUN_CHARS_MIN = 25;

  // Elements are equal only to themselves.
  private final Map<Element, Integer> chars = new HashMap<>();

  private TextMass() {}

  /** Measures everything below {@code root} in one pass, however deep it is. */
  static TextMass of(Element root) {
    TextMass mass = new TextMass();
    NodeTraversor.traverse(mass.new Measure(), root);
    return mass;
  }

  int of(Element element, int absent) {
    return chars.getOrDefault(element, absent);
  }

  private final class Measure implements NodeVisitor {
    private final Deque<int[]> open = new ArrayDeque<>();
    private int links;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        open.push(new int[1]);
        links += element.normalName().equals("a") ? 1 : 0;
      } else if (node instanceof TextNode text && links == 0 && !open.isEmpty()) {
        int length = text.getWholeText().strip().length();
        if (length >= RUN_CHARS_MIN) {
          open.element()[0] += length;
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && !open.isEmpty()) {
        int held = open.pop()[0];
        links -= element.normalName().equals("a") ? 1 : 0;
        if (held > 0) {
          chars.put(element, held);
          if (!open.isEmpty()) {
            open.element()[0] += held;
          }
        }
      }
    }
  }
}
