package org.newswatch.indexer.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Compares topics, archive and index, while services may go on to work: everything is compared that
 * was on the topics when it began, and what comes meanwhile is not held against anybody. Changes
 * nothing. For one use at a time.
 */
public final class Verification {

  private static final String CLIENT_ID = "newswatch-verify";
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final KafkaSettings kafka;
  private final ElasticsearchSettings elasticsearch;
  private final Optional<ArchivedArticles> archive;
  private final InstantSource clock;
  private final Sleeper sleeper;

  public Verification(
      KafkaSettings kafka,
      ElasticsearchSettings elasticsearch,
      Optional<ArchivedArticles> archive,
      InstantSource clock,
      Sleeper sleeper) {
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
    this.archive = archive;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Compares all there is.
   *
   * @param patience how long the indexer may take to write what was on the topics at the beginning
   * @param listed differences that the report names; it counts all
   * @param progress told a line now and then
   * @throws NotVerifiedException when it cannot be said whether anything differs
   */
  public Report run(Duration patience, int listed, Consumer<String> progress)
      throws NotVerifiedException, InterruptedException {
    var steps = new Steps(clock, progress);
    var findings = new Findings(listed);
    var desk = new TopicDesk(kafka, CLIENT_ID);
    try (var http = new ElasticsearchHttp(elasticsearch, REQUEST_TIMEOUT)) {
      var index = new IndexSide(http);
      Set<String> forgotten = desk.latest(Topic.FORGOTTEN, Codec.FORGOTTEN).keySet();
      long unreadable = articles(desk, index, forgotten, patience, findings, steps);
      unreadable +=
          latest(
              Topic.STORIES, IndexNames.STORIES, desk, index, forgotten, patience, findings, steps);
      unreadable +=
          latest(
              Topic.ENTITIES,
              IndexNames.ENTITIES,
              desk,
              index,
              forgotten,
              patience,
              findings,
              steps);
      return findings.report(unreadable);
    } catch (DeskException | IndexException e) {
      throw new NotVerifiedException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new NotVerifiedException("the comparison's files cannot be used: " + e, e);
    }
  }

  private long articles(
      TopicDesk desk,
      IndexSide index,
      Set<String> forgotten,
      Duration patience,
      Findings findings,
      Steps steps)
      throws DeskException,
          IndexException,
          IOException,
          NotVerifiedException,
          InterruptedException {
    try (Buckets buckets = Buckets.open()) {
      var topic = new TopicSide(desk, Topic.ARTICLES_ENRICHED, archive);
      topic.read(buckets, steps);
      if (archive.isPresent()) {
        archive
            .get()
            .each(
                value -> {
                  Optional<Entry> said =
                      TopicSide.said(Topic.ARTICLES_ENRICHED, Side.ARCHIVE, value);
                  if (said.isPresent()) {
                    buckets.add(said.get());
                  }
                  steps.step("archive");
                });
      }
      await(desk, topic, patience, steps);
      index.read(IndexNames.ARTICLES, buckets, steps);
      index.read(IndexNames.REVISIONS, buckets, steps);
      topic.readLater(buckets, steps);
      buckets.each(
          new ErasedJudge(
              IndexNames.ARTICLES, forgotten, findings, new ArticleJudge(topic.reach(), findings)));
      return topic.unreadable();
    }
  }

  private long latest(
      Topic of,
      IndexNames names,
      TopicDesk desk,
      IndexSide index,
      Set<String> forgotten,
      Duration patience,
      Findings findings,
      Steps steps)
      throws DeskException,
          IndexException,
          IOException,
          NotVerifiedException,
          InterruptedException {
    try (Buckets buckets = Buckets.open()) {
      var topic = new TopicSide(desk, of, Optional.empty());
      topic.read(buckets, steps);
      await(desk, topic, patience, steps);
      index.read(names, buckets, steps);
      topic.readLater(buckets, steps);
      buckets.each(
          new ErasedJudge(
              names, forgotten, findings, new LatestJudge(names, topic.reach(), findings)));
      return topic.unreadable();
    }
  }

  /** Returns when the indexer has written all that was read of the topic. */
  private void await(TopicDesk desk, TopicSide topic, Duration patience, Steps steps)
      throws DeskException, NotVerifiedException, InterruptedException {
    long deadline = clock.millis() + patience.toMillis();
    boolean told = false;
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
      if (!told) {
        steps.say(
            "waits for the indexer, which has "
                + left
                + " records of "
                + topic.topic()
                + " before it");
        told = true;
      }
      sleeper.sleep(LOOK_AGAIN);
    }
  }
}
