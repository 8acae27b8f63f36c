package org.newswatch.crawler.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.listing.ListingOutcome.Link;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.HtmlPage;

/** Finds the articles that a page links to; a pure function that never throws on foreign bytes. */
public final class ListingReader {

  /** Links given of one page, the first ones. */
  public static final int LINKS_MAX = 1_000;

  /** Links of any kind that are looked at. */
  private static final int ANCHORS_MAX = 5_000;

  /** From how much on a link is taken to lead to an article. */
  private static final int SCORE_MIN = 5;

  /** Addresses in the same structure that make it a list. */
  private static final int LIST_MIN = 3;

  /** Texts that stand for as many addresses say nothing of any of them. */
  private static final int GENERIC_MIN = 3;

  /** What a title weighs; letters of scripts without spaces weigh three. */
  private static final int LONG_TEXT = 30;

  private static final int TEXT = 18;
  private static final int SHORT_TEXT = 10;

  private ListingReader() {}

  /**
   * The links of a page that look like articles.
   *
   * @param url where the page was: only links of its registrable domain count
   * @param headers the response's headers, names in any case; only Content-Type is read
   */
  public static ListingOutcome read(byte[] html, String url, Map<String, String> headers) {
    if (html.length == 0) {
      return new ListingOutcome.Refused("empty", "there is nothing in it");
    }
    Optional<HtmlPage> page = HtmlPage.of(html, url, headers);
    if (page.isEmpty()) {
      return new ListingOutcome.Refused("too-large", "it is larger or deeper than any page");
    }
    Map<String, List<Anchor>> byAddress = new LinkedHashMap<>();
    int anchors = anchors(page.get(), url, byAddress);
    if (anchors == 0) {
      return new ListingOutcome.Refused("no-links", "it links to nothing");
    }
    return new ListingOutcome.Read(articles(byAddress), anchors);
  }

  private static int anchors(HtmlPage page, String url, Map<String, List<Anchor>> byAddress) {
    String domain = Urls.domainOf(url);
    String self = withoutSlash(Urls.normalise(url).orElse(url));
    int anchors = 0;
    for (Element link : page.document().select("a[href]")) {
      if (anchors++ >= ANCHORS_MAX) {
        break;
      }
      String reference = link.attr("href");
      Optional<String> address =
          reference.startsWith("#") ? Optional.empty() : Urls.resolve(page.base(), reference);
      if (address.isPresent()
          && !withoutSlash(address.get()).equals(self)
          && Urls.domainOf(address.get()).equals(domain)
          && !PathShape.of(address.get()).excluded()) {
        byAddress.computeIfAbsent(address.get(), key -> new ArrayList<>()).add(Anchor.of(link));
      }
    }
    return Math.min(anchors, ANCHORS_MAX);
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static List<Link> articles(Map<String, List<Anchor>> byAddress) {
    Set<String> generic = generic(byAddress);
    Map<String, Integer> structures = structures(byAddress);
    List<Link> links = new ArrayList<>();
    byAddress.forEach(
        (address, anchors) -> {
          if (links.size() < LINKS_MAX
              && score(address, anchors, generic, structures) >= SCORE_MIN) {
            links.add(new Link(address, title(anchors, generic)));
          }
        });
    return links;
  }

  /** Link texts such as "more", in whatever language: they stand for many addresses. */
  private static Set<String> generic(Map<String, List<Anchor>> byAddress) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<Anchor> anchors : byAddress.values()) {
      anchors.stream()
          .map(Anchor::text)
          .distinct()
          .forEach(text -> counts.merge(text, 1, Integer::sum));
    }
    Set<String> generic = new HashSet<>();
    counts.forEach(
        (text, count) -> {
          if (count >= GENERIC_MIN) {
            generic.add(text);
          }
        });
    return generic;
  }

  /** How many addresses stand in the same structure. */
  private static Map<String, Integer> structures(Map<String, List<Anchor>> byAddress) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<Anchor> anchors : byAddress.values()) {
      anchors.stream()
          .map(Anchor::structure)
          .distinct()
          .forEach(structure -> counts.merge(structure, 1, Integer::sum));
    }
    return counts;
  }

  private static int score(
      String address, List<Anchor> anchors, Set<String> generic, Map<String, Integer> structures) {
    int best = Integer.MIN_VALUE;
    for (Anchor anchor : anchors) {
      int weight = generic.contains(anchor.text()) ? 0 : weight(anchor.text());
      int score = weight >= LONG_TEXT ? 3 : weight >= TEXT ? 2 : weight >= SHORT_TEXT ? 0 : -2;
      score += anchor.headline() ? 2 : 0;
      score += anchor.teaser() ? 1 : 0;
      score += structures.getOrDefault(anchor.structure(), 0) >= LIST_MIN ? 1 : 0;
      score -= anchor.aside() ? 5 : 0;
      best = Math.max(best, score);
    }
    return best + PathShape.of(address).score();
  }

  private static @Nullable String title(List<Anchor> anchors, Set<String> generic) {
    String best = "";
    boolean headline = false;
    for (Anchor anchor : anchors) {
      boolean better =
          anchor.headline() == headline
              ? anchor.text().length() > best.length()
              : anchor.headline() && !anchor.text().isEmpty();
      if (better && !generic.contains(anchor.text())) {
        best = anchor.text();
        headline = anchor.headline();
      }
    }
    return best.isEmpty() ? null : Text.cut(best, Limits.TITLE_CHARS_MAX);
  }

  private static int weight(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) || isSyllable(c) ? 3 : 1).sum();
  }

  private static boolean isSyllable(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI;
  }
}
