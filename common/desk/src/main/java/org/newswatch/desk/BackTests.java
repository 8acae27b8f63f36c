package org.newswatch.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription;
import org.newswatch.servicekit.kafka.DeskException;

/**
 * Tries subscriptions on the articles that came before they are kept. The service that alerts does
 * it; whoever wires services lends it to those who ask. Any number may run at the same time, and an
 * interrupt ends one.
 */
@FunctionalInterface
public interface BackTests {

  /**
   * What it would have told from then to now.
   *
   * @param saved the queries that {@code @id} stands for
   * @throws IllegalArgumentException when nothing can be matched by its query
   */
  Tried test(
      Subscription subscription,
      Function<String, Optional<String>> saved,
      Instant from,
      Instant now,
      Progress progress)
      throws DeskException, InterruptedException;

  /** Told again and again while articles are read. */
  @FunctionalInterface
  interface Progress {

    /** Nobody waits to hear of it. */
    Progress NONE = (read, all) -> {};

    /** So many were read, of about so many; of 0 while nobody knows of how many. */
    void at(long read, long all);
  }

  /**
   * What came of a trial.
   *
   * @param wanted since when was asked for; the report begins later where there is nothing older
   * @param read articles, each revision counted, whether the query was asked of them or the archive
   *     left them out because they cannot match
   * @param asked how many of those in the archive the query was asked of
   * @param fromTopic how many were read from the topic: they are newer than the archive, or stand
   *     there as an earlier build wrote them
   * @param leftOutUntil up to when matches on the topic were too many to be held; null when all
   *     were
   * @param closed indices of the archive that are closed and were not read
   * @param unread how many of the archive are known of and could not be read
   * @param without why the archive was not read; null when it was
   */
  record Tried(
      Report report,
      Instant wanted,
      long read,
      long asked,
      long fromTopic,
      @Nullable Instant leftOutUntil,
      List<String> closed,
      long unread,
      @Nullable String without) {

    public Tried {
      closed = List.copyOf(closed);
    }
  }

  /** Something and how often it was. */
  record Counted(String what, long count) {}

  /**
   * An alert, shortly.
   *
   * @param story null where its articles are in none
   */
  record Fired(String id, Alert.Reason reason, @Nullable String story) {}

  /**
   * What it would have told.
   *
   * @param from since when
   * @param matches articles that matched, each revision counted
   * @param over how many of these were too many to be folded
   * @param perDay alerts a day
   * @param stories of which something was told
   * @param held matches that were no news
   * @param copies near-duplicates among them
   * @param old matches that were older than is wanted
   * @param outcomes what became of the matches, by a word
   * @param reasons of the alerts
   * @param alerts all of them, in order
   * @param told when each of them would have been told
   * @param samples some of them, over all of the time, the newest first
   * @param topSources of the matches
   * @param topTerms as they stand in the articles
   */
  record Report(
      Instant from,
      Instant to,
      long matches,
      long over,
      double perDay,
      long stories,
      long held,
      long copies,
      long old,
      Map<String, Long> outcomes,
      Map<Alert.Reason, Long> reasons,
      List<Fired> alerts,
      List<Instant> told,
      List<Alert> samples,
      List<Counted> topSources,
      List<Counted> topTerms) {}
}
