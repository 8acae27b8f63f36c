package org.newswatch.crawler.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Urls;

/** What a page says of its article, everything but title and text; first answer wins. */
final class Metadata {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern TAG_SPLIT = Pattern.compile("[,;]");

  /** Elements that a page may show an author or a date in, looked at per kind. */
  private static final int ELEMENTS_MAX = 20;

  /** Elements among which one that names an author is looked for, per kind. */
  private static final int CANDIDATES_MAX = 200;

  /** Characters of an element that still can be a by-line or a date line. */
  private static final int LINE_CHARS_MAX = 200;

  private final Document page;
  private final String url;
  private final JsonLd jsonLd;
  private final MetaTags meta;
  private final Map<String, Provenance> provenance = new TreeMap<>();

  Metadata(Document page, String url, JsonLd jsonLd, MetaTags meta) {
    this.page = page;
    this.url = url;
    this.jsonLd = jsonLd;
    this.meta = meta;
  }

  Map<String, Provenance> provenance() {
    return provenance;
  }

  List<String> byline() {
    return firstList(
        "byline",
        new Candidates(Provenance.JSON_LD, Bylines.names(jsonLd.strings("author"))),
        new Candidates(
            Provenance.META,
            Bylines.names(
                meta.all(
                    "author",
                    "article:author",
                    "parsely-author",
                    "sailthru.author",
                    "dc.creator",
                    "dcterms.creator",
                    "byl",
                    "citation_author",
                    "article:author_name"))),
        new Candidates(Provenance.MICRODATA, Bylines.names(statedAuthors())),
        new Candidates(
            Provenance.DOM,
            Bylines.names(
                firstText(
                    "a[rel~=author]",
                    "[class~=(?i)(^|[-_ ])(byline|author)[-_]?(name|link)]",
                    "[class~=(?i)(^|[-_ ])(byline|author|authors|contributor)($|[-_ ])]",
                    "address"))));
  }

  @Nullable Instant publishedAt(Element content) {
    return this.<Instant>first(
        "publishedAt",
        new Candidate<>(Provenance.JSON_LD, () -> date(jsonLd.string("datePublished"))),
        new Candidate<>(
            Provenance.META,
            () ->
                date(
                    meta.first(
                        "article:published_time",
                        "og:article:published_time",
                        "article:published",
                        "parsely-pub-date",
                        "sailthru.date",
                        "datepublished",
                        "pubdate",
                        "publish-date",
                        "publish_date",
                        "publication_date",
                        "dc.date.issued",
                        "dcterms.issued",
                        "dcterms.created",
                        "dc.date",
                        "dcterms.date",
                        "date",
                        "citation_publication_date",
                        "article.published",
                        "cxenseparse:recs:publishtime",
                        "og:published_time",
                        "publishdate",
                        "published_time",
                        "dc.date.created"))),
        new Candidate<>(Provenance.MICRODATA, () -> elementDate(page, "[itemprop=datePublished]")),
        new Candidate<>(Provenance.JSON_LD, () -> date(jsonLd.string("dateCreated"))),
        new Candidate<>(
            Provenance.DOM,
            () -> elementDate(page, "time[pubdate], time.published, time.entry-date")),
        new Candidate<>(Provenance.DOM, () -> timeOfDayInUrl(content)),
        new Candidate<>(Provenance.URL, () -> Dates.inUrl(url)),
        new Candidate<>(Provenance.DOM, () -> elementDate(content, "time[datetime]")),
        new Candidate<>(
            Provenance.DOM,
            () ->
                elementDate(
                    page,
                    "[class~=(?i)(publish|posted|pubdate|dateline|entry-date|post-date|article-?_?date|"
                        + "timestamp|byline)], [class~=(?i)(^|[-_ ])(date|time|meta)($|[-_ ])]")),
        new Candidate<>(Provenance.DOM, () -> elementDate(page, "time")));
  }

  @Nullable Instant modifiedAt() {
    return this.<Instant>first(
        "modifiedAt",
        new Candidate<>(Provenance.JSON_LD, () -> date(jsonLd.string("dateModified"))),
        new Candidate<>(
            Provenance.META,
            () ->
                date(
                    meta.first(
                        "article:modified_time",
                        "og:updated_time",
                        "og:article:modified_time",
                        "dcterms.modified",
                        "dc.date.modified",
                        "last-modified",
                        "lastmod"))),
        new Candidate<>(Provenance.MICRODATA, () -> elementDate(page, "[itemprop=dateModified]")));
  }

  @Nullable String language() {
    Element root = page.selectFirst("html");
    String declared =
        root == null ? "" : root.attr("lang").isEmpty() ? root.attr("xml:lang") : root.attr("lang");
    return this.<String>first(
        "language",
        new Candidate<>(Provenance.DOM, () -> subtag(Optional.of(declared))),
        new Candidate<>(Provenance.JSON_LD, () -> subtag(jsonLd.string("inLanguage"))),
        new Candidate<>(
            Provenance.META,
            () -> subtag(meta.first("content-language", "og:locale", "dc.language", "language"))));
  }

  @Nullable String summary() {
    return this.<String>first(
        "summary",
        new Candidate<>(
            Provenance.META,
            () -> line(meta.first("og:description", "description", "twitter:description"))),
        new Candidate<>(Provenance.JSON_LD, () -> line(jsonLd.string("description"))));
  }

