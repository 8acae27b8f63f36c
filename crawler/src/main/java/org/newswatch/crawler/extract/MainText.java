package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.newswatch.crawler.extract.Blocks.Block;
import org.newswatch.crawler.extract.Blocks.Kind;

/**
 * Which paragraphs are the article. Each element weighs what its good paragraphs weigh; from the
 * body, or from what the page marks as its article, the way goes down while one child holds most of
 * the weight. What is found there is the article, less the links and labels in between.
 */
final class MainText {

  /** The text and the element that holds it. */
  record Found(String text, Element holder) {}

  /** Share of its parent's weight that a child must have to be gone down into. */
  private static final double DESCENT_SHARE = 0.75;

  /** Share of the page's weight that a marked article must have to be believed. */
  private static final double MARK_SHARE = 0.5;

  private static final double LINK_SHARE_MAX = 0.5;
  private static final int GOOD_CHARS_MIN = 60;
  private static final int LABEL_WORDS_MAX = 6;
  private static final int LONG_CHARS = 200;

  private static final String MARKS =
      "[itemprop=articleBody], article, main, [role=main], "
          + "[class~=(?i)(^|[-_ ])(article|entry|post|story|content|news)[-_]*(body|content|text|main)([-_ ]|$)]";

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

  private final List<Block> blocks;
  // Elements are equal only to themselves.
  private final Map<Element, Double> weights = new HashMap<>();

  private MainText(Element body) {
    blocks = Blocks.of(body);
    for (Block block : blocks) {
      weights.merge(block.holder(), weight(block), Double::sum);
    }
    // Children before parents: one pass from the end adds everything up, however deep it is.
    List<Element> elements = body.getAllElements();
    for (int i = elements.size() - 1; i > 0; i--) {
      Element element = elements.get(i);
      Element parent = element.parent();
      Double held = weights.get(element);
      if (held != null && parent != null) {
        weights.merge(parent, held, Double::sum);
      }
    }
  }

  /** The article's text in a body whose boilerplate is gone; empty when there is none. */
  static Found of(Element body, String title) {
    MainText text = new MainText(body);
    Element holder = text.holder(body);
    return new Found(text.render(holder, title), holder);
  }

  private double weightOf(Element element) {
    return weights.getOrDefault(element, 0.0);
  }

  private Element holder(Element body) {
    double total = weightOf(body);
    Element current = body;
    double least = Double.MAX_VALUE;
    for (Element marked : body.select(MARKS)) {
      double weight = weightOf(marked);
      if (weight >= total * MARK_SHARE && weight <= least) {
        current = marked;
        least = weight;
      }
    }
    while (true) {
      Element heaviest = null;
      for (Element child : current.children()) {
        if (heaviest == null || weightOf(child) > weightOf(heaviest)) {
          heaviest = child;
        }
      }
      if (heaviest == null
          || weightOf(heaviest) == 0
          || weightOf(heaviest) < weightOf(current) * DESCENT_SHARE
          || isLeaf(heaviest)) {
        return current;
      }
      current = heaviest;
    }
  }

  private static boolean isLeaf(Element element) {
    return switch (element.normalName()) {
      case "p", "li", "ul", "ol", "blockquote", "pre", "table", "tbody", "tr" -> true;
      default -> false;
    };
  }

  private String render(Element holder, String title) {
    Set<Element> inside = new HashSet<>();
    inside.addAll(holder.getAllElements());
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String titleKey = key(title);
    double done = 0;
    double total = weightOf(holder);
    for (Block block : blocks) {
      if (!inside.contains(block.holder())) {
        continue;
      }
      if (isEnd(block) && done > total / 2) {
        break;
      }
      done += weight(block);
      boolean repeated = block.text().length() > GOOD_CHARS_MIN && !seen.add(block.text());
      if (!repeated && belongs(block) && !(key(block.text()).equals(titleKey) && kept.size() < 3)) {
        kept.add(block);
      }
    }
    return join(withoutEmptyHeadings(kept));
  }

  private static boolean isEnd(Block block) {
    return block.text().length() < 80
        && block.kind() != Kind.ITEM
        && block.kind() != Kind.CELL
        && END.matcher(block.text()).matches();
  }

  private static boolean belongs(Block block) {
    String text = block.text();
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return false;
    }
    boolean linked = block.linkShare() > LINK_SHARE_MAX;
    return switch (block.kind()) {
      case PARAGRAPH, QUOTE, PREFORMATTED -> !linked || text.length() > LONG_CHARS;
      case HEADING -> !linked;
      case ITEM, CELL -> !linked;
      case LOOSE -> !linked && (words(text) > LABEL_WORDS_MAX || SENTENCE.matcher(text).find());
    };
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

  private static String join(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    Block previous = null;
    for (Block block : blocks) {
      if (previous != null) {
        boolean sameRow =
            block.kind() == Kind.CELL
                && previous.kind() == Kind.CELL
                && Objects.equals(block.holder().parent(), previous.holder().parent());
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

  private static int words(String text) {
    int spaced = text.split(" ", -1).length;
    return spaced + (int) text.codePoints().filter(Character::isIdeographic).count() / 2;
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
