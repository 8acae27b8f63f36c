package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Text;
import org.newswatch.crawler.extract.PageIndex.Placed;

/**
 * Which of the things that a page could be titled by is its article's title: the heading that
 * readers see, told from logos and from headings inside the text by what the page claims, by its
 * address and by where the heading stands; a claim only where no heading will do.
 */
final class Titles {

  /**
   * The title.
   *
   * @param heading where readers see it; null when it is only claimed
   */
  record Title(String text, Provenance where, double confidence, @Nullable Placed heading) {}

  private static final int HEADINGS_MAX = 60;
  private static final int BLANK_HEADINGS_MAX = 200;
  private static final int CHARS_MIN = 2;

  /** Characters from which on a heading is rather a paragraph. */
  private static final int LONG_CHARS = 220;

  /** Characters of anything that a title is looked for in. */
  private static final int CANDIDATE_CHARS_MAX = 2_000;

  /** What a heading needs to be believed without any claim that is like it. */
  private static final double SCORE_MIN = 3.5;

  private static final int ANCESTORS_MAX = 4;

  /** Words of what is set off at a title's end and is no part of the headline. */
  private static final int LABEL_WORDS_MAX = 4;

  /** Characters of a day, a count or a source beside a title. */
  private static final int MARK_CHARS_MAX = 40;

  private static final NameParts LOGO_NAMES =
      NameParts.of("logo", "site-title", "sitetitle", "site-name", "sitename", "masthead", "brand");
  private static final NameParts TITLE_NAMES =
      NameParts.of(
          "headline", "entry-title", "post-title", "article-title", "articletitle", "story-title");
  private static final NameParts HIDDEN_NAMES =
      NameParts.of("sr-only", "screen-reader", "visually-hidden", "visuallyhidden", "hidden-title");

  private final PageIndex index;
  private final SiteName site;
  private final String document;
  private final List<Claim> claims = new ArrayList<>();
  private final Set<String> slug;

  private record Claim(String text, String key, Set<String> words, Provenance where) {}

  private record Scored(
      Placed placed, String text, String key, double score, double agreement, int equal) {
    boolean backed() {
      return agreement >= 3;
    }
  }

  Titles(
      PageIndex index,
      String documentTitle,
      JsonLd jsonLd,
      MetaTags meta,
      SiteName site,
      String url) {
    this.index = index;
    this.site = site;
    this.document = folded(documentTitle);
    this.slug = words(url.substring(Math.min(url.length(), Math.max(0, url.indexOf('/', 8)))));
    claim(site.guessedFrom(plain(jsonLd.headline())), Provenance.JSON_LD);
    for (String name :
        List.of(
            "og:title",
            "twitter:title",
            "citation_title",
            "dc.title",
            "sailthru.title",
            "parsely-title")) {
      claim(site.guessedFrom(plain(meta.first(name).orElse(""))), Provenance.META);
    }
    claim(site.guessedFrom(document), Provenance.DOM);
  }

  private void claim(String text, Provenance where) {
    if (text.length() >= CHARS_MIN && !site.is(text)) {
      claims.add(new Claim(text, SiteName.key(text), words(text), where));
    }
  }

  /** Empty when the page has nothing like a title. */
  @Nullable Title best() {
    Scored best = null;
    int tops = 0;
    int blank = 0;
    for (Placed placed : index.headings) {
      if (!isTop(placed)) {
        continue;
      }
      if (tops >= HEADINGS_MAX || blank >= BLANK_HEADINGS_MAX) {
        break;
      }
      String text = readable(placed);
      if (text.isEmpty()) {
        blank++;
        continue;
      }
      Scored scored = scored(placed, text, tops == 0);
      tops++;
      if (scored.score() >= SCORE_MIN && (best == null || scored.score() > best.score())) {
        best = scored;
      }
    }
    if (best == null || !best.backed()) {
      best = lower(best);
    }
    // Where nothing backs any of many headings, they are those of sections.
    boolean section = best != null && tops > 1 && best.agreement() <= 1 && claims.size() > 1;
    return best == null || section ? claimed() : heading(best);
  }

  /** A smaller heading, where the page claims it and no great one. */
  private @Nullable Scored lower(@Nullable Scored top) {
    Scored best = top;
    int seen = 0;
    for (Placed placed : index.headings) {
      if (seen >= HEADINGS_MAX) {
        break;
      }
      if (isTop(placed)) {
        continue;
      }
      seen++;
      String text = readable(placed);
      Scored scored = text.isEmpty() ? null : scored(placed, text, false);
      if (scored != null && scored.backed() && (best == null || scored.score() > best.score())) {
        best = scored;
      }
    }
    return best;
  }

  private static boolean isTop(Placed placed) {
    return placed.element().normalName().equals("h1");
  }

