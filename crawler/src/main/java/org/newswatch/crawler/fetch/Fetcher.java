package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.robots.RobotsTxt;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Fetches pages as a good citizen does. Thread-safe; a call blocks until its domain's turn has come
 * and the page is there, so callers use virtual threads.
 */
public final class Fetcher implements AutoCloseable {

  /** Longest wait for the addresses of a host. */
  private static final Duration LOOK_UP_MAX = Duration.ofSeconds(10);

  /** As many as RFC 9309 asks for. */
  private static final int ROBOTS_REDIRECTS_MAX = 5;

  private final FetchSettings settings;
  private final DelayLog log;
  private final Network network;
  private final DomainGate gate;
  private final Robots robots;
  private final InstantSource clock;
  private @Nullable Http http;
  private volatile boolean closed;

  /** A fetcher for a few pages, which asks at once. Opens nothing until the first fetch. */
  public Fetcher(FetchSettings settings, InstantSource clock, Sleeper sleeper) {
    this(settings, clock, sleeper, DelayLog.NONE);
  }

  /**
   * A fetcher that may follow another one, of which {@link #started} and {@link #remember} tell.
   * Opens nothing until the first fetch.
   */
  public Fetcher(FetchSettings settings, InstantSource clock, Sleeper sleeper, DelayLog log) {
    this(settings, clock, sleeper, log, new SystemNetwork(lookUpMax(settings)));
  }

  Fetcher(
      FetchSettings settings, InstantSource clock, Sleeper sleeper, DelayLog log, Network network) {
    this.settings = settings;
    this.clock = clock;
    this.log = log;
    this.network = network;
    this.gate = new DomainGate(settings.hostDelay(), clock, sleeper);
    this.robots = new Robots(settings, clock, this::robotsText, this::learned);
  }

  /**
   * The page, or why there is none.
   *
   * @throws InterruptedException when the thread is interrupted, or the fetcher closed, before the
   *     end
   */
  public FetchOutcome fetch(FetchRequest request) throws InterruptedException {
    return follow(request);
  }

  /**
   * What robots.txt says of an address; asks for the robots.txt, in its turn, when it is not known.
   *
   * @param url a normalised address
   */
  public RobotsVerdict robots(String url) throws InterruptedException {
    return robots.ask(url);
  }

  /**
   * Leaves every domain alone for one full pause from this instant on: of what another fetcher had
   * in flight until now nobody knows. Without this call a fetcher asks at once.
   */
  public void started(Instant at) {
    gate.opened(at);
  }

  /**
   * Tells what a fetcher before this one knew; the longest pause it is told of holds for a day.
   *
   * @param domain a registrable domain
   * @param ended when a request to it ended
   * @param delay the pause after it, as then known; zero when not known
   */
  public void remember(String domain, Instant ended, Duration delay) {
    gate.remember(domain, ended, delay);
  }

  /**
   * The earliest instant at which a registrable domain may be asked again, as far as is known now.
   * {@link #fetch} waits for it, so orders handed out no sooner cost no wait for their first
   * request.
   */
  public Instant readyAt(String domain) {
    return gate.readyAt(domain);
  }

  /**
   * The pause after each request to a registrable domain: that of the settings, or the longest
   * Crawl-delay of its hosts, which is capped.
   */
  public Duration delay(String domain) {
    return gate.pause(domain);
  }

  private FetchOutcome follow(FetchRequest first) throws InterruptedException {
    Budget budget = new Budget(settings.timeout());
    FetchRequest request = first;
    for (int hop = 0; hop <= settings.redirectsMax(); hop++) {
      RobotsVerdict verdict = robots.ask(request.url());
      Optional<FetchOutcome> no = refusal(verdict, request.url());
      if (no.isPresent()) {
        return no.get();
      }
      FetchRequest current = request;
      if (verdict instanceof RobotsVerdict.Allowed allowed) {
        // Rules may be remembered for longer than a domain that was left alone for a while.
        String url = current.url();
        gate.ask(domain(url), Robots.address(url), allowed.delay());
      }
      Http.Answer answer =
          gate.pass(
              domain(current.url()),
              () -> exchange(current, budget, settings.bodyBytesMax(), false));
      if (answer instanceof Http.Answer.Ended ended) {
        return ended.outcome();
      }
      Optional<String> next = Urls.resolve(current.url(), ((Http.Answer.Moved) answer).location());
      if (next.isEmpty()) {
        return nowhere();
      }
      request = new FetchRequest(next.get(), first.etag(), first.lastModified());
    }
    return endless(settings.redirectsMax());
  }

