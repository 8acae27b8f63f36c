package org.newswatch.crawler.extract;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Urls;

/**
 * What a page says of its article, everything but the text. Asks before anything is taken out of
 * the page; afterwards it holds no more than what it found.
 */
final class Metadata {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern REGION = Pattern.compile("[A-Za-z]{2,3}[-_]([A-Za-z]{2})");
  private static final Pattern HOST = Pattern.compile("(?:[a-z]+://)?([^/:?#]*)");
  private static final Pattern TAG_SPLIT = Pattern.compile("[,;]");
  private static final int LINE_CHARS_MAX = 200;

  /** Where the month comes first in a date of numbers. */
  private static final Set<String> MONTH_FIRST_REGIONS = Set.of("US", "PH", "BZ", "FM", "PW");

  /** Ends of hosts where English is written and the day comes first. */
  private static final Set<String> DAY_FIRST_ENDS =
      Set.of(
          "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "lk", "sg", "my", "hk", "eu");

  /** Names of elements around an article that only subscribers read. */
  private static final NameParts PAYWALL_NAMES =
      NameParts.of(
          "paywalled",
          "is-premium",
          "premium-article",
          "article-premium",
          "subscriber-only",
          "subscribers-only",
          "is-locked",
          "article-locked",
          "article--locked");

  private final Document page;
  private final String url;
  private final JsonLd jsonLd;
  private final MetaTags meta;
  private final PageIndex index;
  private final Titles.@Nullable Title title;
  private final Map<String, Extraction.Found> found = new TreeMap<>();

  /** Addresses by what the page writes: it mostly states the same one in several places. */
  private final Map<String, Optional<String>> resolved = new HashMap<>();

  private Metadata(Document page, String url) {
    this.page = page;
    this.url = url;
    this.index = PageIndex.of(page);
    this.meta = MetaTags.of(index.metas);
    String document = index.documentTitle();
    this.jsonLd = JsonLd.of(index.jsonScripts, url, document);
    SiteName site = SiteName.of(meta, jsonLd, url);
    this.title = new Titles(index, document, jsonLd, meta, site, url).best();
    this.site = site;
  }

  private final SiteName site;

  /** Reads the page once; it may be changed afterwards. */
  static Metadata of(Document page, String url) {
    return new Metadata(page, url);
  }

  JsonLd jsonLd() {
    return jsonLd;
  }

  /** Whether the page says of itself that it is an article. */
  boolean isArticle() {
    return jsonLd.isArticle()
        || meta.first("og:type").filter("article"::equalsIgnoreCase).isPresent();
  }

  /** Empty when the page has nothing like a title. */
  String title() {
    return title == null ? "" : title.text();
  }

  /**
   * All of it but for the text, whose place is left to the caller; each field with its evidence.
   */
  Extraction.Article all() {
    if (title != null) {
      found.put("title", new Extraction.Found(title.where(), title.confidence()));
    }
    PageIndex.Placed heading = title == null ? null : title.heading();
    String language = language();
    var dates = new PublishedDates(index, url, jsonLd, meta, style(language), heading);
    Moment published = kept("publishedAt", dates.published());
    Moment modified = kept("modifiedAt", dates.modified(published));
    return new Extraction.Article(
        title == null ? "-" : title.text(),
        "-",
        byline(heading),
        published,
        modified,
        language,
        summary(),
        section(),
        tags(),
        imageUrl(),
        canonicalUrl(),
        paywalled(),
        found);
  }

  private @Nullable Moment kept(String field, Optional<PublishedDates.Found> date) {
    if (date.isEmpty()) {
      return null;
    }
    found.put(field, new Extraction.Found(date.get().where(), date.get().confidence()));
    return date.get().moment();
  }

  private List<String> byline(PageIndex.@Nullable Placed heading) {
    Authors.Found authors = new Authors(index, jsonLd, meta, site, heading).best();
    if (authors == null) {
      return List.of();
    }
    found.put("byline", new Extraction.Found(authors.where(), authors.confidence()));
    return authors.names();
  }

  private DateWords.Style style(@Nullable String language) {
    String declared = declared();
    String region =
        region(declared).or(() -> meta.first("og:locale").flatMap(Metadata::region)).orElse("");
    boolean english = language == null || language.equals("en");
    var address = HOST.matcher(url);
    String host = address.lookingAt() ? address.group(1) : "";
    String end = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean monthFirst =
        MONTH_FIRST_REGIONS.contains(region)
            ? !DAY_FIRST_ENDS.contains(end)
            : region.isEmpty() && english && !DAY_FIRST_ENDS.contains(end);
    return new DateWords.Style(
        monthFirst ? DateWords.Order.MONTH_FIRST : DateWords.Order.DAY_FIRST,
        language == null ? "" : language);
  }

  private static Optional<String> region(String tag) {
    var matcher = REGION.matcher(tag.strip());
    return matcher.matches()
        ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** What the root element says its language is; empty when it does not. */
  private String declared() {
    Element root = page.firstElementChild();
    if (root == null) {
      return "";
    }
    return root.attr("lang").isEmpty() ? root.attr("xml:lang") : root.attr("lang");
  }

  private @Nullable String language() {
    String declared = declared();
    return first(
        "language",
        candidate(Provenance.DOM, subtag(Optional.of(declared))),
        candidate(Provenance.JSON_LD, subtag(jsonLd.string("inLanguage"))),
        candidate(
            Provenance.META,
            subtag(meta.first("content-language", "og:locale", "dc.language", "language"))));
  }

  private @Nullable String summary() {
    return first(
        "summary",
        candidate(
            Provenance.META,
            line(meta.first("og:description", "description", "twitter:description"))),
        candidate(Provenance.JSON_LD, line(jsonLd.string("description"))));
  }

  private @Nullable String section() {
    return first(
        "section",
        candidate(Provenance.JSON_LD, label(jsonLd.string("articleSection"))),
        candidate(
            Provenance.META,
            label(meta.first("article:section", "parsely-section", "dc.subject", "section"))),
        candidate(Provenance.MICRODATA, label(property("articleSection"))));
  }

  private Optional<String> property(String name) {
    return index.properties.stream()
        .map(PageIndex.Placed::element)
        .filter(element -> element.attr("itemprop").equalsIgnoreCase(name))
        .findFirst()
        .map(
            element ->
                element.hasAttr("content")
                    ? element.attr("content")
                    : Markup.shortText(element, LINE_CHARS_MAX));
  }

  private List<String> tags() {
    List<List<String>> lists =
        List.of(
            labels(meta.all("article:tag", "og:article:tag")),
            labels(jsonLd.strings("keywords")),
            labels(meta.all("news_keywords", "parsely-tags", "keywords")));
    List<Provenance> where = List.of(Provenance.META, Provenance.JSON_LD, Provenance.META);
    for (int i = 0; i < lists.size(); i++) {
      List<String> labels = lists.get(i);
      if (!labels.isEmpty()) {
        long said = lists.stream().filter(list -> !list.isEmpty()).count();
        long agree = lists.stream().filter(list -> list.contains(labels.getFirst())).count();
        found.put("tags", new Extraction.Found(where.get(i), Confidence.of(agree, said - agree)));
        return labels;
      }
    }
    return List.of();
  }

  private @Nullable String imageUrl() {
    return first(
        "imageUrl",
        candidate(
            Provenance.META,
            address(meta.first("og:image", "og:image:url", "twitter:image", "twitter:image:src"))),
        candidate(Provenance.JSON_LD, address(jsonLd.string("image"))));
  }

  private @Nullable String canonicalUrl() {
    Element link = index.canonicalLink();
    return first(
        "canonicalUrl",
        candidate(
            Provenance.DOM, address(Optional.ofNullable(link).map(there -> there.attr("href")))),
        candidate(Provenance.META, address(meta.first("og:url"))),
        candidate(
            Provenance.JSON_LD,
            address(jsonLd.string("mainEntityOfPage").or(() -> jsonLd.string("url")))));
  }

  private boolean paywalled() {
    if (jsonLd.paywalled()) {
      found.put("paywalled", new Extraction.Found(Provenance.JSON_LD, Confidence.of(1, 0)));
      return true;
    }
    boolean said =
        meta.first("article:content_tier")
            .filter(tier -> tier.equalsIgnoreCase("locked") || tier.equalsIgnoreCase("metered"))
            .isPresent();
    if (said) {
      found.put("paywalled", new Extraction.Found(Provenance.META, Confidence.of(1, 0)));
      return true;
    }
    PageIndex.Placed heading = title == null ? null : title.heading();
    Element at = heading == null ? page.body() : heading.element();
    while (at != null) {
      if (PAYWALL_NAMES.areIn(at.className())) {
        found.put("paywalled", new Extraction.Found(Provenance.DOM, Confidence.of(1, 1)));
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  private record Candidate(Provenance where, Optional<String> value) {}

  private static Candidate candidate(Provenance where, Optional<String> value) {
    return new Candidate(where, value);
  }

  /** The first value there is; the surer the more of the other places say the same. */
  private @Nullable String first(String field, Candidate... candidates) {
    String value = null;
    Provenance where = Provenance.FALLBACK;
    int agree = 0;
    int disagree = 0;
    for (Candidate candidate : candidates) {
      String said = candidate.value().orElse(null);
      if (said == null) {
        continue;
      }
      if (value == null) {
        value = said;
        where = candidate.where();
      }
      if (Objects.equals(value, said)) {
        agree++;
      } else {
        disagree++;
      }
    }
    if (value != null) {
      found.put(field, new Extraction.Found(where, Confidence.of(agree, disagree)));
    }
    return value;
  }

  private static Optional<String> subtag(Optional<String> tag) {
    return tag.map(value -> value.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0])
        .filter(value -> LANGUAGE.matcher(value).matches());
  }

  private static Optional<String> line(Optional<String> text) {
    return text.map(Pages::folded)
        .filter(value -> !value.isEmpty())
        .map(value -> Text.cut(value, Limits.SUMMARY_CHARS_MAX));
  }

  private static Optional<String> label(Optional<String> text) {
    return text.map(Pages::folded)
        .filter(value -> !value.isEmpty())
        .map(value -> Text.cut(value, Limits.LABEL_CHARS_MAX));
  }

  private static List<String> labels(List<String> raw) {
    Set<String> labels = new LinkedHashSet<>();
    for (String text : raw) {
      for (String part : TAG_SPLIT.split(text, Limits.TAGS_MAX)) {
        String label = Text.cut(Pages.folded(part), Limits.LABEL_CHARS_MAX);
        if (!label.isEmpty() && labels.size() < Limits.TAGS_MAX) {
          labels.add(label);
        }
      }
    }
    return List.copyOf(labels);
  }

  private Optional<String> address(Optional<String> reference) {
    return reference.flatMap(
        value -> resolved.computeIfAbsent(value, one -> Urls.resolve(url, one)));
  }
}