  /** The heading's text; empty when it is none, a template's, or the site's name. */
  private String readable(Placed placed) {
    String text = shown(placed.element());
    return text.length() < CHARS_MIN || text.startsWith("{{") || isLogo(placed.element(), text)
        ? ""
        : text;
  }

  private Scored scored(Placed placed, String text, boolean first) {
    Element element = placed.element();
    String key = SiteName.key(text);
    Set<String> own = words(text);
    double score = isTop(placed) ? 3 : element.normalName().equals("h2") ? 0 : -1;
    double agreement = 0;
    int equal = 0;
    for (Claim claim : claims) {
      double like = likeness(key, own, claim);
      equal += like >= 4 ? 1 : 0;
      agreement = Math.max(agreement, like);
    }
    score += agreement;
    score += Math.min(equal, 3) * 0.25;
    score += 1.5 * share(own, slug);
    score += TITLE_NAMES.areIn(element.className()) ? 1.5 : 0;
    score += Names.hasToken(element.attr("itemprop"), "headline") ? 1.5 : 0;
    score += first ? 1 : 0;
    score -= isHidden(element) ? 1 : 0;
    score -= isBeside(placed) ? 3 : 0;
    score -= text.length() > LONG_CHARS ? 4 : 0;
    score -= placed.line() > index.textAt() ? 3 : 0;
    return new Scored(placed, text, key, score, agreement, equal);
  }

  /** 4 for the same, 3 where one holds the other, else by the share of words in common. */
  private static double likeness(String key, Set<String> words, Claim claim) {
    if (key.equals(claim.key())) {
      return 4;
    }
    // A few letters out of a long claim are rather the site's name or a section.
    boolean near =
        Math.min(key.length(), claim.key().length()) * 5
            >= Math.max(key.length(), claim.key().length()) * 2;
    boolean holds =
        near
            && ((words.size() > 1 && claim.key().contains(key))
                || (claim.words().size() > 1 && key.contains(claim.key())));
    return holds ? 3 : 2 * Math.min(share(words, claim.words()), share(claim.words(), words) * 2);
  }

  private static double share(Set<String> words, Set<String> of) {
    if (words.isEmpty()) {
      return 0;
    }
    int common = 0;
    for (String word : words) {
      common += of.contains(word) ? 1 : 0;
    }
    return (double) common / words.size();
  }

  private Title heading(Scored best) {
    String text = withoutLabel(site.removedFrom(own(best)));
    text = spelled(text);
    boolean stated = Names.hasToken(best.placed().element().attr("itemprop"), "headline");
    // Shares of labelled pages where such a heading is the title, quotes and dashes aside.
    double confidence =
        best.equal() >= 2 ? 0.95 : best.equal() == 1 ? 0.85 : best.backed() ? 0.8 : 0.7;
    return new Title(
        text, stated ? Provenance.MICRODATA : Provenance.DOM, confidence, best.placed());
  }

  /**
   * Without a date, a count or a source that the heading holds besides the title that is claimed.
   */
  private String own(Scored best) {
    if (best.equal() > 0) {
      return best.text();
    }
    Element element = best.placed().element();
    List<String> parts = new ArrayList<>();
    parts.add(Pages.folded(element.ownText()));
    for (Element child : element.children()) {
      parts.add(Pages.folded(Markup.shortText(child, CANDIDATE_CHARS_MAX)));
    }
    for (String part : parts) {
      String key = SiteName.key(part);
      for (Claim claim : claims) {
        if (!key.isEmpty() && key.equals(claim.key())) {
          return part;
        }
      }
    }
    for (Claim claim : claims) {
      if (isMark(rest(best.text(), claim.text()))) {
        return claim.text();
      }
    }
    return best.text();
  }

  /** What a heading holds before or after a claim; empty when it does not hold it so. */
  private static String rest(String heading, String claim) {
    if (heading.startsWith(claim)) {
      return heading.substring(claim.length()).strip();
    }
    return heading.endsWith(claim)
        ? heading.substring(0, heading.length() - claim.length()).strip()
        : "";
  }

  /**
   * Whether it is a day or the host of a source, perhaps with a count, such as {@code (paper.test)
   * 87}. A number alone may be the year or the count that the title speaks of.
   */
  private static boolean isMark(String rest) {
    if (rest.isEmpty() || rest.length() > MARK_CHARS_MAX) {
      return false;
    }
    boolean telling = false;
    for (String word : rest.split("[\\s,]+", -1)) {
      boolean source = word.startsWith("(") && word.endsWith(")") && word.indexOf('.') > 0;
      boolean number = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean month = Months.number(word.toLowerCase(Locale.ROOT), "") != null;
      if (!source && !number && !month) {
        return false;
      }
      telling |= source || month;
    }
    return telling;
  }

