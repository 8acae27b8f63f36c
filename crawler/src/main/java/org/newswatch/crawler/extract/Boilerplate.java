package org.newswatch.crawler.extract;

import java.util.Locale;
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

  private static final double COMMENTS_SHARE = 0.9;
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

  private Boilerplate(PageTree tree, NameWords names) {
    this.tree = tree;
    this.names = names;
    holdsText = holdersOfText(tree);
    total = Math.max(1, tree.mass(0));
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
    if (role == Role.ARTICLE || role == Role.MAIN || share > COMMENTS_SHARE) {
      return false;
    }
    if (role == Role.SELDOM || role == Role.FIGURE || isHidden(item) || hasRole(item)) {
      return share <= ARTICLE_SHARE && !(role == Role.FIGURE && holdsText[item]);
    }
    int named = named(item);
    boolean comments = (named & NameWords.COMMENTS) != 0;
    return (named & NameWords.AROUND) != 0 && share <= (comments ? COMMENTS_SHARE : ARTICLE_SHARE);
  }

  private int named(int item) {
    return tree.hasAttributes(item)
        ? names.judge(tree.attribute(item, "class")) | names.judge(tree.attribute(item, "id"))
        : 0;
  }

  private boolean hasRole(int item) {
    String role = tree.attribute(item, "role");
    return !role.isEmpty() && ROLES.contains(role.toLowerCase(Locale.ROOT));
  }

  private boolean isHidden(int item) {
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
