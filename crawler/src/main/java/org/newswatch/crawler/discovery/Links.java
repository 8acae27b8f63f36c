package org.newswatch.crawler.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.discovery.Candidate.FoundBy;
import org.newswatch.crawler.discovery.Candidate.Kind;
import org.newswatch.crawler.extract.Markup;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.HtmlPage;

/** The feeds and sitemaps that a page links to. */
final class Links {

  /** Elements of one kind that are looked at. */
  private static final int ELEMENTS_MAX = 5_000;

  /** Words of one attribute. */
  private static final int WORDS_MAX = 20;

  private static final Set<String> FEED_TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x-rss+xml",
          "application/rss",
          "application/atom",
          "text/rss+xml",
          "text/xml",
          "application/xml");

  private static final Set<String> ANY_XML = Set.of("text/xml", "application/xml");

  /** Paths that end as feeds' do. */
  private static final Pattern FEED_PATH =
      Pattern.compile(
          "(?:/(?:feed|feeds|rss|atom|rdf|rss2)/?|\\.(?:rss|atom|rdf)|/(?:[\\w-]*(?:rss|feed|atom)[\\w-]*|index)\\.(?:xml|json|rdf))$");

  private static final Pattern FEED_QUERY =
      Pattern.compile(
          "(?:^|&)(?:feed|format|type|output)=(?:rss2?|atom|rdf|feed|json-?feed)(?:&|$)");

  private static final Pattern HEADER_LINK =
      Pattern.compile(
          "<([^<>]{1,2000})>((?:\\s*;\\s*[\\w*-]{1,30}\\s*=\\s*(?:\"[^\"]{0,500}\"|[^;,\"\\s]{1,500})){0,20})");

  private Links() {}

  /** Linked feeds, in the page's order, those of the head first. */
  static List<Candidate> feeds(HtmlPage page, Map<String, String> headers) {
    List<Candidate> found = new ArrayList<>();
    for (Element link : first(page, "link[href]")) {
      Set<String> rel = words(link.attr("rel"));
      String type = type(link.attr("type"));
      // What is XML of any kind may be the page itself in another language.
      boolean other = ANY_XML.contains(type) && link.hasAttr("hreflang");
      boolean alternate = rel.contains("alternate") && FEED_TYPES.contains(type) && !other;
      if (alternate || rel.contains("feed")) {
        add(found, Kind.FEED, page.base(), link.attr("href"), link.attr("title"));
      }
    }
    Matcher header = HEADER_LINK.matcher(HtmlPage.header(headers, "link"));
    while (header.find()) {
      String parameters = header.group(2).toLowerCase(Locale.ROOT);
      if (parameters.contains("alternate") && FEED_TYPES.stream().anyMatch(parameters::contains)) {
        add(found, Kind.FEED, page.base(), header.group(1), "");
      }
    }
    for (Element anchor : first(page, "a[href]")) {
      if (isFeedAddress(anchor.attr("href")) || FEED_TYPES.contains(type(anchor.attr("type")))) {
        add(
            found,
            Kind.FEED,
            page.base(),
            anchor.attr("href"),
            Markup.shortText(anchor, Limits.LABEL_CHARS_MAX));
      }
    }
    return found;
  }

  /** Sitemaps that the head names. */
  static List<Candidate> sitemaps(HtmlPage page) {
    List<Candidate> found = new ArrayList<>();
    for (Element link : first(page, "link[href]")) {
      if (words(link.attr("rel")).contains("sitemap")) {
        add(found, Kind.SITEMAP, page.base(), link.attr("href"), link.attr("title"));
      }
    }
    return found;
  }

  private static List<Element> first(HtmlPage page, String selector) {
    List<Element> all = page.document().select(selector);
    return all.subList(0, Math.min(all.size(), ELEMENTS_MAX));
  }

  private static boolean isFeedAddress(String reference) {
    String whole = reference.strip().toLowerCase(Locale.ROOT);
    if (whole.length() > Limits.URL_CHARS_MAX || whole.startsWith("#")) {
      return false;
    }
    int fragment = whole.indexOf('#');
    whole = fragment < 0 ? whole : whole.substring(0, fragment);
    int question = whole.indexOf('?');
    String path = question < 0 ? whole : whole.substring(0, question);
    String query = question < 0 ? "" : whole.substring(question + 1);
    return FEED_PATH.matcher(path).find() || FEED_QUERY.matcher(query).find();
  }

  private static void add(
      List<Candidate> found, Kind kind, String base, String reference, @Nullable String title) {
    // Some sites write feed: before the address, or instead of its scheme.
    String plain = reference.strip();
    if (plain.regionMatches(true, 0, "feed:", 0, 5)) {
      String rest = plain.substring(5);
      plain = rest.startsWith("//") ? "http:" + rest : rest;
    }
    Optional<String> address = Urls.resolve(base, plain);
    String name = title == null ? "" : title.strip();
    address.ifPresent(
        url ->
            found.add(
                new Candidate(
                    kind,
                    url,
                    name.isEmpty() ? null : Text.cut(name, Limits.LABEL_CHARS_MAX),
                    FoundBy.LINKED)));
  }

  private static Set<String> words(String attribute) {
    return new HashSet<>(
        List.of(attribute.strip().toLowerCase(Locale.ROOT).split("\\s+", WORDS_MAX)));
  }

  private static String type(String attribute) {
    int semicolon = attribute.indexOf(';');
    String type = semicolon < 0 ? attribute : attribute.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
