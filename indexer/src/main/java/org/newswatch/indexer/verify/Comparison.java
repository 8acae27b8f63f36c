package org.newswatch.indexer.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.retry.Sleeper;

/** One run of a {@link Verification}, kind by kind. For one thread. */
final class Comparison {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final TopicDesk desk;
  private final IndexSide index;
  private final Set<String> forgotten;
  private final TopicEntries told;
  private final Duration patience;
  private final Findings findings;
  private final Steps steps;
  private final InstantSource clock;
  private final Sleeper sleeper;

  /**
   * @param forgotten ids of articles and entities that were erased
   * @param patience how long the indexer may take to write what was on a topic
   */
  Comparison(
      TopicDesk desk,
      IndexSide index,
      Set<String> forgotten,
      Duration patience,
      Findings findings,
      Steps steps,
      InstantSource clock,
      Sleeper sleeper) {
    this.desk = desk;
    this.index = index;
    this.forgotten = forgotten;
    this.told = new TopicEntries(forgotten::contains);
    this.patience = patience;
    this.findings = findings;
    this.steps = steps;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Articles with their revisions; says how many records do not read. */
  long articles(Optional<ArchivedArticles> archive)
      throws ArchiveException,
          DeskException,
          IndexException,
          IOException,
          NotVerifiedException,
          InterruptedException {
    try (Buckets buckets = Buckets.open()) {
      var topic = new TopicSide(desk, told, Topic.ARTICLES_ENRICHED, archive);
      topic.read(buckets, steps);
      topic.readArchive(buckets, steps);
      await(topic);
      index.read(IndexNames.ARTICLES, buckets, steps);
      index.read(IndexNames.REVISIONS, buckets, steps);
      topic.readLater(buckets, steps);
      excuse(List.of(topic), buckets);
      buckets.each(
          new ErasedJudge(
              IndexNames.ARTICLES, forgotten, findings, new ArticleJudge(topic.reach(), findings)));
      return topic.unreadable();
    }
  }

  /**
   * Documents of a kind that has no revisions; says how many records do not read.
   *
   * @param reach from where on its topics hold everything, as far as they do not show it
   */
  long latest(IndexNames names, Reach reach, Topic... of)
      throws DeskException,
          IndexException,
          IOException,
          NotVerifiedException,
          InterruptedException {
    try (Buckets buckets = Buckets.open()) {
      List<TopicSide> topics = new ArrayList<>();
      for (Topic each : of) {
        var topic = new TopicSide(desk, told, each, Optional.empty());
        topic.read(buckets, steps);
        topics.add(topic);
      }
      for (TopicSide topic : topics) {
        await(topic);
      }
      index.read(names, buckets, steps);
      Reach held = reach;
      long unreadable = 0;
      for (TopicSide topic : topics) {
        topic.readLater(buckets, steps);
        held = held.and(topic.reach());
        unreadable += topic.unreadable();
      }
      excuse(topics, buckets);
      buckets.each(
          new ErasedJudge(names, forgotten, findings, new LatestJudge(names, held, findings)));
      return unreadable;
    }
  }

  /** What was erased since all began may be gone from anywhere, or not yet. */
  private void excuse(List<TopicSide> topics, Buckets buckets)
      throws DeskException, IOException, InterruptedException {
    Set<String> erased = new HashSet<>(desk.latest(Topic.FORGOTTEN, Codec.FORGOTTEN).keySet());
    erased.removeAll(forgotten);
    if (erased.isEmpty()) {
      return;
    }
    for (String id : erased) {
      buckets.add(Entry.said(Side.EXCUSED, id, 0, 0));
    }
    for (TopicSide topic : topics) {
      topic.excuse(erased, buckets);
    }
  }

  /** Returns when the indexer has written all that was read of the topic. */
  private void await(TopicSide topic)
      throws DeskException, NotVerifiedException, InterruptedException {
    long deadline = clock.millis() + patience.toMillis();
    boolean said = false;
    while (true) {
      Map<Integer, Long> committed = desk.committed(topic.topic(), IndexNames.WRITER_GROUP);
      long left = 0;
      for (Map.Entry<Integer, Long> next : topic.next().entrySet()) {
        left += Math.max(0, next.getValue() - committed.getOrDefault(next.getKey(), 0L));
      }
      if (left == 0) {
        return;
      }
      if (clock.millis() >= deadline) {
        throw new NotVerifiedException(
            "the indexer has not written the last %d records of %s after %s; is it running?"
                .formatted(left, topic.topic(), patience),
            null);
      }
      if (!said) {
        steps.say(
            "waits for the indexer, which has "
                + left
                + " records of "
                + topic.topic()
                + " before it");
        said = true;
      }
      sleeper.sleep(LOOK_AGAIN);
    }
  }
}
