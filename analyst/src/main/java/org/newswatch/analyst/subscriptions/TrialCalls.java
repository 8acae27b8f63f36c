package org.newswatch.analyst.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.desks.Asked;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Subscription;
import org.newswatch.desk.BackTests;
import org.newswatch.desk.Desks;
import org.newswatch.desk.Door;
import org.newswatch.desk.Refusal;
import org.newswatch.desk.Shelf;
import org.newswatch.desk.SubscriptionIds;
import org.newswatch.query.Asker;
import org.newswatch.query.Cost;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.servicekit.kafka.DeskException;

/**
 * What a subscription would have told: few trials at once, each for a bounded time. Thread-safe.
 */
public final class TrialCalls {

  /** How far back one may look. */
  public static final int DAYS_MAX = 366;

  private static final int AT_ONCE = 2;
  private static final Duration TURN_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration TRIAL_TIMEOUT = Duration.ofMinutes(2);
  private static final String SELF = "test";

  private final Desks desks;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * @param zone whose hours and days are meant unless somebody says otherwise
   */
  public TrialCalls(Desks desks, InstantSource clock, ZoneId zone) {
    this.desks = desks;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What these settings would have told in the last days.
   *
   * @param days 1 to {@link #DAYS_MAX}
   */
  public Result<Trial> test(Settings settings, int days) throws InterruptedException {
    return Asked.of(
        () -> {
          if (settings.kind() == Subscription.Kind.SILENCE) {
            return new Result.Refused<>(
                "Silence is not tried on articles.",
                "The page of the source tells when its last article came.");
          }
          Instant now = clock.instant();
          Shelf shelf = desks.subscriptions().shelf();
          String query = settings.query() == null ? "" : settings.query();
          Subscription asked =
              settings.on(
                  Subscription.builder(
                      SubscriptionIds.ofTrial(shelf, query), SELF, SELF, SELF, now),
                  SELF,
                  zone);
          List<Refusal> refusals = Door.refusals(asked, now, shelf);
          if (!refusals.isEmpty()) {
            return badQuery(asked.query(), shelf, refusals);
          }
          return tried(asked, shelf, now.minus(Duration.ofDays(days)), now);
        });
  }

  /** A query that does not read is told with the place where it does not. */
  private static Result<Trial> badQuery(String query, Shelf shelf, List<Refusal> refusals) {
    return Queries.parse(query, shelf::savedQuery) instanceof Parsed.Invalid invalid
        ? new Result.BadQuery<>(invalid.problem())
        : SubscriptionCalls.refused(refusals);
  }

  private Result<Trial> tried(Subscription asked, Shelf shelf, Instant from, Instant now)
      throws DeskException, InterruptedException {
    if (!turns.tryAcquire(TURN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Result.Unavailable<>("Others try theirs at this moment.");
    }
    BackTests.Tried tried;
    try {
      tried =
          bounded(
              () ->
                  desks
                      .backTests()
                      .test(asked, shelf::savedQuery, from, now, BackTests.Progress.NONE));
    } finally {
      turns.release();
    }
    if (tried == null) {
      return new Result.Refused<>(
          "The trial took longer than " + TRIAL_TIMEOUT.toMinutes() + " minutes.",
          "Try fewer days, or ask more narrowly.");
    }
    List<String> notes = new ArrayList<>();
    return new Result.Found<>(Trial.of(tried, cost(asked, shelf, now), notes));
  }

  private static Cost cost(Subscription asked, Shelf shelf, Instant now) {
    return switch (Queries.parse(asked.query(), shelf::savedQuery)) {
      case Parsed.Valid valid ->
          Queries.check(valid.query(), new Asker(now, asked.zone(), Set::of)).cost();
      case Parsed.Invalid invalid ->
          throw new IllegalStateException("taken at the door: " + invalid.problem().message());
    };
  }

  /** Null when it took too long; it is then interrupted. */
  private static BackTests.@Nullable Tried bounded(Callable<BackTests.Tried> trial)
      throws DeskException, InterruptedException {
    try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<BackTests.Tried> running = one.submit(trial);
      try {
        return running.get(TRIAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        running.cancel(true);
        return null;
      } catch (InterruptedException e) {
        running.cancel(true);
        throw e;
      } catch (ExecutionException e) {
        throw rethrown(e);
      }
    }
  }

  private static RuntimeException rethrown(ExecutionException e)
      throws DeskException, InterruptedException {
    Throwable cause = e.getCause();
    if (cause instanceof DeskException desk) {
      throw desk;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return cause instanceof RuntimeException bug
        ? bug
        : new IllegalStateException("a trial ended", e);
  }
}
