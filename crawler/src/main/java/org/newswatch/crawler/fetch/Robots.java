package org.newswatch.crawler.fetch;

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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.robots.RobotsTxt;
import org.newswatch.crawler.url.Urls;

/** What each site's robots.txt allows, as RFC 9309 reads it. Thread-safe. */
final class Robots {

  /** Sites remembered; the one unused for longest is forgotten first. */
  private static final int SITES_MAX = 10_000;

  /** Bytes of the robots.txt files whose rules are remembered, all sites together. */
  static final long BYTES_MAX = 16L * 1024 * 1024;

  /** How long a site is left alone whose robots.txt cannot be had. */
  private static final Duration UNREACHABLE = Duration.ofMinutes(10);

  /** Where a server's own Cache-Control is between these, it says how long its rules hold. */
  private static final Duration CACHE_MIN = Duration.ofHours(6);

  private static final Duration CACHE_MAX = Duration.ofHours(24);
  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=\"?(\\d{1,9})");

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
   * @param bytes about what it takes to remember
   */
  record Site(
      @Nullable RobotsVerdict refused,
      @Nullable RobotsTxt rules,
      List<String> sitemaps,
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
    RobotsTxt rules = site.rules();
    return rules == null || rules.allows(url)
        ? new RobotsVerdict.Allowed(site.delay(), site.sitemaps())
        : new RobotsVerdict.Forbidden(site.delay(), site.sitemaps());
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
        String robotsUrl = address(origin);
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
    if (site.refused() != null) {
      // A site in trouble still wants the pause that it asked for when it was well.
      site = new Site(site.refused(), null, List.of(), lastDelay(robotsUrl), site.until(), 0);
    }
    learner.learned(robotsUrl, site.delay());
    return site;
  }

  private Duration lastDelay(String robotsUrl) {
    synchronized (sites) {
      Site before = sites.get(origin(robotsUrl));
      return before == null ? settings.hostDelay() : before.delay();
    }
  }

  private void remember(String origin, Site site) {
    synchronized (sites) {
      Site before = sites.put(origin, site);
      bytes += site.bytes() - (before == null ? 0 : before.bytes());
      if (isFull()) {
        Instant now = clock.instant();
        forget(each -> !now.isBefore(each.until()));
      }
      if (isFull()) {
        forget(each -> isFull() && !each.equals(site));
      }
    }
  }

  private boolean isFull() {
    return sites.size() > SITES_MAX || bytes > BYTES_MAX;
  }

  private void forget(Predicate<Site> which) {
    Iterator<Site> longestUnused = sites.values().iterator();
    while (longestUnused.hasNext()) {
      Site each = longestUnused.next();
      if (which.test(each)) {
        bytes -= each.bytes();
        longestUnused.remove();
      }
    }
  }

  /** Bytes of the rules that are remembered. */
  long bytesRemembered() {
    synchronized (sites) {
      return bytes;
    }
  }

  private Duration delay(Duration asked) {
    Duration max = settings.crawlDelayMax();
    Duration capped = asked.compareTo(max) > 0 ? max : asked;
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
    return switch (outcome) {
      case FetchOutcome.Fetched fetched -> read(robotsUrl, fetched, now);
      case FetchOutcome.Refused refused ->
          without(new RobotsVerdict.Private(refused.detail()), now.plus(UNREACHABLE));
      case FetchOutcome.Failed failed -> failed(failed, now);
      case FetchOutcome.NotModified unused -> without(null, now.plus(settings.robotsCache()));
      case FetchOutcome.Denied unused -> without(null, now.plus(settings.robotsCache()));
      case FetchOutcome.TooLarge unused -> without(null, now.plus(settings.robotsCache()));
    };
  }

  private Site read(String robotsUrl, FetchOutcome.Fetched fetched, Instant now) {
    RobotsTxt rules = RobotsTxt.parse(fetched.body(), settings.agentToken());
    List<String> sitemaps =
        rules.sitemaps().stream()
            .flatMap(sitemap -> Urls.resolve(robotsUrl, sitemap).stream())
            .distinct()
            .toList();
    return new Site(
        null,
        rules,
        sitemaps,
        delay(rules.crawlDelay()),
        now.plus(lifetime(fetched)),
        rules.bytes());
  }

  private Duration lifetime(FetchOutcome.Fetched fetched) {
    Duration usual = settings.robotsCache();
    String control = fetched.header("cache-control").orElse("").toLowerCase(Locale.ROOT);
    Matcher age = MAX_AGE.matcher(control);
    if (!age.find()) {
      return usual;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(age.group(1)));
    Duration least = usual.compareTo(CACHE_MIN) < 0 ? usual : CACHE_MIN;
    if (asked.compareTo(least) < 0) {
      return least;
    }
    return asked.compareTo(CACHE_MAX) > 0 ? CACHE_MAX : asked;
  }

  private Site failed(FetchOutcome.Failed failed, Instant now) {
    Integer status = failed.status();
    boolean absent = status != null && status >= 400 && status < 500 && status != 429;
    if (absent || failed.reason().equals("redirects")) {
      return without(null, now.plus(settings.robotsCache()));
    }
    Duration asked = failed.retryAfter();
    Duration pause = asked == null || asked.compareTo(UNREACHABLE) < 0 ? UNREACHABLE : asked;
    String reason = status == null ? failed.reason() : "robots-unreachable";
    return without(new RobotsVerdict.Unreachable(reason, failed.detail()), now.plus(pause));
  }

  private Site without(@Nullable RobotsVerdict refused, Instant until) {
    return new Site(refused, null, List.of(), settings.hostDelay(), until, 0);
  }

  /** Where the rules for an address stand. */
  static String address(String url) {
    return origin(url) + "/robots.txt";
  }

  private static String origin(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
