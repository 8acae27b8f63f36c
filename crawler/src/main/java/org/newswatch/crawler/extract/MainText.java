package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.newswatch.crawler.extract.Blocks.Block;
import org.newswatch.crawler.extract.Blocks.Kind;

/**
 * Which paragraphs are the article. Each element weighs what its good paragraphs weigh; from the
 * body, or from what the page marks as its article, the way goes down while one child holds most of
 * the weight. What is found there is the article, less the links and labels in between.
 */
final class MainText {

  /** Share of its parent's weight that a child must have to be gone down into. */
  private static final double DESCENT_SHARE = 0.75;

  /** Share of the page's weight that a marked article must have to be believed. */
  private static final double MARK_SHARE = 0.5;

  /** Share of the text after which a heading such as "Related" ends it. */
  private static final double END_SHARE = 0.8;

  private static final double LINK_SHARE_MAX = 0.5;
  private static final int GOOD_CHARS_MIN = 60;
  private static final double LINKED_ALL = 0.9;

  /** Blocks between a title and what holds the article, among which its beginning may be. */
  private static final int INTRO_BLOCKS_MAX = 60;

  private static final int HEADING_WORDS = 8;
  private static final char FIRST_IDEOGRAPH = '\u3000';
  private static final int LABEL_WORDS_MAX = 6;
  private static final int LONG_CHARS = 100;

  private static final Pattern SENTENCE = Pattern.compile("[\\p{L}\\p{N})\"”»’]\\s*[.!?…。！？।؟:;]");

  /** Headings after which nothing of the article follows. */
  private static final Pattern END =
      Pattern.compile(
          "(?iu)^(?:related(?: (?:articles?|posts?|stories|content|news|topics|reading|links?))?|read (?:more|next|also)"
              + "|more (?:from|on|in|stories|news|articles|posts)\\b.*|you (?:may|might) (?:also|like)\\b.*"
              + "|recommended(?: for you)?|(?:\\d+ )?comments?(?: \\(?\\d+\\)?)?|leave a (?:reply|comment)|post a comment"
              + "|join the (?:conversation|discussion)|share this.*|about the authors?|see also|most (?:read|popular|viewed)"
              + "|trending(?: now)?|latest (?:news|posts|articles|stories)|recent posts|popular posts|what to read next|up next|"
              + "subscribe.*|sign up.*|newsletter|tags|categories|filed under.*|follow us.*|references|sources?|footnotes"
              + "|mehr zum thema|lesen sie auch|kommentare|à lire aussi|sur le même sujet|lire aussi|lea también|te puede interesar|"
              + "noticias relacionadas|leggi anche|leia (?:também|mais)|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|"
              + "читайте также|читайте також|по теме|похожие (?:новости|статьи)|комментарии|коментарі)\\s*:?$");

  /** What is known of the article: keys of its title and its authors' names. */
  record About(String title, List<String> authors) {

    static About of(String title, List<String> authors) {
      return new About(Pages.key(title), authors.stream().map(Pages::key).toList());
    }
  }

  private final PageTree tree;
  private final List<Block> blocks;
  private final double[] weights;
  private final Set<Integer> unlinkedRows = new HashSet<>();

  private MainText(PageTree tree, List<Block> blocks) {
    this.tree = tree;
    this.blocks = blocks;
    weights = new double[tree.size()];
    for (Block block : blocks) {
      weights[block.holder()] += weight(block);
      if (block.kind() == Kind.CELL && block.linkShare() <= LINK_SHARE_MAX) {
        unlinkedRows.add(tree.parent(block.holder()));
      }
    }
    // Children before parents: one pass from the end adds everything up.
    for (int item = tree.size() - 1; item > 0; item--) {
      weights[tree.parent(item)] += weights[item];
    }
  }

  /** The article's text in what is not left out of a page; empty when there is none. */
  static String of(PageTree tree, NameWords names, boolean[] out, About about) {
    MainText text = new MainText(tree, Blocks.of(tree, out));
    return text.render(text.holder(names), about);
  }

  private int holder(NameWords names) {
    double total = weights[0];
    int current = 0;
    double least = Double.MAX_VALUE;
    for (int item = 0; item < tree.size(); item++) {
      double weight = weights[item];
      if (weight > 0 && weight >= total * MARK_SHARE && weight <= least && isMarked(item, names)) {
        current = item;
        least = weight;
      }
    }
    while (true) {
      int heaviest = -1;
      for (int child = current + 1; child < tree.end(current); child = tree.end(child)) {
        if (heaviest < 0 || weights[child] > weights[heaviest]) {
          heaviest = child;
        }
      }
      if (heaviest < 0
          || weights[heaviest] == 0
          || weights[heaviest] < weights[current] * DESCENT_SHARE
          || isLeaf(heaviest)) {
        return current;
      }
      current = heaviest;
    }
  }

  private boolean isMarked(int item, NameWords names) {
    Role role = tree.role(item);
    return role == Role.ARTICLE
        || (role == Role.MAIN && item > 0)
        || tree.attribute(item, "itemprop").equals("articleBody")
        || tree.attribute(item, "role").equals("main")
        || (names.judge(tree.attribute(item, "class")) & NameWords.ARTICLE) != 0;
  }

