package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Fetches pages as a good citizen does. Thread-safe; a call blocks until its domain's turn has come
 * and the page is there, so callers use virtual threads.
 */
public final class Fetcher implements AutoCloseable {

  /** Bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB. */
  private static final int ROBOTS_BYTES_MAX = 512 * 1024;

  private final FetchSettings settings;
  private final DomainGate gate;
  private final Robots robots;
  private final InstantSource clock;
  private @Nullable Http http;

  /** Opens nothing until the first fetch. */
  public Fetcher(FetchSettings settings, InstantSource clock, Sleeper sleeper) {
    this.settings = settings;
    this.clock = clock;
    this.gate = new DomainGate(clock, sleeper);
    this.robots = new Robots(settings, clock, this::robotsText);
  }

  /**
   * The page, or why there is none.
   *
   * @throws InterruptedException when the thread is interrupted before the end
   */
  public FetchOutcome fetch(FetchRequest request) throws InterruptedException {
    return follow(request, true, settings.bodyBytesMax());
  }

  /** Tells of a request to a domain that ended before this fetcher was there. */
  public void lastRequest(String domain, Instant ended) {
    gate.ended(domain, ended);
  }

  private FetchOutcome robotsText(String url) throws InterruptedException {
    return follow(FetchRequest.of(url), false, ROBOTS_BYTES_MAX);
  }

  private FetchOutcome follow(FetchRequest first, boolean askRobots, int bytesMax)
      throws InterruptedException {
    Budget budget = new Budget(settings.timeout());
    FetchRequest request = first;
    for (int hop = 0; hop <= settings.redirectsMax(); hop++) {
      Duration pause = settings.hostDelay();
      if (askRobots) {
        Robots.Verdict verdict = robots.ask(request.url());
        Optional<FetchOutcome> no = refusal(verdict, request.url());
        if (no.isPresent()) {
          return no.get();
        }
        if (verdict instanceof Robots.Verdict.Allowed allowed
            && allowed.crawlDelay().compareTo(pause) > 0) {
          pause = allowed.crawlDelay();
        }
      }
      if (budget.isSpent()) {
        return http().tooSlow();
      }
      Http.Answer answer = send(request, pause, budget, bytesMax, !askRobots);
      if (answer instanceof Http.Answer.Ended ended) {
        return ended.outcome();
      }
      String location = ((Http.Answer.Moved) answer).location();
      Optional<String> next = Urls.resolve(request.url(), location);
      if (next.isEmpty()) {
        return failed("redirects", "a redirect to no web address");
      }
      request = new FetchRequest(next.get(), first.etag(), first.lastModified());
    }
    return failed("redirects", "more than " + settings.redirectsMax() + " redirects");
  }

  private Http.Answer send(
      FetchRequest request, Duration pause, Budget budget, int bytesMax, boolean truncate)
      throws InterruptedException {
    String domain = Urls.domainOf(request.url());
    return gate.pass(
        domain,
        pause,
        () -> {
          long started = System.nanoTime();
          Http.Answer answer = http().get(request, budget.left, bytesMax, truncate);
          budget.spend(Duration.ofNanos(System.nanoTime() - started));
          return answer;
        });
  }

  private static Optional<FetchOutcome> refusal(Robots.Verdict verdict, String url) {
    return switch (verdict) {
      case Robots.Verdict.Allowed unused -> Optional.empty();
      case Robots.Verdict.Forbidden unused ->
          Optional.of(new FetchOutcome.Denied("robots.txt forbids " + url));
      case Robots.Verdict.Private refused ->
          Optional.of(new FetchOutcome.Refused(refused.detail()));
      case Robots.Verdict.Unreachable unreachable ->
          Optional.of(
              failed("robots-unreachable", "no robots.txt to be had: " + unreachable.detail()));
    };
  }

  private static FetchOutcome failed(String reason, String detail) {
    return new FetchOutcome.Failed(reason, detail, null, null);
  }

  private synchronized Http http() {
    Http open = http;
    if (open == null) {
      open = new Http(settings, clock);
      http = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Http open = http;
    if (open != null) {
      open.close();
      http = null;
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
