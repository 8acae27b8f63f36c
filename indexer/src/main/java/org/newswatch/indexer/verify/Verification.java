package org.newswatch.indexer.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.archive.ArchiveException;
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
    var desk = new TopicDesk(kafka, CLIENT_ID);
    var findings = new Findings(listed);
    try (var http = new ElasticsearchHttp(elasticsearch, REQUEST_TIMEOUT)) {
      var comparison =
          new Comparison(
              desk,
              new IndexSide(http),
              desk.latest(Topic.FORGOTTEN, Codec.FORGOTTEN).keySet(),
              patience,
              findings,
              new Steps(clock, progress),
              clock,
              sleeper);
      long unreadable = comparison.articles(archive);
      unreadable += comparison.latest(IndexNames.STORIES, Reach.ALL, Topic.STORIES);
      unreadable += comparison.latest(IndexNames.ENTITIES, Reach.ALL, Topic.ENTITIES);
      unreadable +=
          comparison.latest(IndexNames.ALERTS, Reach.ALL, Topic.ALERTS, Topic.ALERT_FEEDBACK);
      unreadable += comparison.latest(IndexNames.DELIVERIES, deliveries(), Topic.DELIVERIES);
      unreadable += comparison.latest(IndexNames.SOURCES, Reach.ALL, Topic.SOURCE_HEALTH);
      return findings.report(unreadable);
    } catch (DeskException | ArchiveException | IndexException e) {
      throw new NotVerifiedException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new NotVerifiedException("the comparison's files cannot be used: " + e, e);
    }
  }

  /** How a message does is taken off the topic some time after the message itself is gone. */
  private Reach deliveries() {
    return Topic.ALERTS
        .retention()
        .map(kept -> new Reach(clock.instant().minus(kept).toEpochMilli()))
        .orElse(Reach.ALL);
  }
}
