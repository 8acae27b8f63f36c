package org.newswatch.crawler;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.sources.SourceIds;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.Setting;

/** One source of articles, with exactly one address. */
public record SourceConfig(
    @Setting(doc = "Stable id: lower-case letters, digits, dots, hyphens; default: the host.")
        @Nullable String id,
    @Setting(doc = "What people call it; default: the id.") @Nullable String name,
    @Setting(doc = "Address of a feed: RSS, RDF, Atom or JSON Feed.") @Nullable URI feed,
    @Setting(doc = "Or: address of a sitemap, an index of sitemaps, or a news sitemap.")
        @Nullable URI sitemap,
    @Setting(doc = "Or: address of a page that lists articles, of a site without feeds.")
        @Nullable URI listing,
    @Setting(doc = "Or: address of one article page.") @Nullable URI url,
    @Setting(doc = "Or: a folder with pages, texts or WARC files.") @Nullable String folder,
    @Setting(doc = "Country it is published in, as BY.") @Nullable String country,
    @Setting(doc = "Language it is written in, as en.") @Nullable String language) {

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** An address as it was written, and what it leads to. */
  private record Given(Source.Kind kind, String address) {}

  public SourceConfig {
    List<Given> given = given(feed, sitemap, listing, url, folder);
    if (given.size() != 1) {
      throw new IllegalArgumentException(
          "a source has one of feed, sitemap, listing, url and folder, not " + given.size());
    }
    Given only = given.getFirst();
    if (SourceIds.address(only.kind(), only.address()).isEmpty()) {
      throw new IllegalArgumentException(
          only.kind() == Source.Kind.FOLDER
              ? "not a folder's path: " + only.address()
              : "not an http or https address: " + only.address());
    }
    if (id != null && !id.matches(SourceIds.FORM)) {
      throw new IllegalArgumentException(
          "a source id has lower-case letters, digits, dots and hyphens, not: " + id);
    }
  }

  /** A feed known by its address alone. */
  public static SourceConfig ofFeed(URI feed) {
    return new SourceConfig(null, null, feed, null, null, null, null, null, null);
  }

  /** One article page known by its address alone. */
  public static SourceConfig ofUrl(URI url) {
    return new SourceConfig(null, null, null, null, null, url, null, null, null);
  }

  private static List<Given> given(
      @Nullable URI feed,
      @Nullable URI sitemap,
      @Nullable URI listing,
      @Nullable URI url,
      @Nullable String folder) {
    List<Given> given = new ArrayList<>();
    add(given, Source.Kind.FEED, feed);
    add(given, Source.Kind.SITEMAP, sitemap);
    add(given, Source.Kind.LISTING, listing);
    add(given, Source.Kind.PAGE, url);
    add(given, Source.Kind.FOLDER, folder);
    return given;
  }

  private static void add(List<Given> given, Source.Kind kind, @Nullable Object address) {
    if (address != null) {
      given.add(new Given(kind, address.toString()));
    }
  }

  /** What its address leads to. */
  public Source.Kind kind() {
    return given(feed, sitemap, listing, url, folder).getFirst().kind();
  }

  /** The address that is looked at, in its one spelling. */
  public String address() {
    Given given = given(feed, sitemap, listing, url, folder).getFirst();
    return SourceIds.address(given.kind(), given.address()).orElseThrow();
  }

  /** The host and port it is asked at, where its host is an IP address or {@code localhost}. */
  Optional<String> literal() {
    // Named so by the operator, and no name that someone else's DNS could point elsewhere.
    return Urls.host(address())
        .filter(
            host ->
                host.equals("localhost") || host.startsWith("[") || IPV4.matcher(host).matches())
        .map(host -> host + ":" + port());
  }

  private int port() {
    URI uri = URI.create(address());
    boolean secure = "https".equals(uri.getScheme());
    return uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
  }

  /** How articles refer to it, when no other source is called alike. */
  public SourceRef ref() {
    Source source = source(id == null ? SourceIds.shortId(kind(), address()) : id, Instant.EPOCH);
    return source.ref(domain(source));
  }

  /** It under this id. */
  Source source(String ownId, Instant addedAt) {
    return new Source(
        ownId,
        Optional.ofNullable(name).filter(given -> !given.isBlank()).orElse(ownId),
        kind(),
        address(),
        country == null ? null : country.toUpperCase(Locale.ROOT),
        language == null ? null : language.toLowerCase(Locale.ROOT),
        Source.Origin.CONFIGURATION,
        false,
        addedAt);
  }

  /** The registrable domain of a source's address; null when it is no web address. */
  static @Nullable String domain(Source source) {
    return Urls.host(source.address()).map(Urls::registrableDomain).orElse(null);
  }
}
