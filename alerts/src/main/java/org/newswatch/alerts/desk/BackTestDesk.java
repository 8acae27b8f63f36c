package org.newswatch.alerts.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.backtest.RevisionArchive;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.matching.Lookups;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.desk.BackTests;
import org.newswatch.query.Asker;
import org.newswatch.query.IndexNames;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.query.SameIds;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/**
 * Tries a subscription on the articles that came: on the archive of all revisions, and on what is
 * newer than that on the topic of enriched articles. Where there is no archive, the topic stands in
 * for it as far back as it is kept. Articles are matched and folded as live ones are. Holds nothing
 * between calls; any number may run at the same time, and an interrupt ends one.
 */
public final class BackTestDesk implements BackTests {

  private static final String CLIENT_ID = "newswatch-back-test";
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  /** Records between two signs of life to the archive, which forgets us in some minutes. */
  private static final int RENEW_EVERY = 2_000;

  private final TopicDesk topics;
  private final ElasticsearchSettings elasticsearch;

  /** Nothing is read yet. */
  public BackTestDesk(KafkaSettings kafka, ElasticsearchSettings elasticsearch) {
    this.topics = new TopicDesk(kafka, CLIENT_ID);
    this.elasticsearch = elasticsearch;
  }

  @Override
  public Tried test(
      Subscription subscription,
      Function<String, Optional<String>> saved,
      Instant from,
      Instant now,
      Progress progress)
      throws DeskException, InterruptedException {
    SameIds stories = new SameIds();
    topics.each(Topic.STORIES, Codec.STORY, story -> stories.take(story.id(), story.mergedInto()));
    SameIds entities = new SameIds();
    topics.each(
        Topic.ENTITIES, Codec.ENTITY, entity -> entities.take(entity.id(), entity.mergedInto()));
    Query query =
        switch (Queries.parse(subscription.query(), saved)) {
          case Parsed.Valid valid -> valid.query();
          case Parsed.Invalid invalid ->
              throw new IllegalArgumentException(invalid.problem().message());
        };
    var asker = new Asker(now, subscription.zone(), entities::of, stories::of);
    try (Matcher matcher = Matcher.of(new Lookups(entities::of, stories::of, saved));
        var http = new ElasticsearchHttp(elasticsearch, ANSWER_TIMEOUT)) {
      matcher
          .update(List.of(subscription))
          .forEach(
              failure -> {
                throw new IllegalArgumentException(failure.detail());
              });
      var trial = new Trial(subscription, query, asker, matcher, StoryRoots.of(stories), from);
      try {
        return onArchive(http, trial, progress);
      } catch (IndexException e) {
        return onTopic(trial, e, progress);
      }
    }
  }

  private record Trial(
      Subscription subscription,
      Query query,
      Asker asker,
      Matcher matcher,
      StoryRoots stories,
      Instant from) {

    BackTest begin(List<Instant> oldest) {
      Instant since = BackTestDesk.begin(from, asker.now(), oldest);
      return new BackTest(subscription, stories, from, since, asker.now());
    }
  }

  /** With the oldest article there is, but not before what was asked for. */
  static Instant begin(Instant asked, Instant now, List<Instant> oldest) {
    Instant first = oldest.stream().min(Comparator.naturalOrder()).orElse(now);
    Instant since = first.isBefore(asked) ? asked : first;
    return since.isBefore(now) ? since : now;
  }

  private Tried onArchive(ElasticsearchHttp http, Trial trial, Progress progress)
      throws IndexException, DeskException, InterruptedException {
    // Asked first: what is committed now is in the archive when it is opened.
    Map<Integer, Long> indexed = topics.committed(Topic.ARTICLES_ENRICHED, IndexNames.WRITER_GROUP);
    try (RevisionArchive archive = RevisionArchive.open(http, trial.from())) {
      long all = archive.count();
      long bareAll = archive.bareCount();
      Set<String> bare = bareAll == 0 ? new HashSet<>() : archive.bare();
      int known = bare.size();
      var topic = new TopicMatches(trial.matcher(), trial.from());
      var records = new AtomicLong();
      TopicDesk.RecordReader<IndexException> missing =
          record -> {
            if (records.incrementAndGet() % RENEW_EVERY == 0) {
              archive.renew();
            }
            topic.takeMissing(record, archive, indexed, bare);
            progress.at(records.get(), 0);
          };
      topics.read(Topic.ARTICLES_ENRICHED, known == 0 ? indexed : Map.of(), missing);
      topic.settle(archive);
      RevisionArchive.Selection selection =
          archive.select(trial.subscription(), trial.query(), trial.asker());
      BackTest test =
          trial.begin(
              Stream.of(archive.oldest(), topic.oldest()).flatMap(Optional::stream).toList());
      var done = new AtomicLong();
      RevisionArchive.Reader<RuntimeException> each =
          article -> {
            Instant came = Told.revisedAt(article.version());
            for (AlertCandidate match : trial.matcher().match(article, came).candidates()) {
              topic.addTo(test, match);
              test.add(match);
            }
            progress.at(done.incrementAndGet(), selection.count());
          };
      long unread = selection.each(each) + bareAll - known + bare.size();
      topic.addTo(test, null);
      long newer = topic.read() - (known - bare.size());
      return new Tried(
          test.report(),
          trial.from(),
          all + newer - unread,
          done.get(),
          topic.read(),
          topic.leftOutUntil().orElse(null),
          archive.closed(),
          unread,
          null);
    }
  }

  private Tried onTopic(Trial trial, IndexException why, Progress progress)
      throws DeskException, InterruptedException {
    var topic = new TopicMatches(trial.matcher(), trial.from());
    var records = new AtomicLong();
    topics.read(
        Topic.ARTICLES_ENRICHED,
        record -> {
          topic.takeAny(record);
          progress.at(records.incrementAndGet(), 0);
        });
    // What was left out is as if it were not there: time without its articles is not counted.
    BackTest test = trial.begin(topic.leftOutUntil().or(topic::oldest).stream().toList());
    topic.addTo(test, null);
    return new Tried(
        test.report(),
        trial.from(),
        topic.read(),
        0,
        topic.read(),
        topic.leftOutUntil().orElse(null),
        List.of(),
        0,
        why.getMessage());
  }
}
