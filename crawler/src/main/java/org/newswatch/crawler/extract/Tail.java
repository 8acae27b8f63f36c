package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.newswatch.crawler.extract.Blocks.Block;
import org.newswatch.crawler.extract.Blocks.Kind;

/**
 * What follows an article without a name of its own: who wrote it, whose rights are reserved, and
 * rows of other articles, each a linked heading and a few words.
 */
final class Tail {

  /** Blocks at the end among which the author is introduced. */
  private static final int LAST_BLOCKS = 5;

  /** Characters of a text about an author. */
  private static final int ABOUT_CHARS_MAX = 900;

  /** Share of the text that all this may be. */
  private static final double ABOUT_SHARE_MAX = 0.25;

  /** Characters of an author's name below which it may be any word. */
  private static final int NAME_CHARS_MIN = 6;

  /** Other articles in a row that are no list of the article's own. */
  private static final int TEASERS_MIN = 3;

  private static final int TEASER_CHARS_MAX = 500;
  private static final int TEASER_BLOCKS_MAX = 3;

  /** Share of the text that the row of other articles may be. */
  private static final double TEASERS_SHARE_MAX = 0.4;

  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?iu)\\b(?:all rights reserved|alle rechte vorbehalten"
              + "|tous droits réservés|todos los derechos reservados|todos os direitos reservados"
              + "|tutti i diritti riservati|все права защищены|усі права захищені"
              + "|wszelkie prawa zastrzeżone)\\b|版权所有|無断転載|جميع الحقوق محفوظة");

  /**
   * One of these is in every such phrase; they are looked for first, as hardly any text has one.
   */
  private static final NameParts RIGHTS_WORDS =
      NameParts.of(
          "reserv",
          "réserv",
          "riserv",
          "vorbehalten",
          "защищ",
          "захищ",
          "zastrze",
          "版权",
          "無断",
          "محفوظة");

  private static final Pattern COPYRIGHT = Pattern.compile("(?iu)(?:©|\\(c\\)|copyright\\b)");

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?u)^\\(?(?:About the [Aa]uthor|\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]*){1,3},? (?:is|was|has been) (?:an?|the|our)\\b"
              + "[^.]{0,90}\\b(?:writer|journalist|reporter|editor|author|columnist|correspondent|contributor|blogger|freelancer)s?\\b).*");

  private Tail() {}

  /**
   * The blocks without their tail.
   *
   * @param authors keys of the authors' names, as {@link Pages#key} gives them
   */
  static List<Block> cut(PageTree tree, List<Block> blocks, List<String> authors) {
    long all = chars(blocks, 0, blocks.size());
    int end = withoutTeasers(tree, blocks, all);
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      Block block = blocks.get(i);
      boolean last = i > 0 && i >= end - LAST_BLOCKS;
      boolean rights = last && reservesRights(block.text());
      boolean about =
          last && isAbout(block, authors) && chars(blocks, i, end) < all * ABOUT_SHARE_MAX;
      if (rights || about) {
        return kept;
      }
      kept.add(block);
    }
    return kept;
  }

  private static boolean reservesRights(String text) {
    return COPYRIGHT.matcher(text).lookingAt()
        || (RIGHTS_WORDS.areInWhole(text) && RIGHTS.matcher(text).find());
  }

  private static boolean isAbout(Block block, List<String> authors) {
    String text = block.text();
    if (block.kind() == Kind.HEADING || text.length() > ABOUT_CHARS_MAX) {
      return false;
    }
    if (ABOUT.matcher(text).matches()) {
      return true;
    }
    String key = Pages.key(text.substring(0, Math.min(text.length(), 2 * 80)));
    return authors.stream()
        .anyMatch(name -> name.length() >= NAME_CHARS_MIN && key.startsWith(name));
  }

  /** Where a row of linked headings with little under each begins; all blocks when none does. */
  private static int withoutTeasers(PageTree tree, List<Block> blocks, long all) {
    int start = blocks.size();
    int teasers = 0;
    int under = 0;
    int holder = -1;
    for (int i = blocks.size() - 1; i > 0; i--) {
      Block block = blocks.get(i);
      int parent = tree.parent(block.holder());
      if (isTeaserHead(block) && parent != holder) {
        holder = parent;
        teasers++;
        start = i;
        under = 0;
      } else if (block.kind() == Kind.HEADING
          || ++under > TEASER_BLOCKS_MAX
          || block.text().length() > TEASER_CHARS_MAX) {
        break;
      }
    }
    return teasers >= TEASERS_MIN && chars(blocks, start, blocks.size()) < all * TEASERS_SHARE_MAX
        ? start
        : blocks.size();
  }

  private static boolean isTeaserHead(Block block) {
    return block.kind() == Kind.HEADING && block.linkShare() > 0.9;
  }

  private static long chars(List<Block> blocks, int from, int to) {
    return blocks.subList(from, to).stream().mapToLong(block -> block.text().length()).sum();
  }
}