  @Nullable String section() {
    return this.<String>first(
        "section",
        new Candidate<>(Provenance.JSON_LD, () -> label(jsonLd.string("articleSection"))),
        new Candidate<>(
            Provenance.META,
            () -> label(meta.first("article:section", "parsely-section", "dc.subject", "section"))),
        new Candidate<>(
            Provenance.MICRODATA,
            () ->
                label(
                    Optional.ofNullable(page.selectFirst("[itemprop=articleSection]"))
                        .map(element -> Markup.shortText(element, LINE_CHARS_MAX)))));
  }

  List<String> tags() {
    return firstList(
        "tags",
        new Candidates(Provenance.META, labels(meta.all("article:tag", "og:article:tag"))),
        new Candidates(Provenance.JSON_LD, labels(jsonLd.strings("keywords"))),
        new Candidates(
            Provenance.META, labels(meta.all("news_keywords", "parsely-tags", "keywords"))));
  }

  @Nullable String imageUrl() {
    return this.<String>first(
        "imageUrl",
        new Candidate<>(
            Provenance.META,
            () ->
                address(
                    meta.first("og:image", "og:image:url", "twitter:image", "twitter:image:src"))),
        new Candidate<>(Provenance.JSON_LD, () -> address(jsonLd.string("image"))));
  }

  @Nullable String canonicalUrl() {
    Element link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
    return this.<String>first(
        "canonicalUrl",
        new Candidate<>(
            Provenance.DOM,
            () -> address(Optional.ofNullable(link).map(found -> found.attr("href")))),
        new Candidate<>(Provenance.META, () -> address(meta.first("og:url"))),
        new Candidate<>(
            Provenance.JSON_LD,
            () -> address(jsonLd.string("mainEntityOfPage").or(() -> jsonLd.string("url")))));
  }

  boolean paywalled() {
    return jsonLd.paywalled()
        || meta.first("article:content_tier")
            .filter(tier -> tier.equalsIgnoreCase("locked") || tier.equalsIgnoreCase("metered"))
            .isPresent();
  }

  private record Candidate<T>(Provenance where, Supplier<Optional<T>> find) {}

  private record Candidates(Provenance where, List<String> values) {}

  @SafeVarargs
  private <T> @Nullable T first(String field, Candidate<T>... candidates) {
    for (Candidate<T> candidate : candidates) {
      Optional<T> value = candidate.find().get();
      if (value.isPresent()) {
        provenance.put(field, candidate.where());
        return value.get();
      }
    }
    return null;
  }

  private List<String> firstList(String field, Candidates... candidates) {
    for (Candidates candidate : candidates) {
      if (!candidate.values().isEmpty()) {
        provenance.put(field, candidate.where());
        return candidate.values();
      }
    }
    return List.of();
  }

  private static Optional<Instant> date(Optional<String> text) {
    return text.flatMap(Dates::parse);
  }

  /** A moment in the article that falls on the day its address names says more than the day. */
  private Optional<Instant> timeOfDayInUrl(Element content) {
    Optional<Instant> day = Dates.inUrl(url);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    // A day of the publisher's zone begins and ends up to a day away from the one of UTC.
    Instant from = day.get().minus(Duration.ofDays(1));
    Instant to = day.get().plus(Duration.ofDays(2));
    for (Element time : first(content.select("time[datetime]"), ELEMENTS_MAX)) {
      Optional<Instant> stated =
          Dates.parse(time.attr("datetime"))
              .filter(moment -> !moment.equals(moment.truncatedTo(ChronoUnit.DAYS)))
              .filter(moment -> moment.isAfter(from) && moment.isBefore(to));
      if (stated.isPresent()) {
        return stated;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> elementDate(Element within, String query) {
    int seen = 0;
    for (Element element : within.select(query)) {
      if (seen++ >= ELEMENTS_MAX) {
        return Optional.empty();
      }
      for (String attribute : List.of("datetime", "content", "title")) {
        Optional<Instant> stated = date(Optional.of(element.attr(attribute)));
        if (stated.isPresent()) {
          return stated;
        }
      }
      Optional<Instant> written = Dates.parse(Markup.shortText(element, LINE_CHARS_MAX));
      if (written.isPresent()) {
        return written;
      }
    }
    return Optional.empty();
  }

  /** The first author that is one line; the names inside of those before it that are more. */
  private List<String> statedAuthors() {
    List<String> found = new ArrayList<>();
    for (Element author : first(page.select("[itemprop=author]"), ELEMENTS_MAX)) {
      String line = stated(author);
      if (!line.isBlank()) {
        found.add(line);
        return found;
      }
      for (Element name : first(author.select("[itemprop=name]"), ELEMENTS_MAX)) {
        String inner = stated(name);
        if (!inner.isBlank() && found.size() < ELEMENTS_MAX) {
          found.add(inner);
        }
      }
    }
    return found;
  }

  private static String stated(Element element) {
    String content = element.attr("content");
    if (content.isEmpty()) {
      return Markup.shortText(element, LINE_CHARS_MAX);
    }
    return content.length() > LINE_CHARS_MAX ? "" : content;
  }

  private List<String> firstText(String... queries) {
    for (String query : queries) {
      for (Element element : first(page.select(query), CANDIDATES_MAX)) {
        String text = Markup.shortText(element, LINE_CHARS_MAX);
        if (!text.isBlank() && !Bylines.names(List.of(text)).isEmpty()) {
          return List.of(text);
        }
      }
    }
    return List.of();
  }

  private static List<Element> first(List<Element> elements, int max) {
    return elements.subList(0, Math.min(elements.size(), max));
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
    return reference.flatMap(value -> Urls.resolve(url, value));
  }
}
