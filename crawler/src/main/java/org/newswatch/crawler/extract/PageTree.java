package org.newswatch.crawler.extract;

import java.util.Arrays;
import java.util.Optional;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A page's body laid out flat, in document order: item 0 is the body, what is below item {@code i}
 * are the items up to {@code end(i)}. Made in one walk; what the steps after it find out of an item
 * they keep beside it, and the page itself stays as it is. Elements that are never text are items,
 * what is in them is not.
 */
final class PageTree {

  /** Shorter runs are labels, not text. */
  private static final int RUN_CHARS_MIN = 25;

  private static final int ITEMS_AT_FIRST = 2_048;

  private @Nullable Attributes[] attributes = new Attributes[ITEMS_AT_FIRST];
  private Node[] nodes = new Node[ITEMS_AT_FIRST];
  private Role[] roles = new Role[ITEMS_AT_FIRST];
  private int[] parents = new int[ITEMS_AT_FIRST];
  private int[] ends = new int[ITEMS_AT_FIRST];
  private int[] masses = new int[ITEMS_AT_FIRST];
  private int[] linked = new int[ITEMS_AT_FIRST];
  private int size;

  private PageTree() {}

  /** Empty when elements are nested more than {@code depthMax} levels deep. */
  static Optional<PageTree> of(Element body, int depthMax) {
    PageTree tree = new PageTree();
    return tree.walk(body, depthMax) ? Optional.of(tree) : Optional.empty();
  }

  private boolean walk(Element body, int depthMax) {
    Node[] open = new Node[depthMax + 1];
    int[] items = new int[depthMax + 1];
    int[] next = new int[depthMax + 1];
    open[0] = body;
    items[0] = add(body, Role.MAIN, -1);
    int top = 0;
    int links = 0;
    // Depth from which on nothing is kept: inside what is never text.
    int mute = Integer.MAX_VALUE;
    while (top >= 0) {
      Node parent = open[top];
      int item = items[top];
      if (next[top] == parent.childNodeSize()) {
        if (top <= mute) {
          ends[item] = size;
          links -= roles[item] == Role.LINK ? 1 : 0;
          if (top > 0) {
            masses[items[top - 1]] += masses[item];
            linked[items[top - 1]] += linked[item];
          }
        }
        mute = top <= mute ? Integer.MAX_VALUE : mute;
        top--;
        continue;
      }
      Node child = parent.childNode(next[top]++);
      if (child instanceof TextNode run) {
        if (mute == Integer.MAX_VALUE) {
          int added = add(run, Role.TEXT, item);
          ends[added] = size;
          int length = length(run.getWholeText());
          masses[item] += links == 0 && length >= RUN_CHARS_MIN ? length : 0;
          linked[item] += links > 0 ? length : 0;
        }
      } else if (child instanceof Element element) {
        if (top == depthMax) {
          return false;
        }
        top++;
        open[top] = element;
        next[top] = 0;
        if (mute == Integer.MAX_VALUE) {
          Role role = Role.of(element.normalName());
          items[top] = add(element, role, item);
          links += role == Role.LINK ? 1 : 0;
          mute = role == Role.NEVER ? top : mute;
        }
      }
    }
    return true;
  }

  private int add(Node node, Role role, int parent) {
    if (size == nodes.length) {
      int larger = size * 2;
      attributes = Arrays.copyOf(attributes, larger);
      nodes = Arrays.copyOf(nodes, larger);
      roles = Arrays.copyOf(roles, larger);
      parents = Arrays.copyOf(parents, larger);
      ends = Arrays.copyOf(ends, larger);
      masses = Arrays.copyOf(masses, larger);
      linked = Arrays.copyOf(linked, larger);
    }
    // Asked for often, and counted by every question whether there are any.
    attributes[size] =
        node instanceof Element && node.attributesSize() > 0 ? node.attributes() : null;
    nodes[size] = node;
    roles[size] = role;
    parents[size] = parent;
    return size++;
  }

  private static int length(String run) {
    int from = 0;
    int to = run.length();
    while (from < to && Character.isWhitespace(run.charAt(from))) {
      from++;
    }
    while (from < to && Character.isWhitespace(run.charAt(to - 1))) {
      to--;
    }
    return to - from;
  }

  int size() {
    return size;
  }

  Role role(int item) {
    return roles[item];
  }

  /** -1 for the body. */
  int parent(int item) {
    return parents[item];
  }

  /** The first item after those below it. */
  int end(int item) {
    return ends[item];
  }

  /** Characters below an element outside links, in runs worth the name. */
  int mass(int item) {
    return masses[item];
  }

  /** Characters below an element inside links. */
  int linked(int item) {
    return linked[item];
  }

  String text(int item) {
    return nodes[item] instanceof TextNode run ? run.getWholeText() : "";
  }

  String attribute(int item, String name) {
    Attributes own = attributes[item];
    return own == null ? "" : own.get(name);
  }

  boolean hasAttributes(int item) {
    return attributes[item] != null;
  }

  boolean has(int item, String name) {
    Attributes own = attributes[item];
    return own != null && own.hasKey(name);
  }
}
