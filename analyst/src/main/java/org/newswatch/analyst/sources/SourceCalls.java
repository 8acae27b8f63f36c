package org.newswatch.analyst.sources;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.desks.Asked;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.desk.Desks;
import org.newswatch.desk.SourceLooks;
import org.newswatch.desk.SourceStates;
import org.newswatch.servicekit.kafka.DeskException;

/** What is crawled: seen and changed. Thread-safe. */
public final class SourceCalls {

  private static final int LOOKS_AT_ONCE = 2;

  private final Desks desks;
  private final InstantSource clock;
  private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);

  public SourceCalls(Desks desks, InstantSource clock) {
    this.desks = desks;
    this.clock = clock;
  }

  /** All of them, by their ids. */
  public Result<List<SourceView>> all() throws InterruptedException {
    return Asked.of(
        () -> {
          Map<String, SourceHealth> health = desks.sources().health();
          return new Result.Found<>(
              desks.sources().all().values().stream()
                  .map(source -> view(source, health.get(source.id())))
                  .toList());
        });
  }

  /** The one of this id. */
  public Result<SourceView> get(String id) throws InterruptedException {
    return Asked.of(
        () -> {
          Source source = desks.sources().all().get(id);
          return source == null
              ? missing()
              : new Result.Found<>(view(source, desks.sources().health().get(id)));
        });
  }

  /** What an address would give; nothing is added. */
  public Result<SourceLooks.Look> look(SourceLooks.Wish wish) throws InterruptedException {
    if (!looks.tryAcquire()) {
      return new Result.Refused<>(
          "Others look at theirs at this moment.", "Try again in a minute.");
    }
    try {
      return Asked.of(
          () ->
              new Result.Found<>(
                  desks
                      .looks()
                      .look(wish, List.copyOf(desks.sources().all().values()), clock.instant())));
    } finally {
      looks.release();
    }
  }

  /** Adds what an address leads to, after a look at it; refused when nothing would come of it. */
  public Result<SourceView> add(SourceLooks.Wish wish) throws InterruptedException {
    return look(wish)
        .then(
            look -> {
              Source draft = look.draft();
              String already = look.already();
              if (already != null) {
                return new Result.Refused<>(
                    "It is a source already: " + already + ".", "See how that one does.");
              }
              if (draft == null) {
                SourceLooks.Note worst = look.notes().isEmpty() ? null : look.notes().getFirst();
                return new Result.Refused<>(
                    "Nothing would come of it" + (worst == null ? "." : ": " + worst.detail()),
                    worst == null || worst.fix() == null
                        ? "Give the address of a feed, a sitemap or a page that lists articles."
                        : worst.fix());
              }
              return Asked.of(() -> put(draft));
            });
  }

  /** Leaves it alone until it is resumed; its articles stay. */
  public Result<SourceView> pause(String id) throws InterruptedException {
    return paused(id, true);
  }

  /** Goes on with it. */
  public Result<SourceView> resume(String id) throws InterruptedException {
    return paused(id, false);
  }

  private Result<SourceView> paused(String id, boolean paused) throws InterruptedException {
    return Asked.of(
        () -> {
          Source source = desks.sources().all().get(id);
          return source == null ? missing() : put(source.paused(paused));
        });
  }

  private Result<SourceView> put(Source source) throws DeskException, InterruptedException {
    desks.sources().put(source);
    return new Result.Found<>(view(source, desks.sources().health().get(source.id())));
  }

  /** Takes it out; its articles stay. */
  public Result<Removed> remove(String id) throws InterruptedException {
    return Asked.of(
        () -> {
          Source source = desks.sources().all().get(id);
          if (source == null) {
            return missing();
          }
          return switch (source.origin()) {
            case COMMAND -> {
              desks.sources().remove(id);
              yield new Result.Found<>(new Removed(id));
            }
            case CONFIGURATION ->
                new Result.Refused<>(
                    id + " is in the configuration file.",
                    "Take it out under crawler.sources there and start again; until then, pause"
                        + " it.");
          };
        });
  }

  /** It is gone. */
  public record Removed(String id) {}

  private static <T> Result<T> missing() {
    return new Result.Missing<>("source");
  }

  private static SourceView view(Source source, @Nullable SourceHealth health) {
    return new SourceView(
        source,
        SourceStates.word(source, health),
        health == null || source.paused()
            ? List.of()
            : health.warnings().stream().map(SourceStates::sentence).toList(),
        health);
  }
}
