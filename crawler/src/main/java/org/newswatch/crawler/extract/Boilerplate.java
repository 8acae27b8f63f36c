package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Takes out of a page what surrounds an article: navigation, teasers, comments, notices. */
final class Boilerplate {

  /** Never text of an article, whatever is in it. */
  private static final Set<String> NEVER =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "button",
          "select",
          "input",
          "textarea",
          "nav",
          "dialog",
          "menu",
          "figcaption",
          "canvas",
          "audio",
          "video",
          "map",
          "math",
          "head",
          "link",
          "meta",
          "label",
          "option",
          "datalist");

  /** Hardly ever text of an article; kept when they hold most of the page. */
  private static final Set<String> SELDOM = Set.of("aside", "footer", "form", "header", "figure");

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

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[-_ ])(?:shar(?:e|es|ing|ebar|edaddy)|social(?:s|media)?|related(?:posts?|articles?|content)?"
              + "|recommend(?:ed|s|ations?)?|recirc\\w*|newsletters?|subscri(?:be|ption)|sign-?up|promo(?:s|tion)?"
              + "|cookies?|consent|gdpr|comments?|commentlist|disqus\\w*|respond|sidebar\\w*|breadcrumbs?"
              + "|caption|wp-caption-text|advert\\w*|ads?|adsbygoogle|ad-?slot|sponsor(?:ed|s)?|taglist|tag-?cloud"
              + "|tags?-?(?:links?|list|container|wrapper)|post-tags|entry-tags|tags"
              + "|author-?(?:bio|box|info|description|card|profile)|about-?author|bio|pagination|pager"
              + "|pop-?up|modal|overlay|toolbar|most-?(?:read|popular|viewed)|trending|popular"
              + "|outbrain\\w*|taboola\\w*|read-?(?:more|next|also)|see-?also|also-?(?:read|like)|you-may-like|more-?(?:from|stories|news|posts|articles|on)"
              + "|print|toc|table-of-contents|menu|nav|navbar|navigation|post-navigation|footer|site-header|masthead"
              + "|credits?|copyright|skip-link|banner|paywall|teasers?|log-?in|widgets?|ratings?|reviews-list"
              + "|prev-?next|next-?prev|post-?nav|up-next|inline-?links?|visually-hidden|sr-only|screen-reader-text|screenreader"
              + "|hidden|disclaimer|byline|dateline|post-?meta|entry-?meta|article-?meta|meta-?data|entry-footer|post-footer|donat(?:e|ion)|cta|call-to-action"
              + "|follow(?:-?us)?|app-?(?:download|banner|promo)|print-only|flyout|drawer|ticker|carousel|slider|gallery-caption|poll|quiz)(?:$|[-_ ])");

  /** Class names that say what a thing has, not what it is. */
  private static final Pattern ABOUT_OTHERS =
      Pattern.compile(
          "^(?:has|with|no|without|is|js|post|single|page|format|category|tag|type|hentry)[-_].*|^(?:hentry|sticky)$");

  /** Share of the page's text above which a suspect is believed to be the article after all. */
  private static final double ARTICLE_SHARE = 0.4;

  private static final double COMMENTS_SHARE = 0.9;
  private static final int NAME_CHARS_MAX = 500;

  /** How much is taken out. */
  enum Care {
    /** What names, roles and kinds of elements say surrounds an article. */
    USUAL,
    /** Only what is never text, and what readers wrote. */
    GENTLE
  }

  private static final Pattern COMMENTS = Pattern.compile("(?:^|[-_ ])(?:comments?|disqus)");

  private Boilerplate() {}

  /** Removes it, in place. */
  static void remove(Element body, Care care) {
    TextMass mass = TextMass.of(body);
    int total = Math.max(1, mass.of(body, 1));
    Set<Element> holders = holdersOfText(body);
    List<Node> doomed = new ArrayList<>();
    Node node = body;
    while (node != null) {
      boolean gone =
          node instanceof Comment
              || (node instanceof Element element
                  && !element.equals(body)
                  && surrounds(element, (double) mass.of(element, 0) / total, care, holders));
      if (gone) {
        doomed.add(node);
      }
      node = next(node, body, gone);
    }
    remove(doomed);
  }

  /** Each parent's children are written anew once: taking them one by one is quadratic. */
  private static void remove(List<Node> doomed) {
    Set<Node> gone = new HashSet<>(doomed);
    Set<Element> parents = new LinkedHashSet<>();
    for (Node node : doomed) {
      if (node.parent() instanceof Element parent) {
        parents.add(parent);
      }
    }
    for (Element parent : parents) {
      List<Node> kept =
          parent.childNodes().stream().filter(child -> !gone.contains(child)).toList();
      parent.empty();
      parent.appendChildren(kept);
    }
  }

  /** Every element that holds something that is text even in a figure; one pass. */
  private static Set<Element> holdersOfText(Element body) {
    Set<Element> holders = new HashSet<>();
    for (Element text : body.select("table, blockquote, pre")) {
      Element holder = text;
      while (holder != null && holders.add(holder)) {
        holder = holder.parent();
      }
    }
    return holders;
  }

  /** The next node in document order, past the children of one that goes anyway. */
  private static @Nullable Node next(Node node, Node root, boolean skip) {
    if (!skip && node.childNodeSize() > 0) {
      return node.childNode(0);
    }
    Node current = node;
    while (current != null && !current.equals(root)) {
      Node sibling = current.nextSibling();
      if (sibling != null) {
        return sibling;
      }
      current = current.parent();
    }
    return null;
  }

  private static boolean surrounds(Element element, double share, Care care, Set<Element> holders) {
    String tag = element.normalName();
    if (NEVER.contains(tag)) {
      return true;
    }
    if (care == Care.GENTLE) {
      return share <= COMMENTS_SHARE && COMMENTS.matcher(names(element)).find();
    }
    if (tag.equals("article") || tag.equals("main") || tag.equals("body") || tag.equals("html")) {
      return false;
    }
    if (share > COMMENTS_SHARE) {
      return false;
    }
    boolean hidden = isHidden(element);
    if (hidden
        || SELDOM.contains(tag)
        || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))) {
      return share <= ARTICLE_SHARE && !(tag.equals("figure") && holders.contains(element));
    }
    String names = names(element);
    if (names.isEmpty()) {
      return false;
    }
    boolean comments = COMMENTS.matcher(names).find();
    return NAMES.matcher(names).find() && share <= (comments ? COMMENTS_SHARE : ARTICLE_SHARE);
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty() || style.length() > NAME_CHARS_MAX) {
      return false;
    }
    String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }

  private static String names(Element element) {
    String raw = element.className() + " " + element.id();
    if (raw.isBlank() || raw.length() > NAME_CHARS_MAX) {
      return "";
    }
    StringBuilder kept = new StringBuilder();
    for (String name : raw.split("\\s+", -1)) {
      String lower =
          name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT).replace("__", "-");
      if (!ABOUT_OTHERS.matcher(lower).matches()) {
        kept.append(lower).append(' ');
      }
    }
    return kept.toString();
  }
}
