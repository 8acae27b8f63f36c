package org.newswatch.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Text;

/** Which of the things that a page could be titled by is its article's title. */
final class Titles {

  record Title(String text, Provenance where) {}

  private static final int HEADINGS_MAX = 10;
  private static final int BLANK_HEADINGS_MAX = 200;
  private static final int CHARS_MIN = 3;

  /** Characters of anything that a title is looked for in. */
  private static final int CANDIDATE_CHARS_MAX = 2_000;

  private static final Pattern SITE_NAME = Pattern.compile("\\s+[|–—•·»:-]+\\s+|\\s*[|»]\\s*");

  private Titles() {}

  static Optional<Title> of(Document page, JsonLd jsonLd, MetaTags meta) {
    String document = folded(page.title());
    String social =
        meta.first("og:title", "twitter:title", "dc.title", "citation_title", "sailthru.title")
            .map(Titles::folded)
            .orElse("");
    String headline = jsonLd.string("headline").map(Titles::plain).orElse("");
    String claims = key(document + " " + social + " " + headline);

    // The heading that the page's own claims repeat is the title as readers see it.
    Title heading = null;
    int seen = 0;
    int blank = 0;
    for (Element element : page.select("h1, [itemprop=headline]")) {
      if (seen >= HEADINGS_MAX || blank >= BLANK_HEADINGS_MAX) {
        break;
      }
      String text = Pages.folded(Markup.shortText(element, CANDIDATE_CHARS_MAX));
      if (text.length() < CHARS_MIN) {
        blank++;
        continue;
      }
      seen++;
      Provenance where = element.hasAttr("itemprop") ? Provenance.MICRODATA : Provenance.DOM;
      if (claims.contains(key(text)) && words(text) > 1) {
        return Optional.of(new Title(text, where));
      }
      if (heading == null && words(text) > 2) {
        heading = new Title(text, where);
      }
    }
    for (Title title :
        List.of(
            new Title(headline, Provenance.JSON_LD),
            new Title(withoutSite(social, siteName(meta)), Provenance.META))) {
      if (title.text().length() >= CHARS_MIN) {
        return Optional.of(title);
      }
    }
    if (heading != null) {
      return Optional.of(heading);
    }
    String stripped = withoutSite(document, siteName(meta));
    return stripped.length() < CHARS_MIN
        ? Optional.empty()
        : Optional.of(new Title(stripped, Provenance.DOM));
  }

  private static @Nullable String siteName(MetaTags meta) {
    return meta.first("og:site_name", "application-name").map(Titles::folded).orElse(null);
  }

  /** Folded, and cut before any expression is matched against it. */
  private static String folded(String text) {
    return Pages.folded(Text.cut(text, CANDIDATE_CHARS_MAX));
  }

  /** The longest part between the marks that separate a title from the name of its site. */
  static String withoutSite(String title, @Nullable String site) {
    if (site != null && title.length() > site.length() && key(title).endsWith(key(site))) {
      String cut = title.substring(0, title.length() - site.length()).strip();
      String bare = cut.replaceAll("[\\s|–—•·»:-]+$", "");
      if (bare.length() < cut.length() && bare.length() >= CHARS_MIN) {
        return bare;
      }
    }
    Matcher matcher = SITE_NAME.matcher(title);
    int last = -1;
    int end = -1;
    while (matcher.find()) {
      last = matcher.start();
      end = matcher.end();
    }
    if (last < 0) {
      return title;
    }
    String before = title.substring(0, last).strip();
    String after = title.substring(end).strip();
    return words(before) >= words(after) && words(before) > 2 ? before : title;
  }

  private static String plain(String html) {
    String cut = Text.cut(html, CANDIDATE_CHARS_MAX);
    return Pages.folded(
        cut.indexOf('<') >= 0 || cut.indexOf('&') >= 0 ? Jsoup.parse(cut).text() : cut);
  }

  private static int words(String text) {
    // Scripts without spaces count by characters.
    int spaced = text.split(" ", -1).length;
    long ideographs = text.codePoints().filter(Character::isIdeographic).count();
    return spaced + (int) ideographs / 2;
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