  private @Nullable Title claimed() {
    Claim best = null;
    for (Claim claim : claims) {
      // Some systems cut what they state for machines.
      if (best == null
          || (claim.key().startsWith(best.key()) && claim.key().length() > best.key().length())) {
        best = claim;
      }
    }
    if (best == null) {
      return document.length() < CHARS_MIN ? null : new Title(document, Provenance.DOM, 0.3, null);
    }
    int equal = 0;
    for (Claim claim : claims) {
      equal += claim.key().equals(best.key()) ? 1 : 0;
    }
    return new Title(withoutLabel(best.text()), best.where(), equal > 1 ? 0.8 : 0.4, null);
  }

  /** The text in the spelling of a claim, where that is the plainer. */
  private String spelled(String text) {
    String key = SiteName.key(text);
    boolean shouted =
        text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
    String straight = straight(text);
    String plain = null;
    for (Claim claim : claims) {
      if (!claim.key().equals(key)) {
        continue;
      }
      if (shouted && !claim.text().equals(claim.text().toUpperCase(Locale.ROOT))) {
        return claim.text();
      }
      if (straight(claim.text()).equals(straight)) {
        plain = claim.text().equals(straight) ? straight : plain;
      }
    }
    return plain == null ? text : plain;
  }

  private static String straight(String text) {
    return text.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
  }

  /** Without a label such as "| Opinion" or "– Live Updates" after it, or "Opinion |" before it. */
  static String withoutLabel(String title) {
    int dash =
        Math.max(
            title.lastIndexOf(" – "), Math.max(title.lastIndexOf(" - "), title.lastIndexOf(" — ")));
    if (dash > 0) {
      String before = title.substring(0, dash).strip();
      String after = title.substring(dash + 3).strip();
      boolean begins = !after.isEmpty() && Character.isUpperCase(after.charAt(0));
      if (begins && SiteName.words(after) <= LABEL_WORDS_MAX && SiteName.words(before) >= 3) {
        return before;
      }
    }
    int last = title.lastIndexOf('|');
    if (last > 0) {
      String before = title.substring(0, last).strip();
      String after = title.substring(last + 1).strip();
      if (SiteName.words(after) <= LABEL_WORDS_MAX
          && SiteName.words(before) > SiteName.words(after)) {
        return before;
      }
    }
    int first = title.indexOf('|');
    if (first > 0) {
      String before = title.substring(0, first).strip();
      String after = title.substring(first + 1).strip();
      if (SiteName.words(before) <= 2 && SiteName.words(after) >= 4) {
        return after;
      }
    }
    return title;
  }

  private boolean isLogo(Element heading, String text) {
    if (site.is(text) && !document.equals(text)) {
      return true;
    }
    Element at = heading;
    for (int level = 0; at != null && level < ANCESTORS_MAX; level++) {
      String name = at.normalName();
      if (name.equals("body") || name.equals("main") || name.equals("article")) {
        break;
      }
      if (LOGO_NAMES.areIn(at.className()) || LOGO_NAMES.areIn(at.id())) {
        return claims.stream().noneMatch(claim -> claim.key().equals(SiteName.key(text)));
      }
      if (name.equals("a") && isHome(at.attr("href"))) {
        return true;
      }
      at = at.parent();
    }
    Element link = heading.childrenSize() == 1 ? heading.child(0) : null;
    return link != null && link.normalName().equals("a") && isHome(link.attr("href"));
  }

  private static boolean isHome(String href) {
    String path = href.strip();
    int scheme = path.indexOf("://");
    if (scheme >= 0) {
      int slash = path.indexOf('/', scheme + 3);
      path = slash < 0 ? "/" : path.substring(slash);
    }
    return path.equals("/") || path.equals("./") || path.equals("../");
  }

  private boolean isHidden(Element element) {
    Element parent = element.parent();
    return HIDDEN_NAMES.areIn(element.className())
        || (parent != null && HIDDEN_NAMES.areIn(parent.className()));
  }

  private static boolean isBeside(Placed placed) {
    return placed.side() != null;
  }

  private static String shown(Element element) {
    String text = Pages.folded(Markup.shortText(element, CANDIDATE_CHARS_MAX));
    return text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
  }

  /** Folded, and cut before anything is matched against it. */
  private static String folded(String text) {
    return Pages.folded(Text.cut(text, CANDIDATE_CHARS_MAX));
  }

  private static String plain(String html) {
    String cut = Text.cut(html, CANDIDATE_CHARS_MAX);
    return Pages.folded(
        cut.indexOf('<') >= 0
            ? Jsoup.parse(cut).text()
            : cut.indexOf('&') >= 0
                ? Parser.unescapeEntities(Parser.unescapeEntities(cut, false), false)
                : cut);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || !Character.isLetterOrDigit(text.charAt(at))) {
        if (at - from > 2) {
          words.add(text.substring(from, at).toLowerCase(Locale.ROOT));
        }
        from = at + 1;
      }
    }
    return words;
  }
}