  private Http.Answer exchange(FetchRequest request, Budget budget, int bytesMax, boolean truncate)
      throws InterruptedException {
    if (budget.isSpent()) {
      return new Http.Answer.Ended(http().tooSlow());
    }
    long started = System.nanoTime();
    Http.Answer answer = http().get(request, budget.left, bytesMax, truncate);
    budget.spend(Duration.ofNanos(System.nanoTime() - started));
    if (closed && answer instanceof Http.Answer.Ended) {
      // Perhaps it ended because the line was closed, which the server has no part in.
      throw new InterruptedException("closed while fetching");
    }
    return answer;
  }

  /** The registrable domain; a dot at the end of a host makes no other one of it. */
  private static String domain(String url) {
    return Urls.host(url)
        .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
        .map(Urls::registrableDomain)
        .orElse(url);
  }

  private static Duration lookUpMax(FetchSettings settings) {
    return settings.timeout().compareTo(LOOK_UP_MAX) < 0 ? settings.timeout() : LOOK_UP_MAX;
  }

  private static FetchOutcome nowhere() {
    return Failures.failed("redirects", "a redirect to no web address");
  }

  private static FetchOutcome endless(int redirectsMax) {
    return Failures.failed("redirects", "more than " + redirectsMax + " redirects");
  }

  private void learned(String robotsUrl, Duration delay) throws InterruptedException {
    String domain = domain(robotsUrl);
    gate.ask(domain, robotsUrl, delay);
    log.learned(domain, robotsUrl, delay);
  }

  /** Reads a robots.txt; its redirects ask no robots.txt. */
  private Robots.Site robotsText(String url, Robots.Judge judge) throws InterruptedException {
    String domain = domain(url);
    Budget budget = new Budget(settings.timeout());
    String at = url;
    for (int hop = 0; hop <= ROBOTS_REDIRECTS_MAX; hop++) {
      FetchRequest request = FetchRequest.of(at);
      boolean home = domain(at).equals(domain);
      AtomicReference<Robots.Site> judged = new AtomicReference<>();
      Http.Answer answer =
          gate.pass(
              domain(at),
              () -> {
                Http.Answer got = exchange(request, budget, RobotsTxt.BYTES_MAX, true);
                if (home && got instanceof Http.Answer.Ended ended) {
                  // Still in the turn, so that nothing is sent before the pause is known.
                  judged.set(judge.of(ended.outcome()));
                }
                return got;
              });
      Robots.Site site = judged.get();
      if (site != null) {
        return site;
      }
      if (answer instanceof Http.Answer.Ended ended) {
        return gate.hold(domain, () -> judge.of(ended.outcome()));
      }
      Optional<String> next = Urls.resolve(at, ((Http.Answer.Moved) answer).location());
      if (next.isEmpty()) {
        return gate.hold(domain, () -> judge.of(nowhere()));
      }
      at = next.get();
    }
    return gate.hold(domain, () -> judge.of(endless(ROBOTS_REDIRECTS_MAX)));
  }

  private static Optional<FetchOutcome> refusal(RobotsVerdict verdict, String url) {
    return switch (verdict) {
      case RobotsVerdict.Allowed unused -> Optional.empty();
      case RobotsVerdict.Forbidden unused ->
          Optional.of(new FetchOutcome.Denied("robots.txt forbids " + url));
      case RobotsVerdict.Private refused -> Optional.of(new FetchOutcome.Refused(refused.detail()));
      case RobotsVerdict.Unreachable unreachable ->
          Optional.of(
              Failures.failed(
                  unreachable.reason(), "no robots.txt to be had: " + unreachable.detail()));
    };
  }

  private synchronized Http http() throws InterruptedException {
    if (closed) {
      throw new InterruptedException("closed");
    }
    Http open = http;
    if (open == null) {
      open = new Http(settings, network, clock);
      http = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Http open = http;
    if (open != null) {
      open.close();
      http = null;
    }
    if (network instanceof SystemNetwork system) {
      system.close();
    }
  }

  /** Time left for a page; waiting for its turn does not count. */
  private static final class Budget {
    private Duration left;

    Budget(Duration whole) {
      left = whole;
    }

    void spend(Duration time) {
      left = left.minus(time);
    }

    boolean isSpent() {
      return !left.isPositive();
    }
  }
}
