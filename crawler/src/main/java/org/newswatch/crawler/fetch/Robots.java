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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.url.Urls;

/** What each site's robots.txt allows, as RFC 9309 reads it. Thread-safe. */
final class Robots {

  /** Sites remembered; the one unused for longest is forgotten first. */
  private static final int SITES_MAX = 10_000;

  /** Bytes of the robots.txt files whose rules are remembered, all sites together. */
  static final long BYTES_MAX = 16L * 1024 * 1024;

  /** How long a site is left alone whose robots.txt cannot be had. */
  private static final Duration UNREACHABLE = Duration.ofMinutes(10);

  private static final int SITEMAPS_MAX = 100;

  /** Makes of what came for a robots.txt what is kept of it. */
  @FunctionalInterface
  interface Judge {
    Site of(FetchOutcome outcome) throws InterruptedException;
  }

  /** Fetches a robots.txt and has it judged before anything else is asked of the domain. */
  @FunctionalInterface
  interface Source {
    Site get(String robotsUrl, Judge judge) throws InterruptedException;
  }

  /**
   * Told of the pause that a robots.txt asks for, capped, and no less than that of the settings.
   */
  @FunctionalInterface
  interface Learner {
    void learned(String robotsUrl, Duration delay) throws InterruptedException;
  }

  /**
   * What is kept of a robots.txt.
   *
   * @param refused why nothing may be fetched, null when the rules say
   * @param rules null when there are none
   */
  record Site(
      @Nullable RobotsVerdict refused,
      @Nullable BaseRobotRules rules,
      Duration delay,
      Instant until,
      int bytes) {}

  private final FetchSettings settings;
  private final InstantSource clock;
  private final Source source;
  private final Learner learner;
  private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true);
  private final ConcurrentHashMap<String, ReentrantLock> reading = new ConcurrentHashMap<>();
  private long bytes;

  Robots(FetchSettings settings, InstantSource clock, Source source, Learner learner) {
    this.settings = settings;
    this.clock = clock;
    this.source = source;
    this.learner = learner;
  }

  RobotsVerdict ask(String url) throws InterruptedException {
    Site site = site(origin(url));
    if (site.refused() != null) {
      return site.refused();
    }
    BaseRobotRules rules = site.rules();
    List<String> sitemaps = rules == null ? List.of() : sitemaps(rules);
    return rules == null || rules.isAllowed(url)
        ? new RobotsVerdict.Allowed(site.delay(), sitemaps)
        : new RobotsVerdict.Forbidden(site.delay(), sitemaps);
  }

  private Site site(String origin) throws InterruptedException {
    Site known = known(origin);
    if (known != null) {
      return known;
    }
    // One reads it; who comes meanwhile waits for that.
    ReentrantLock lock = reading.computeIfAbsent(origin, unused -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      known = known(origin);
      if (known == null) {
        String robotsUrl = origin + "/robots.txt";
        known = source.get(robotsUrl, outcome -> judged(robotsUrl, outcome));
        remember(origin, known);
      }
      return known;
    } finally {
      reading.remove(origin, lock);
      lock.unlock();
    }
  }

  private Site judged(String robotsUrl, FetchOutcome outcome) throws InterruptedException {
    Site site = kept(robotsUrl, outcome);
    learner.learned(robotsUrl, site.delay());
    return site;
  }

  private static List<String> sitemaps(BaseRobotRules rules) {
    return rules.getSitemaps().stream()
        .limit(SITEMAPS_MAX)
        .flatMap(sitemap -> Urls.normalise(sitemap).stream())
        .distinct()
        .toList();
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

  private Duration delay(BaseRobotRules rules) {
    Duration asked = Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    Duration capped =
        asked.compareTo(settings.crawlDelayMax()) > 0 ? settings.crawlDelayMax() : asked;
    return capped.compareTo(settings.hostDelay()) > 0 ? capped : settings.hostDelay();
  }

  private @Nullable Site known(String site) {
    synchronized (sites) {
      Site entry = sites.get(site);
      return entry != null && clock.instant().isBefore(entry.until()) ? entry : null;
    }
  }

  private Site kept(String robotsUrl, FetchOutcome outcome) {
    Instant now = clock.instant();
    Instant usual = now.plus(settings.robotsCache());
    return switch (outcome) {
      case FetchOutcome.Fetched fetched -> {
        BaseRobotRules rules = rules(robotsUrl, fetched.body());
        yield new Site(null, rules, delay(rules), usual, fetched.body().length);
      }
      case FetchOutcome.Refused refused ->
          without(new RobotsVerdict.Private(refused.detail()), now.plus(UNREACHABLE));
      case FetchOutcome.Failed failed ->
          isAbsent(failed)
              ? without(null, usual)
              : without(new RobotsVerdict.Unreachable(failed.detail()), now.plus(UNREACHABLE));
      case FetchOutcome.NotModified unused -> without(null, usual);
      case FetchOutcome.Denied unused -> without(null, usual);
      case FetchOutcome.TooLarge unused -> without(null, usual);
    };
  }

  private Site without(@Nullable RobotsVerdict refused, Instant until) {
    return new Site(refused, null, settings.hostDelay(), until, 0);
  }

  private static boolean isAbsent(FetchOutcome.Failed failed) {
    Integer status = failed.status();
    return failed.reason().equals("redirects")
        || (status != null && status >= 400 && status < 500 && status != 429);
  }

  private SimpleRobotRules rules(String robotsUrl, byte[] body) {
    // The parser keeps state, so each file gets its own.
    var parser = new SimpleRobotRulesParser(settings.crawlDelayMax().toMillis() * 1_000, 0);
    return parser.parseContent(
        robotsUrl, body, "text/plain", List.of(settings.agentToken().toLowerCase(Locale.ROOT)));
  }

  private static String origin(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
