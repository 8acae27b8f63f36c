package org.newswatch.crawler;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Hashes;
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

  private static final int ID_CHARS_MAX = 100;

  /** Hexadecimal digits of an address's hash that tell its source from those of the same host. */
  private static final int MARK_CHARS = 8;

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
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

  /** The port its host is asked at. */
  int port() {
    URI uri = URI.create(address());
    boolean secure = "https".equals(uri.getScheme());
    return uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
  }

  /**
   * Whether its host is an IP address or {@code localhost}: named so by the operator, and no name
   * that someone else's DNS could point elsewhere.
   */
  boolean isLiteral() {
    String host = host();
    return host.equals("localhost") || host.startsWith("[") || IPV4.matcher(host).matches();
  }

  /** How articles refer to it, when no other source is called alike. */
  public SourceRef ref() {
    String host = host();
    return ref(id == null ? plain(host) : id);
  }

  /** The same with an id that other sources of its host do not have: made of its whole address. */
  SourceRef distinctRef() {
    String address = address();
    String rest = address.substring(address.indexOf("://") + 3);
    String whole = plain(rest.toLowerCase(Locale.ROOT)).replaceAll("-+$", "");
    // Addresses that differ only in what an id cannot hold still get ids of their own.
    String mark =
        "-" + Hashes.of(address.getBytes(StandardCharsets.UTF_8)).substring(0, MARK_CHARS);
    return ref(Text.cut(whole, ID_CHARS_MAX - mark.length()) + mark);
  }

  private static String plain(String text) {
    return text.replaceAll("[^a-z0-9.-]+", "-").replaceAll("^[^a-z0-9]+", "");
  }

  private SourceRef ref(String ownId) {
    String host = host();
    return new SourceRef(
        ownId,
        Optional.ofNullable(name).filter(given -> !given.isBlank()).orElse(ownId),
        Urls.registrableDomain(host),
        country == null ? null : country.toUpperCase(Locale.ROOT),
        language == null ? null : language.toLowerCase(Locale.ROOT));
  }
}
