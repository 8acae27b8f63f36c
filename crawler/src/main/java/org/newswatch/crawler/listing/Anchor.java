package org.newswatch.crawler.listing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.extract.Markup;

/**
 * One link of a page and where it stands.
 *
 * @param text what it shows, one line; empty when it shows a picture
 * @param structure the elements it stands in, as what repeats itself in a list of articles
 * @param aside whether it stands in navigation, a foot, or another part of every page
 * @param headline whether it stands in a heading, or a heading in it
 * @param teaser whether what it stands in is marked as an article or has a time
 */
record Anchor(String text, String structure, boolean aside, boolean headline, boolean teaser) {

  /** Characters of a link that is still a title. */
  private static final int TEXT_CHARS_MAX = 1_000;

  /** Characters of an attribute that is looked at; every link below an element pays for it. */
  private static final int NAME_CHARS_MAX = 500;

  /** Elements above a link that are looked at. */
  private static final int ABOVE_MAX = 40;

  /** Elements above a link that make its structure. */
  private static final int STRUCTURE_MAX = 6;

  /** Elements above a link that can be one teaser with it. */
  private static final int TEASER_MAX = 4;

  /** Elements side by side that can be one teaser. */
  private static final int PARTS_MAX = 20;

  /** Nodes of a link in which a heading is looked for. */
  private static final int NODES_MAX = 200;

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> ASIDES = Set.of("nav", "footer", "menu", "form", "dialog");
  private static final Set<String> ASIDE_ROLES =
      Set.of("navigation", "contentinfo", "menu", "menubar", "search", "dialog");
  private static final Pattern ASIDE_NAME =
      Pattern.compile(
          "(?:^|[\\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|pagination|pager|tags?|tagcloud|social|share|sharing|cookies?|login|toolbar|topbar|skip)(?:$|[\\s_-])");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  static Anchor of(Element link) {
    Element heading = heading(link);
    boolean headline = heading != null;
    boolean teaser = false;
    boolean aside = false;
    StringBuilder structure = new StringBuilder();
    int level = 0;
    for (Element up = link; up != null && level < ABOVE_MAX; up = up.parent(), level++) {
      String tag = up.normalName();
      if (level < STRUCTURE_MAX) {
        structure.append(tag).append('.').append(firstClass(up)).append('<');
      }
      headline |= HEADINGS.contains(tag) && level <= TEASER_MAX;
      teaser |= tag.equals("article") || (level <= TEASER_MAX && hasTime(up));
      aside |= isAside(up, tag, teaser);
    }
    String text = heading == null ? text(link) : text(heading);
    return new Anchor(text, structure.toString(), aside, headline, teaser);
  }

  private static boolean isAside(Element element, String tag, boolean teaser) {
    if (tag.equals("body") || tag.equals("html") || tag.equals("main")) {
      return false;
    }
    if (ASIDES.contains(tag) && !teaser) {
      return true;
    }
    String names = name(element, "class") + " " + name(element, "id");
    return ASIDE_ROLES.contains(name(element, "role"))
        || (!teaser && ASIDE_NAME.matcher(names).find());
  }

  /** Whether a time stands right in it, or in a part of it. */
  private static boolean hasTime(Element element) {
    if (element.childrenSize() > PARTS_MAX) {
      return false;
    }
    for (Element part : element.children()) {
      if (part.normalName().equals("time")) {
        return true;
      }
      for (Element inner = part.firstElementChild(); inner != null; ) {
        if (inner.normalName().equals("time")) {
          return true;
        }
        inner = part.childrenSize() > PARTS_MAX ? null : inner.nextElementSibling();
      }
    }
    return false;
  }

  /** The first heading in a link; null when there is none near its beginning. */
  private static @Nullable Element heading(Element link) {
    Element[] found = new Element[1];
    int[] left = {NODES_MAX};
    NodeFilter filter =
        (node, depth) -> {
          if (node instanceof Element element && HEADINGS.contains(element.normalName())) {
            found[0] = element;
          }
          return found[0] != null || left[0]-- <= 0 ? FilterResult.STOP : FilterResult.CONTINUE;
        };
    var unused = NodeTraversor.filter(filter, link);
    return found[0];
  }

  private static String firstClass(Element element) {
    String names = name(element, "class").strip();
    int space = names.indexOf(' ');
    String first = space < 0 ? names : names.substring(0, space);
    return first.length() > 100 ? "" : DIGITS.matcher(first).replaceAll("0");
  }

  /** An attribute in lower case; nothing when it is longer than any name. */
  private static String name(Element element, String attribute) {
    String value = element.attr(attribute);
    return value.length() > NAME_CHARS_MAX ? "" : value.toLowerCase(Locale.ROOT);
  }

  private static String text(Element element) {
    String text = Markup.shortText(element, TEXT_CHARS_MAX).strip();
    return text.isEmpty() ? element.attr("title").strip() : text;
  }
}
