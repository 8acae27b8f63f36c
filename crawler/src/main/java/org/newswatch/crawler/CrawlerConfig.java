package org.newswatch.crawler;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.crawler.fetch.FetchSettings;
import org.newswatch.crawler.fetch.OptOut;
import org.newswatch.crawler.fetch.ProxySettings;
import org.newswatch.crawler.schedule.Pace;
import org.newswatch.crawler.sources.SourceIds;
import org.newswatch.servicekit.Setting;
import org.newswatch.servicekit.config.DataSize;

/** What is crawled, how often, and how politely. */
public record CrawlerConfig(
    @Setting(doc = "What is crawled.", def = "[]") List<SourceConfig> sources,
    @Setting(
            doc = "Name that robots.txt rules are looked up by and that servers see.",
            def = "newswatch")
        String userAgent,
    @Setting(doc = "Page that says who runs this crawler; servers see it beside the name.")
        @Nullable URI contactUrl,
    @Setting(
            doc = "Least time between the end of one request to a domain and the next.",
            def = "5s")
        Duration hostDelay,
    @Setting(doc = "Longest Crawl-delay of a robots.txt that is honoured.", def = "60s")
        Duration crawlDelayMax,
    @Setting(
            doc =
                "Shortest time between two looks at a source's address; each starts with it, and is"
                    + " looked at more seldom when little is new there.",
            def = "10m")
        Duration feedInterval,
    @Setting(doc = "Longest time between two looks at a source's address.", def = "1d")
        Duration feedIntervalMax,
    @Setting(
            doc = "Time until an article is looked at again; doubles while nothing changes.",
            def = "15m")
        Duration revisitFirst,
    @Setting(
            doc =
                "How long after it was first seen an article is looked at again; older entries of"
                    + " sitemaps are not taken.",
            def = "30d")
        Duration revisitMax,
    @Setting(doc = "Largest page or feed that is read, decompressed.", def = "5MiB")
        DataSize bodyMax,
    @Setting(doc = "Longest time for one page, redirects included.", def = "30s") Duration timeout,
    @Setting(doc = "Most redirects followed for one page.", def = "5") int redirectsMax,
    @Setting(
            doc =
                "How long a robots.txt is believed that does not say so itself; at most 24h. Between"
                    + " 6h and 24h its Cache-Control is followed.",
            def = "6h")
        Duration robotsCache,
    @Setting(doc = "Most fetches at the same time, all domains together.", def = "32")
        int fetchesMax,
    @Setting(doc = "Shortest time between two records of how a source does.", def = "60s")
        Duration healthInterval,
    @Setting(
            doc =
                "Address to use for a host instead of asking DNS, as address or address:port;"
                    + " may be a private one.",
            def = "{}")
        Map<String, String> hosts,
    @Setting(
            doc =
                "Hosts, or host:port, that may have private addresses, beside the ports of sources"
                    + " named by an IP address or as localhost.",
            def = "[]")
        List<String> allowPrivateHosts,
    @Setting(
            doc =
                "Proxy for all fetches, as http://user:password@proxy.example:3128; it must refuse"
                    + " private networks itself, as it resolves names.",
            secret = true)
        @Nullable String proxy,
    @Setting(doc = "Hosts, and hosts below them, that are fetched without the proxy.", def = "[]")
        List<String> proxyExceptions,
    @Setting(
            doc =
                "What article pages may ask of machines, in X-Robots-Tag or a meta element, that"
                    + " makes the crawler leave them out: noindex, noai, tdm-reservation.",
            def = "[noindex, noai]")
        List<OptOut> honourOptOuts) {

  private static final String VERSION = "0.1";
  private static final Duration ROBOTS_CACHE_MAX = Duration.ofHours(24);

  public CrawlerConfig {
    sources = List.copyOf(sources);
    hosts = Map.copyOf(hosts);
    allowPrivateHosts = List.copyOf(allowPrivateHosts);
    proxyExceptions = List.copyOf(proxyExceptions);
    honourOptOuts = List.copyOf(honourOptOuts);
    if (proxy != null) {
      var unused = ProxySettings.of(proxy, proxyExceptions);
    }
    if (!userAgent.matches("[A-Za-z_-]{1,50}")) {
      throw new IllegalArgumentException(
          "user-agent has letters, hyphens and underscores only, as robots.txt asks: " + userAgent);
    }
    notNegative("host-delay", hostDelay);
    notNegative("crawl-delay-max", crawlDelayMax);
    positive("feed-interval", feedInterval);
    if (feedIntervalMax.compareTo(feedInterval) < 0) {
      throw new IllegalArgumentException("feed-interval-max must not be less than feed-interval");
    }
    positive("revisit-first", revisitFirst);
    positive("revisit-max", revisitMax);
    positive("timeout", timeout);
    positive("robots-cache", robotsCache);
    if (robotsCache.compareTo(ROBOTS_CACHE_MAX) > 0) {
      throw new IllegalArgumentException("robots-cache is at most 24h, as RFC 9309 asks");
    }
    positive("health-interval", healthInterval);
    if (redirectsMax < 0 || redirectsMax > 20) {
      throw new IllegalArgumentException("redirects-max is from 0 to 20");
    }
    if (fetchesMax < 1 || fetchesMax > 1_000) {
      throw new IllegalArgumentException("fetches-max is from 1 to 1000");
    }
    Set<String> addresses = new HashSet<>();
    for (SourceConfig source : sources) {
      if (!addresses.add(source.address())) {
        throw new IllegalArgumentException("two sources have the address " + source.address());
      }
    }
    checkIds(sources);
    FetchSettings.checkHosts(hosts);
  }

  /** Ids that were chosen twice are a mistake; default ones are made distinct by the service. */
  private static void checkIds(List<SourceConfig> sources) {
    Set<String> chosen = new HashSet<>();
    for (SourceConfig source : sources) {
      if (source.id() != null && !chosen.add(source.id())) {
        throw new IllegalArgumentException(
            "two sources have the id " + source.id() + "; give each its own");
      }
    }
  }

  /**
   * These sources as the crawler knows them, in their order. One without an id is called after its
   * host; where that is taken, after its host and the rest of its address.
   */
  public List<Source> configured(Instant addedAt) {
    Map<String, Integer> claims = new HashMap<>();
    sources.forEach(source -> claims.merge(source.ref().id(), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    sources.stream().map(SourceConfig::id).filter(Objects::nonNull).forEach(taken::add);
    List<Source> all = new ArrayList<>();
    for (SourceConfig source : sources) {
      String own = source.id();
      String plain = source.ref().id();
      String id =
          own == null && claims.getOrDefault(plain, 0) > 1
              ? SourceIds.longId(source.address())
              : plain;
      if (own == null && !taken.add(id)) {
        throw new IllegalArgumentException(
            "two sources have the id " + id + "; give one of them an id of its own");
      }
      all.add(source.source(id, addedAt));
    }
    return List.copyOf(all);
  }

  /** These sources, and the default for everything else. */
  public static CrawlerConfig of(List<SourceConfig> sources) {
    return new CrawlerConfig(
        sources,
        "newswatch",
        null,
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        Duration.ofDays(1),
        Duration.ofMinutes(15),
        Duration.ofDays(30),
        DataSize.ofMebibytes(5),
        Duration.ofSeconds(30),
        5,
        Duration.ofHours(6),
        32,
        Duration.ofSeconds(60),
        Map.of(),
        List.of(),
        null,
        List.of(),
        List.of(OptOut.NOINDEX, OptOut.NOAI));
  }

  /** What the fetcher needs of this. */
  public FetchSettings fetchSettings() {
    Set<String> allowed = new HashSet<>(allowPrivateHosts);
    for (SourceConfig source : sources) {
      source.literal().ifPresent(allowed::add);
    }
    Map<String, String> lower = new TreeMap<>();
    hosts.forEach((host, address) -> lower.put(host.toLowerCase(Locale.ROOT), address));
    allowed.addAll(lower.keySet());
    String contact = contactUrl == null ? "" : " (+" + contactUrl + ")";
    return new FetchSettings(
        userAgent,
        userAgent + "/" + VERSION + contact,
        hostDelay,
        crawlDelayMax,
        bodyMax.toIntSaturated(),
        timeout,
        redirectsMax,
        robotsCache,
        lower,
        allowed,
        proxy == null ? null : ProxySettings.of(proxy, proxyExceptions));
  }

  /** Without the proxy, which may hold a password. */
  @Override
  public String toString() {
    return "CrawlerConfig[sources=" + sources.size() + ", userAgent=" + userAgent + "]";
  }

  /** How often things are looked at. */
  Pace pace() {
    return new Pace(feedInterval, feedIntervalMax, revisitFirst, revisitMax);
  }

  private static void positive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(key + " must be longer than 0");
    }
  }

  private static void notNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(key + " must not be negative");
    }
  }
}
