package org.newswatch.crawler.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says what of a page surrounds an article: navigation, teasers, comments, notices. */
final class Boilerplate {

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "complementary",
          "contentinfo",
          "banner",
          "dialog",
          "alertdialog",
          "search",
          "menu",
          "menubar",
          "toolbar",
          "tablist",
          "alert",
          "form");

  /** Share of the page's text above which a suspect is believed to be the article after all. */
  private static final double ARTICLE_SHARE = 0.4;

  /** The same for those that now and then are a part of it. */
  private static final double SUSPECT_SHARE = 0.1;

  /** Characters in links by those outside, from which on it is no prose. */
  private static final double LINKED_MAX = 0.2;

  /** Share of a page's largest article below which another one is none. */
  private static final double TEASER_SHARE = 0.1;

  private static final double COMMENTS_SHARE = 0.9;

  /** Elements around a hidden one whose names are asked too. */
  private static final int FOLD_LEVELS = 3;

  private static final int STYLE_CHARS_MAX = 500;

  /** How much is left out. */
  enum Care {
    /** What names, roles and kinds of elements say surrounds an article. */
    USUAL,
    /** Only what is never text, and what readers wrote. */
    GENTLE
  }

  private final PageTree tree;
  private final NameWords names;
  private final boolean[] holdsText;
  private final int total;

  /** What its class names say of an item. */
  private final short[] flags;

  private int articles;
  private int largestArticle;
  private final Map<String, Integer> suspects = new HashMap<>();

  private Boilerplate(PageTree tree, NameWords names) {
    this.tree = tree;
    this.names = names;
    holdsText = holdersOfText(tree);
    total = Math.max(1, tree.mass(0));
    flags = new short[tree.size()];
    for (int item = 1; item < tree.size(); item++) {
      if (tree.role(item) == Role.ARTICLE) {
        articles += tree.mass(item);
        largestArticle = Math.max(largestArticle, tree.mass(item));
      }
    }
    for (int item = 1; item < tree.size(); item++) {
      if (tree.hasAttributes(item)) {
        String name = tree.attribute(item, "class");
        flags[item] = (short) names.judge(name);
        if ((flags[item] & NameWords.SUSPECT) != 0) {
          suspects.merge(name, tree.mass(item), Integer::sum);
        }
      }
    }
  }

  /** By item; what is below one that is left out is not looked at. */
  static boolean[] of(PageTree tree, NameWords names, Care care) {
    Boilerplate boilerplate = new Boilerplate(tree, names);
    boolean[] out = new boolean[tree.size()];
    int item = 1;
    while (item < tree.size()) {
      out[item] = tree.role(item) != Role.TEXT && boilerplate.surrounds(item, care);
      item = out[item] ? tree.end(item) : item + 1;
    }
    return out;
  }

  /** Elements that hold something that is text even in a figure. */
  private static boolean[] holdersOfText(PageTree tree) {
    boolean[] holders = new boolean[tree.size()];
    for (int item = 0; item < tree.size(); item++) {
      Role role = tree.role(item);
      if (role == Role.TABLE || role == Role.QUOTE || role == Role.PREFORMATTED) {
        for (int holder = item; holder >= 0 && !holders[holder]; holder = tree.parent(holder)) {
          holders[holder] = true;
        }
      }
    }
    return holders;
  }

  private boolean surrounds(int item, Care care) {
    Role role = tree.role(item);
    if (role == Role.NEVER) {
      return true;
    }
    double share = (double) tree.mass(item) / total;
    if (care == Care.GENTLE) {
      return share <= COMMENTS_SHARE && (named(item) & NameWords.COMMENTS) != 0;
    }
    if (role == Role.ARTICLE) {
      return isTeaser(item);
    }
    if (role == Role.MAIN || share > COMMENTS_SHARE) {
      return false;
    }
    int named = role == Role.HEADING ? flags[item] : named(item);
    if (isHidden(item, named)) {
      return share <= ARTICLE_SHARE;
    }
    if (role == Role.SELDOM || role == Role.FIGURE || hasRole(item)) {
      return share <= ARTICLE_SHARE && !(role == Role.FIGURE && holdsText[item]);
    }
    if ((named & NameWords.COMMENTS) != 0) {
      return true;
    }
    return ((named & NameWords.AROUND) != 0 && share <= ARTICLE_SHARE)
        || ((named & NameWords.SUSPECT) != 0 && !isProse(item));
  }

  /** Whether a suspect, with all that are named like it, holds much text and few links. */
  private boolean isProse(int item) {
    String name = tree.attribute(item, "class");
    return tree.linked(item) < tree.mass(item) * LINKED_MAX
        && Math.max(tree.mass(item), suspects.getOrDefault(name, 0)) > total * SUSPECT_SHARE;
  }

  /** Small articles beside or in a large one are teasers, or what readers wrote. */
  private boolean isTeaser(int item) {
    return largestArticle > total * ARTICLE_SHARE
        && tree.mass(item) < largestArticle * TEASER_SHARE
        && articles - largestArticle < largestArticle * 2;
  }

  private int named(int item) {
    return tree.hasAttributes(item) ? flags[item] | names.judgeId(tree.attribute(item, "id")) : 0;
  }

  private boolean hasRole(int item) {
    String role = tree.attribute(item, "role");
    return !role.isEmpty() && ROLES.contains(role.toLowerCase(Locale.ROOT));
  }

  private boolean isHidden(int item, int named) {
    return ((named & NameWords.HIDDEN) != 0 || saysHidden(item)) && !isFolded(item);
  }

  /** Hidden only until a reader asks for it. */
  private boolean isFolded(int item) {
    int above = item;
    for (int level = 0; level < FOLD_LEVELS && above >= 0; level++) {
      if ((named(above) & NameWords.FOLDED) != 0) {
        return true;
      }
      above = tree.parent(above);
    }
    return false;
  }

  private boolean saysHidden(int item) {
    if (!tree.hasAttributes(item)) {
      return false;
    }
    if (tree.has(item, "hidden") || tree.attribute(item, "aria-hidden").equals("true")) {
      return true;
    }
    String style = tree.attribute(item, "style");
    if (style.isEmpty() || style.length() > STYLE_CHARS_MAX) {
      return false;
    }
    String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }
}