  private boolean isLeaf(int item) {
    return switch (tree.role(item)) {
      case PARAGRAPH, ITEM, LIST, QUOTE, PREFORMATTED, TABLE, ROW -> true;
      case TEXT, INLINE, LINK, BREAK, HEADING, CELL, FIGURE, ARTICLE, MAIN, SELDOM, NEVER, BLOCK ->
          false;
    };
  }

  private String render(int holder, About about) {
    String titleKey = about.title();
    int from = 0;
    while (from < blocks.size() && blocks.get(from).holder() < holder) {
      from++;
    }
    int to = from;
    while (to < blocks.size() && blocks.get(to).holder() < tree.end(holder)) {
      to++;
    }
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    intro(from, titleKey, kept, seen);
    double done = 0;
    double total = weights[holder];
    for (Block block : blocks.subList(from, to)) {
      if (done > total * END_SHARE && isEnd(block)) {
        break;
      }
      done += weight(block);
      boolean repeated = block.text().length() > GOOD_CHARS_MIN && !seen.add(block.text());
      boolean isTitle = kept.size() < 3 && Pages.key(block.text()).equals(titleKey);
      if (!repeated && !isTitle && belongs(block)) {
        kept.add(block);
      }
    }
    return join(withoutEmptyHeadings(Tail.cut(tree, kept, about.authors())));
  }

  /** Running text between the title and the element that holds the article begins it. */
  private void intro(int from, String titleKey, List<Block> kept, Set<String> seen) {
    int title = from - 1;
    while (title >= 0
        && from - title <= INTRO_BLOCKS_MAX
        && !isTitle(blocks.get(title), titleKey)) {
      title--;
    }
    if (title < 0 || from - title > INTRO_BLOCKS_MAX) {
      return;
    }
    for (Block block : blocks.subList(title + 1, from)) {
      boolean listed = !kept.isEmpty() && block.kind() == Kind.ITEM && belongs(block);
      if ((listed || isProse(block)) && seen.add(block.text())) {
        kept.add(block);
      }
    }
  }

  private static boolean isTitle(Block block, String titleKey) {
    return block.text().length() < 300 && Pages.key(block.text()).equals(titleKey);
  }

  private static boolean isProse(Block block) {
    String text = block.text();
    return (block.kind() == Kind.PARAGRAPH || block.kind() == Kind.QUOTE)
        && text.length() >= GOOD_CHARS_MIN
        && block.linkShare() < 0.3
        && SENTENCE.matcher(text).find();
  }

  private static boolean isEnd(Block block) {
    return block.text().length() < 80
        && block.kind() != Kind.ITEM
        && block.kind() != Kind.CELL
        && END.matcher(block.text()).matches();
  }

  private boolean belongs(Block block) {
    String text = block.text();
    if (!hasLetterOrDigit(text)) {
      return false;
    }
    double links = Math.max(block.linkShare(), block.innerShare());
    return switch (block.kind()) {
      case PARAGRAPH, QUOTE, PREFORMATTED -> links <= LINK_SHARE_MAX || text.length() > LONG_CHARS;
      case HEADING -> block.linkShare() <= LINK_SHARE_MAX || words(text) < HEADING_WORDS;
      case ITEM -> links <= LINKED_ALL;
      case CELL -> links <= LINKED_ALL || hasUnlinkedCell(block);
      case LOOSE ->
          links <= LINK_SHARE_MAX
              && (words(text) > LABEL_WORDS_MAX || SENTENCE.matcher(text).find());
    };
  }

  /** A row whose first cell is a link is a row of the article's table; a row of links is none. */
  private boolean hasUnlinkedCell(Block block) {
    return unlinkedRows.contains(tree.parent(block.holder()));
  }

  /** A heading without anything under it was the heading of what was taken out. */
  private static List<Block> withoutEmptyHeadings(List<Block> blocks) {
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean last = i + 1 == blocks.size();
      if (block.kind() != Kind.HEADING || !last) {
        kept.add(block);
      }
    }
    return kept;
  }

  private String join(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    Block previous = null;
    for (Block block : blocks) {
      if (previous != null) {
        boolean sameRow =
            block.kind() == Kind.CELL
                && previous.kind() == Kind.CELL
                && tree.parent(block.holder()) == tree.parent(previous.holder());
        text.append(sameRow ? " | " : "\n\n");
      }
      text.append(block.text());
      previous = block;
    }
    return text.toString();
  }

  private static double weight(Block block) {
    int length = block.text().length();
    if (block.linkShare() > LINK_SHARE_MAX || length < GOOD_CHARS_MIN) {
      return 0;
    }
    double factor =
        switch (block.kind()) {
          case PARAGRAPH, QUOTE -> 1.0;
          case PREFORMATTED, ITEM, CELL -> 0.6;
          case LOOSE -> 0.8;
          case HEADING -> 0.0;
        };
    return factor * length * (1 - block.linkShare());
  }

  private static boolean hasLetterOrDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int words(String text) {
    int spaces = 0;
    int ideographs = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      spaces += c == ' ' ? 1 : 0;
      ideographs += c >= FIRST_IDEOGRAPH && Character.isIdeographic(c) ? 1 : 0;
    }
    return 1 + spaces + ideographs / 2;
  }
}
