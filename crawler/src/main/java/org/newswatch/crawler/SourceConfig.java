package org.newswatch.crawler;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.Setting;

/** One source of articles: a feed, or a single article page. */
public record SourceConfig(
    @Setting(doc = "Stable id: lower-case letters, digits, dots, hyphens; default: the host.")
        @Nullable String id,
    @Setting(doc = "What people call it; default: the id.") @Nullable String name,
    @Setting(doc = "Address of an RSS or Atom feed; either this or url.") @Nullable URI feed,
    @Setting(doc = "Address of one article page; either this or feed.") @Nullable URI url,
    @Setting(doc = "Country it is published in, as BY.") @Nullable String country,
    @Setting(doc = "Language it is written in, as en.") @Nullable String language) {

  private static final String ID_FORM = "[a-z0-9][a-z0-9.-]{0,99}";

  public SourceConfig {
    if ((feed == null) == (url == null)) {
      throw new IllegalArgumentException("a source has either a feed or a url");
    }
    if (Urls.normalise(String.valueOf(feed == null ? url : feed)).isEmpty()) {
      throw new IllegalArgumentException(
          "not an http or https address: " + (feed == null ? url : feed));
    }
    if (id != null && !id.matches(ID_FORM)) {
      throw new IllegalArgumentException(
          "a source id has lower-case letters, digits, dots and hyphens, not: " + id);
    }
  }

  /** A feed known by its address alone. */
  public static SourceConfig ofFeed(URI feed) {
    return new SourceConfig(null, null, feed, null, null, null);
  }

  /** One article page known by its address alone. */
  public static SourceConfig ofUrl(URI url) {
    return new SourceConfig(null, null, null, url, null, null);
  }

  /** The address that is fetched, in its one spelling. */
  public String address() {
    return Urls.normalise(String.valueOf(feed == null ? url : feed)).orElseThrow();
  }

  /** Its host, in lower case. */
  public String host() {
    return Urls.host(address()).orElseThrow();
  }

  /** How articles refer to it. */
  public SourceRef ref() {
    String host = host();
    String ownId = id == null ? host.replaceAll("[^a-z0-9.-]", "-") : id;
    return new SourceRef(
        ownId,
        Optional.ofNullable(name).filter(given -> !given.isBlank()).orElse(ownId),
        Urls.registrableDomain(host),
        country == null ? null : country.toUpperCase(Locale.ROOT),
        language == null ? null : language.toLowerCase(Locale.ROOT));
  }
}
