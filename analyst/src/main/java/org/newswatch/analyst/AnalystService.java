package org.newswatch.analyst;

import io.javalin.Javalin;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.attention.AttentionCalls;
import org.newswatch.analyst.calendar.CalendarCalls;
import org.newswatch.analyst.entities.DecisionCalls;
import org.newswatch.analyst.entities.EntityCalls;
import org.newswatch.analyst.entities.KnownDecisions;
import org.newswatch.analyst.entities.RisingCalls;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.jobs.JobLog;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.jobs.KafkaJobLog;
import org.newswatch.analyst.revisions.RevisionCalls;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.analyst.search.Questions;
import org.newswatch.analyst.search.SavedQueries;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.stories.StoryCalls;
import org.newswatch.analyst.web.Calls;
import org.newswatch.analyst.web.Desked;
import org.newswatch.analyst.web.LongWork;
import org.newswatch.analyst.web.Site;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.desk.Desks;
import org.newswatch.desk.EntityDesk;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.retry.Sleeper;

/** Serves pages and REST to this machine, or to whoever has the token. */
public final class AnalystService implements Service {

  /** What it is called. */
  public static final String NAME = "analyst";

  private final AnalystConfig config;
  private final ElasticsearchSettings elasticsearch;
  private final Desks desks;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Same same;
  private final SavedQueries saved = new SavedQueries();
  private final KnownDecisions decisions = new KnownDecisions();
  private final DecisionCalls.Desk desk;
  private final List<TopicFollower> topics;
  private final JobLog log;
  private final RandomGenerator random = new SecureRandom();

  private @Nullable ElasticsearchHttp http;
  private @Nullable LongWork work;
  private volatile @Nullable Javalin server;

  /**
   * @param kafka where it is told which entities and which stories are one, and which queries are
   *     saved; searches do with what they know while it is away
   * @param desks what can be seen and changed of other services
   */
  public AnalystService(
      AnalystConfig config,
      ElasticsearchSettings elasticsearch,
      KafkaSettings kafka,
      Desks desks,
      InstantSource clock) {
    this.config = config;
    this.elasticsearch = elasticsearch;
    this.desks = desks;
    this.clock = clock;
    this.sleeper = Sleeper.SYSTEM;
    this.same = new Same();
    this.desk = new EntityDesk(kafka)::decide;
    this.log = new KafkaJobLog(kafka);
    this.topics =
        List.of(
            follower(kafka, Topic.ENTITIES, Codec.ENTITY, same.entities()),
            follower(kafka, Topic.ENTITY_DECISIONS, Codec.ENTITY_DECISION, decisions),
            follower(kafka, Topic.STORIES, Codec.STORY, same.stories()),
            follower(kafka, Topic.SUBSCRIPTIONS, Codec.SUBSCRIPTION, saved));
  }

  private static <T> TopicFollower follower(
      KafkaSettings kafka, Topic topic, Codec<T> codec, TopicDecoder.Told<T> told) {
    String client = "newswatch-analyst-" + topic.name().toLowerCase(Locale.ROOT);
    return new TopicFollower(kafka, topic, client, new TopicDecoder<>(topic, codec, told));
  }

  /**
   * One that follows no Kafka, and forgets with its end what is decided and what jobs there were.
   *
   * @param same which entities and stories are one
   * @param sleeper waits between two tries of one search
   */
  public AnalystService(
      AnalystConfig config,
      ElasticsearchSettings elasticsearch,
      Same same,
      Desks desks,
      InstantSource clock,
      Sleeper sleeper) {
    this.config = config;
    this.elasticsearch = elasticsearch;
    this.desks = desks;
    this.clock = clock;
    this.sleeper = sleeper;
    this.same = same;
    this.desk = decision -> {};
    this.log = JobLog.none();
    this.topics = List.of();
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Listens. An Elasticsearch that does not answer is told on the pages; it stops nothing.
   *
   * @throws IllegalStateException when the port is taken, or the token is not where it should be
   */
  @Override
  public synchronized void start() {
    if (http != null) {
      throw new IllegalStateException("the analyst was started before");
    }
    var client = new ElasticsearchHttp(elasticsearch, config.requestTimeout());
    http = client;
    var index = new Index(client, sleeper);
    var questions = new Questions(same, saved, clock, ZoneId.systemDefault());
    var search = new SearchCalls(index, questions, same);
    var jobs = new Jobs(config.jobs(), log, clock, sleeper, random);
    var work = LongWork.over(index, questions, saved, same.stories(), jobs, sleeper);
    this.work = work;
    var calls =
        new Calls(
            search,
            new StoryCalls(index, search, same.stories(), clock),
            new CalendarCalls(index, questions),
            new AttentionCalls(index, questions),
            new RevisionCalls(index),
            new EntityCalls(index, questions, search, same.entities()),
            new DecisionCalls(desk, decisions, index, same.entities(), clock, random),
            new RisingCalls(index, same.entities(), clock),
            Desked.over(desks, index, clock, ZoneId.systemDefault()),
            work);
    var site = new Site(calls, clock, config.access(System::getenv));
    Javalin made =
        Javalin.create(
            javalin -> {
              javalin.startup.showJavalinBanner = false;
              javalin.startup.showOldJavalinVersionWarning = false;
              javalin.startup.startupWatcherEnabled = false;
              javalin.concurrency.useVirtualThreads = true;
              site.into(javalin);
            });
    try {
      made.start(config.bindAddress(), config.port());
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException(
          "cannot listen on "
              + config.host()
              + ":"
              + config.port()
              + "; is the port taken? Set analyst.port to another: "
              + e.getMessage(),
          e);
    }
    server = made;
    topics.forEach(TopicFollower::start);
    work.start(this::topicsAreRead);
  }

  private boolean topicsAreRead(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (TopicFollower topic : topics) {
      if (!topic.awaitRead(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where the pages are.
   *
   * @throws IllegalStateException when not started
   */
  public URI url() {
    Javalin running = server;
    if (running == null) {
      throw new IllegalStateException("the analyst is not started");
    }
    return URI.create("http://" + literal(config.ownHost()) + ":" + running.port() + "/");
  }

  private static String literal(String host) {
    return host.equals("::1") ? "[::1]" : host;
  }

  @Override
  public Health health() {
    return server == null ? new Health.Starting("not started") : new Health.Up();
  }

  @Override
  public synchronized void close() {
    topics.forEach(TopicFollower::close);
    if (work != null) {
      work.jobs().close();
    }
    Javalin running = server;
    if (running != null) {
      running.stop();
      server = null;
    }
    if (http != null) {
      http.close();
    }
  }
}
