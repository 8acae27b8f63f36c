package org.newswatch.alerts.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.backtest.RevisionArchive;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Told;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.IndexException;

/**
 * The matches of what the topic of enriched articles has: of all of it, or of what the archive
 * lacks. They come from all partitions and are brought into order. For one thread.
 */
final class TopicMatches {

  /** Matches that are held, some kilobytes each; of more, the newest. */
  static final int HELD_MAX = 10_000;

  private static final int PENDING_MAX = 200;

  private final Matcher matcher;
  private final Instant from;
  private final List<EnrichedArticle> pending = new ArrayList<>();

  /** The oldest first: it is the next to be folded, and the first to go when there are too many. */
  private final PriorityQueue<AlertCandidate> matches = new PriorityQueue<>(BackTest.ORDER);

  private final int heldMax;
  private @Nullable Instant oldest;
  private @Nullable AlertCandidate newestLeftOut;
  private long read;
  private long over;

  /** Of what came since then. */
  TopicMatches(Matcher matcher, Instant from) {
    this(matcher, from, HELD_MAX);
  }

  TopicMatches(Matcher matcher, Instant from, int heldMax) {
    this.heldMax = heldMax;
    this.matcher = matcher;
    this.from = from;
  }

  /** Matches the article of any record. */
  void takeAny(ConsumerRecord<byte[], byte[]> record) {
    article(record).ifPresent(this::match);
  }

  /**
   * Matches the article of a record that the archive lacks; {@link #settle} goes with the last.
   *
   * @param archived up to where, by partition, the archive had the topic before it was opened
   * @param bare ids of those in the archive that do not tell all of their articles; those that are
   *     found here are taken out
   */
  void takeMissing(
      ConsumerRecord<byte[], byte[]> record,
      RevisionArchive archive,
      Map<Integer, Long> archived,
      Set<String> bare)
      throws IndexException, InterruptedException {
    EnrichedArticle article = article(record).orElse(null);
    if (article == null) {
      return;
    }
    if (bare.remove(id(article))) {
      match(article);
    } else if (record.offset() >= archived.getOrDefault(record.partition(), 0L)) {
      pending.add(article);
      if (pending.size() == PENDING_MAX) {
        settle(archive);
      }
    }
  }

  private Optional<EnrichedArticle> article(ConsumerRecord<byte[], byte[]> record) {
    if (!(Codec.ENRICHED_ARTICLE.decode(record.value())
        instanceof Decoded.Read<EnrichedArticle> read)) {
      return Optional.empty();
    }
    Instant came = Told.revisedAt(read.value().version());
    oldest = oldest == null || came.isBefore(oldest) ? came : oldest;
    return came.isBefore(from) ? Optional.empty() : Optional.of(read.value());
  }

  /** Matches what is newer, but for what the archive got after it was asked how far it is. */
  void settle(RevisionArchive archive) throws IndexException, InterruptedException {
    if (pending.isEmpty()) {
      return;
    }
    Set<String> held = archive.held(pending.stream().map(TopicMatches::id).toList());
    pending.stream().filter(article -> !held.contains(id(article))).forEach(this::match);
    pending.clear();
  }

  private static String id(EnrichedArticle article) {
    return IndexNames.revisionId(article.id(), article.revision());
  }

  private void match(EnrichedArticle article) {
    read++;
    for (AlertCandidate match :
        matcher.match(article, Told.revisedAt(article.version())).candidates()) {
      matches.add(match);
      if (matches.size() > heldMax) {
        over++;
        AlertCandidate gone = matches.remove();
        if (newestLeftOut == null || BackTest.ORDER.compare(newestLeftOut, gone) < 0) {
          newestLeftOut = gone;
        }
      }
    }
  }

  /** Adds those that come before this one; all that are left before none. */
  void addTo(BackTest test, @Nullable AlertCandidate next) {
    while (!matches.isEmpty()
        && (next == null || BackTest.ORDER.compare(matches.peek(), next) < 0)) {
      test.add(matches.remove());
    }
    if (next == null) {
      test.leftOut(over);
    }
  }

  /** When the oldest article came that was read, whether or not it was asked of. */
  Optional<Instant> oldest() {
    return Optional.ofNullable(oldest);
  }

  /** Up to when matches were too many to be held; none when all were. */
  Optional<Instant> leftOutUntil() {
    return Optional.ofNullable(newestLeftOut).map(match -> match.article().revisedAt());
  }

  /** Articles that were matched. */
  long read() {
    return read;
  }
}
