package org.newswatch.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each site's robots.txt allows, as RFC 9309 reads it. Thread-safe. */
final class Robots {

  /** Sites remembered; the one unused for longest is forgotten first. */
  private static final int SITES_MAX = 10_000;

  /** Bytes of the robots.txt files whose rules are remembered, all sites together. */
  static final long BYTES_MAX = 16L * 1024 * 1024;

  /** How long a site is left alone whose robots.txt cannot be had. */
  private static final Duration UNREACHABLE = Duration.ofMinutes(10);

  /** What a robots.txt says of one address. */
  sealed interface Verdict {
    record Allowed(Duration crawlDelay) implements Verdict {}

    record Forbidden() implements Verdict {}

    /** It could not be read: nothing is fetched until it can. */
    record Unreachable(String detail) implements Verdict {}

    /** It lies in a private network, and so does the site. */
    record Private(String detail) implements Verdict {}
  }

  /** Fetches a robots.txt. */
  @FunctionalInterface
  interface Source {
    FetchOutcome get(String url) throws InterruptedException;
  }

  private record Site(
      @Nullable BaseRobotRules rules, @Nullable Verdict verdict, Instant until, int bytes) {
    static Site without(@Nullable Verdict verdict, Instant until) {
      return new Site(null, verdict, until, 0);
    }
  }

  private final FetchSettings settings;
  private final InstantSource clock;
  private final Source source;
  private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  Robots(FetchSettings settings, InstantSource clock, Source source) {
    this.settings = settings;
    this.clock = clock;
    this.source = source;
  }

  Verdict ask(String url) throws InterruptedException {
    String site = site(url);
    Site entry = known(site);
    if (entry == null) {
      // Two at once may both read it; the gate keeps them apart and the result is the same.
      entry = read(site);
      remember(site, entry);
    }
    if (entry.verdict() != null) {
      return entry.verdict();
    }
    BaseRobotRules rules = entry.rules();
    if (rules == null || rules.isAllowed(url)) {
      return new Verdict.Allowed(crawlDelay(rules));
    }
    return new Verdict.Forbidden();
  }

  private void remember(String site, Site entry) {
    synchronized (sites) {
      Site before = sites.put(site, entry);
      bytes += entry.bytes() - (before == null ? 0 : before.bytes());
      Iterator<Site> eldest = sites.values().iterator();
      while (sites.size() > 1 && (sites.size() > SITES_MAX || bytes > BYTES_MAX)) {
        bytes -= eldest.next().bytes();
        eldest.remove();
      }
    }
  }

  /** Bytes of the rules that are remembered. */
  long bytesRemembered() {
    synchronized (sites) {
      return bytes;
    }
  }

  private Duration crawlDelay(@Nullable BaseRobotRules rules) {
    if (rules == null || rules.getCrawlDelay() <= 0) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofMillis(rules.getCrawlDelay());
    return asked.compareTo(settings.crawlDelayMax()) > 0 ? settings.crawlDelayMax() : asked;
  }

  private @Nullable Site known(String site) {
    synchronized (sites) {
      Site entry = sites.get(site);
      return entry != null && clock.instant().isBefore(entry.until()) ? entry : null;
    }
  }

  private Site read(String site) throws InterruptedException {
    FetchOutcome outcome = source.get(site + "/robots.txt");
    Instant now = clock.instant();
    Instant usual = now.plus(settings.robotsCache());
    return switch (outcome) {
      case FetchOutcome.Fetched fetched ->
          new Site(rules(site, fetched.body()), null, usual, fetched.body().length);
      case FetchOutcome.Refused refused ->
          Site.without(new Verdict.Private(refused.detail()), now.plus(UNREACHABLE));
      case FetchOutcome.Failed failed -> failed(failed, usual, now);
      case FetchOutcome.NotModified unused -> Site.without(null, usual);
      case FetchOutcome.Denied unused -> Site.without(null, usual);
      case FetchOutcome.TooLarge unused -> Site.without(null, usual);
    };
  }

  private static Site failed(FetchOutcome.Failed failed, Instant usual, Instant now) {
    Integer status = failed.status();
    boolean absent = status != null && status >= 400 && status < 500 && status != 429;
    if (absent || failed.reason().equals("redirects")) {
      return Site.without(null, usual);
    }
    return Site.without(new Verdict.Unreachable(failed.detail()), now.plus(UNREACHABLE));
  }

  private SimpleRobotRules rules(String site, byte[] body) {
    // The parser keeps state, so each file gets its own.
    var parser = new SimpleRobotRulesParser(settings.crawlDelayMax().toMillis() * 1_000, 0);
    return parser.parseContent(
        site + "/robots.txt",
        body,
        "text/plain",
        List.of(settings.agentToken().toLowerCase(Locale.ROOT)));
  }

  private static String site(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
