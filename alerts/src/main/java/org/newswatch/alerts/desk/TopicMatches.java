package org.newswatch.alerts.desk;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Matches that are held; of more, the rest is matched and not folded. */
  static final int HELD_MAX = 50_000;

  private static final int PENDING_MAX = 200;

  private final Matcher matcher;
  private final Instant from;
  private final List<EnrichedArticle> pending = new ArrayList<>();
  private final List<AlertCandidate> matches = new ArrayList<>();
  private @Nullable Deque<AlertCandidate> inOrder;
  private long read;
  private long over;

  /** Of what came since then. */
  TopicMatches(Matcher matcher, Instant from) {
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
    return Codec.ENRICHED_ARTICLE.decode(record.value())
                instanceof Decoded.Read<EnrichedArticle> read
            && !Told.revisedAt(read.value().version()).isBefore(from)
        ? Optional.of(read.value())
        : Optional.empty();
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
      if (matches.size() < HELD_MAX) {
        matches.add(match);
      } else {
        over++;
      }
    }
  }

  /** Adds those that come before this one; all that are left before none. */
  void addTo(BackTest test, @Nullable AlertCandidate next) {
    if (inOrder == null) {
      matches.sort(BackTest.ORDER);
      inOrder = new ArrayDeque<>(matches);
    }
    while (!inOrder.isEmpty()
        && (next == null || BackTest.ORDER.compare(inOrder.peek(), next) < 0)) {
      test.add(inOrder.remove());
    }
    if (next == null) {
      test.leftOut(over);
    }
  }

  /** Articles that were matched. */
  long read() {
    return read;
  }
}
