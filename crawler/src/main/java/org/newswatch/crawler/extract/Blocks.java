package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.List;

/** Cuts a page into what a reader sees as paragraphs, in order. */
final class Blocks {

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
   * @param linkShare share of its characters inside links to other pages
   * @param innerShare share of its characters inside links to a place in the page itself
   * @param holder the nearest block element, an item of the tree
   */
  record Block(String text, double linkShare, double innerShare, Kind kind, int holder) {}

  /** Blocks kept of one page. */
  private static final int BLOCKS_MAX = 20_000;

  private final PageTree tree;
  private final List<Block> blocks = new ArrayList<>();
  private final LineFolder line = new LineFolder();
  private int holder;

  private Blocks(PageTree tree) {
    this.tree = tree;
  }

  /**
   * @param out what of the tree is left out, by item
   */
  static List<Block> of(PageTree tree, boolean[] out) {
    Blocks blocks = new Blocks(tree);
    blocks.walk(out);
    return blocks.blocks;
  }

  private void walk(boolean[] out) {
    int linkEnd = 0;
    int innerEnd = 0;
    int item = 0;
    while (item < tree.size()) {
      while (item >= tree.end(holder)) {
        flush();
        holder = blockAbove(holder);
      }
      if (out[item]) {
        if (!tree.role(item).inLine()) {
          flush();
        }
        item = tree.end(item);
        continue;
      }
      Role role = tree.role(item);
      if (role == Role.TEXT) {
        line.add(tree.text(item), item < linkEnd, item < innerEnd);
      } else if (role == Role.BREAK) {
        if (line.breakLine()) {
          flush();
        }
      } else if (role == Role.LINK) {
        if (tree.attribute(item, "href").startsWith("#")) {
          innerEnd = Math.max(innerEnd, tree.end(item));
        } else {
          linkEnd = Math.max(linkEnd, tree.end(item));
        }
      } else if (role != Role.INLINE) {
        flush();
        holder = item;
      }
      item++;
    }
    flush();
  }

  private int blockAbove(int item) {
    int above = tree.parent(item);
    while (above > 0 && tree.role(above).inLine()) {
      above = tree.parent(above);
    }
    return Math.max(above, 0);
  }

  private void flush() {
    if (!line.isEmpty() && blocks.size() < BLOCKS_MAX) {
      blocks.add(new Block(line.text(), line.linkShare(), line.innerShare(), kind(holder), holder));
    }
    line.clear();
  }

  private Kind kind(int item) {
    return switch (tree.role(item)) {
      case PARAGRAPH -> tree.role(tree.parent(item)) == Role.ITEM ? Kind.ITEM : Kind.PARAGRAPH;
      case HEADING -> Kind.HEADING;
      case ITEM -> Kind.ITEM;
      case CELL -> Kind.CELL;
      case QUOTE -> Kind.QUOTE;
      case PREFORMATTED -> Kind.PREFORMATTED;
      case TEXT,
          INLINE,
          LINK,
          BREAK,
          LIST,
          ROW,
          TABLE,
          FIGURE,
          ARTICLE,
          MAIN,
          SELDOM,
          NEVER,
          BLOCK ->
          Kind.LOOSE;
    };
  }
}
