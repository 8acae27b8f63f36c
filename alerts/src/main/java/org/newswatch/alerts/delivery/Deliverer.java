package org.newswatch.alerts.delivery;

import io.micrometer.core.instrument.Counter;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Secrets;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.ConsumeLoop;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.NotDurableException;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Backoff;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts and digests to the channels of their subscriptions, each at least once and under one
 * key, whatever is killed whenever. What has to be sent stands in {@link Topic#DELIVERIES} before
 * the offset of the message is committed; what came of it stands there before the next one to the
 * same target is sent. Counts {@code newswatch.alerts.delivery.resumed}: deliveries that were
 * pending when their partition was taken over, so that repeats are at most these and the failed;
 * and {@code .moved}: those that were being sent when theirs went to another instance.
 */
public final class Deliverer implements Service {

  /** What it is called; also its consumer group, after {@code newswatch-}. */
  public static final String NAME = "alerts-delivery";

  /**
   * How long a delivery that is done or given up is remembered: longer than its message is kept.
   */
  static final Duration REMEMBERED = Duration.ofDays(35);

  private static final Logger LOGGER = LoggerFactory.getLogger(Deliverer.class);
  private static final String CLIENT = "newswatch-" + NAME;
  private static final String METRICS = "alerts.delivery";

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);
  private static final int CLEANED_AT_ONCE_MAX = 5_000;
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** How long writing down what moved away may take. */
  private static final Duration MOVED_PATIENCE = Duration.ofSeconds(1);

  private static final Duration PRODUCER_CLOSE = Duration.ofSeconds(3);

  private final DeliverySettings settings;
  private final KafkaSettings kafka;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final Metrics metrics;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Backoff waits;
  private final Duration drain;

  /** What was opened, the last first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile @Nullable ConsumeLoop loop;
  private volatile @Nullable Courier courier;
  private volatile @Nullable DeliveryReader reader;
  private volatile @Nullable FeedServer feeds;

  /**
   * @param subscriptions the newest version of each, removed ones too, from memory; read to the end
   *     before this is started
   */
  public Deliverer(
      DeliverySettings settings,
      KafkaSettings kafka,
      Function<String, Optional<Subscription>> subscriptions,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, kafka, subscriptions, metrics, clock, random, RetryPlan.WAITS, DRAIN);
  }

  /**
   * With other waits between attempts.
   *
   * @param drain how long what is under way may take to end when this is closed
   */
  Deliverer(
      DeliverySettings settings,
      KafkaSettings kafka,
      Function<String, Optional<Subscription>> subscriptions,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random,
      Backoff waits,
      Duration drain) {
    this.settings = settings;
    this.kafka = kafka;
    this.subscriptions = subscriptions;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
    this.waits = waits;
    this.drain = drain;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    if (loop != null || stopping) {
      throw new IllegalStateException(NAME + " was started or closed before");
    }
    Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, CLIENT);
    open.push(() -> producer.close(PRODUCER_CLOSE));
    var log = opened(new KafkaDeliveryLog(producer, messages()));
    var outbox = new Outbox();
    metrics.gauge(METRICS, "pending", outbox::pending);
    metrics.gauge(METRICS, "waiting.dead", outbox::dead);
    var carrying =
        new Courier(
            log,
            outbox,
            subscriptions,
            senders(producer),
            new RetryPlan(waits, random),
            clock,
            Sleeper.SYSTEM,
            metrics);
    courier = carrying;
    Counter resumed = metrics.counter(METRICS, "resumed");
    var reading =
        opened(
            new DeliveryReader(
                () -> consumer("-rows"),
                outbox,
                resumed::increment,
                rows -> moved(rows, log),
                DeliveryReader.SENDING_PATIENCE));
    reader = reading;
    var handler =
        new DeliveryHandler(
            log,
            outbox,
            subscriptions,
            new DeadLetters(producer, clock),
            clock,
            Sleeper.SYSTEM,
            metrics);
    // Closed after the lanes: what is under way ends while its partitions are still ours.
    var polling =
        opened(
            new ConsumeLoop(
                NAME,
                Set.of(Topic.ALERTS, Topic.DIGESTS),
                () -> KafkaClients.consumer(kafka, CLIENT, CLIENT),
                handler,
                metrics,
                ConsumeLoop.BACKOFF_DEFAULT,
                random,
                reading));
    loop = polling;
    var lanes = opened(new Lanes(carrying::deliver, this::ended, drain));
    open.push(timer(outbox, carrying, lanes, log));
    var feeding = opened(new FeedServer(settings, kafka, log, subscriptions));
    feeds = feeding;
    feeding.start();
    LOGGER.atInfo().addKeyValue("address", feeding.address()).log("feeds are served");
    reading.start();
    polling.start();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Counts the attempt whose end is not awaited; in the polling thread, so not for long. */
  private void moved(List<Delivery> rows, KafkaDeliveryLog log) {
    List<Delivery> counted =
        rows.stream().map(row -> RetryPlan.moved(row, clock.instant())).toList();
    metrics.counter(METRICS, "moved").increment(rows.size());
    try {
      if (log.write(counted, MOVED_PATIENCE)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOGGER
        .atWarn()
        .addKeyValue("deliveries", rows.size())
        .log("what is being sent may be sent by another instance too");
  }

  /** A reader that jumps: it must not wait for new records at the end before it can. */
  private Consumer<byte[], byte[]> messages() {
    Map<String, String> properties = new HashMap<>(kafka.properties());
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
    var jumping =
        new KafkaSettings(kafka.bootstrapServers(), kafka.replicationFactor(), properties);
    return KafkaClients.consumer(jumping, CLIENT + "-messages", CLIENT + "-messages");
  }

  private Consumer<byte[], byte[]> consumer(String part) {
    // A group of its own that never commits: the partitions are chosen by hand.
    return KafkaClients.consumer(kafka, CLIENT + part, CLIENT + part);
  }

  private Map<Channel.Type, ChannelSender> senders(Producer<byte[], byte[]> producer) {
    var hosts =
        new GuardedHosts(settings.privateHosts(), InetAddress::getAllByName, Outbound.TIMEOUT);
    var outbound = opened(new Outbound(hosts, Outbound.TIMEOUT, clock));
    var secrets = new Secrets(System::getenv, settings.secrets(), settings.secretsDir());
    var writer = new MailWriter(settings.mail(), new LetterHtml());
    var mail = opened(new EmailSender(settings.mail(), secrets, writer, EmailSender.TIMEOUT));
    return Map.of(
        Channel.Type.WEBHOOK,
        new WebhookSender(outbound, secrets, clock),
        Channel.Type.SLACK,
        new SlackSender(outbound, secrets),
        Channel.Type.EMAIL,
        mail,
        Channel.Type.TOPIC,
        opened(new TopicSender(producer, TopicSender.TIMEOUT, clock)));
  }

  /** The one thread that looks what is due and puts it into its lane. */
  private AutoCloseable timer(Outbox outbox, Courier carrying, Lanes lanes, KafkaDeliveryLog log) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("newswatch-alerts-due")
            .unstarted(
                () -> {
                  try {
                    watch(outbox, carrying, lanes, log);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (RuntimeException | Error e) {
                    ended(e);
                  }
                });
    thread.start();
    return () -> {
      thread.interrupt();
      thread.join(DRAIN);
    };
  }

  private void ended(Throwable cause) {
    failure.compareAndSet(null, cause);
    LOGGER.atError().setCause(cause).log("alerts are not all sent any more");
  }

  private void watch(Outbox outbox, Courier carrying, Lanes lanes, KafkaDeliveryLog log)
      throws InterruptedException {
    long cleaned = clock.millis();
    while (!stopping) {
      Map<String, List<Delivery>> byTarget = new LinkedHashMap<>();
      for (Delivery row : outbox.take(clock, TICK)) {
        byTarget
            .computeIfAbsent(carrying.target(row), unused -> new java.util.ArrayList<>())
            .add(row);
      }
      byTarget.forEach(lanes::put);
      if (clock.millis() - cleaned >= CLEAN_EVERY.toMillis()) {
        cleaned = clock.millis();
        clean(outbox, log);
      }
    }
  }

  /** Forgets deliveries whose messages are gone; the reader takes them out of the outbox. */
  private void clean(Outbox outbox, KafkaDeliveryLog log) throws InterruptedException {
    List<Delivery> old =
        outbox.settledBefore(clock.instant().minus(REMEMBERED), CLEANED_AT_ONCE_MAX);
    try {
      log.forget(old);
    } catch (NotDurableException e) {
      LOGGER.atWarn().addKeyValue("cause", e.getMessage()).log("old deliveries stay for now");
    }
  }

  /**
   * Where feeds are served: what {@link #feed} begins with.
   *
   * @throws IllegalStateException when not started
   */
  public URI feeds() {
    FeedServer serving = feeds;
    if (serving == null) {
      throw new IllegalStateException(NAME + " is not started");
    }
    return serving.address();
  }

  /** Where the feed of a subscription is, among those that are served there. */
  public static URI feed(URI feeds, String subscription) {
    return FeedServer.address(feeds, subscription);
  }

  @Override
  public Health health() {
    Throwable ended = failure.get();
    ConsumeLoop polling = loop;
    Courier carrying = courier;
    DeliveryReader reading = reader;
    if (ended != null) {
      return new Health.Down(ended);
    }
    if (polling == null || carrying == null || reading == null) {
      return new Health.Starting("not started");
    }
    Optional<Health> trouble =
        reading.trouble().or(() -> carrying.trouble().map(Health.Waiting::new));
    return trouble.orElseGet(polling::health);
  }

  @Override
  public synchronized void close() {
    stopping = true;
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOGGER.atWarn().setCause(e).log("a part did not close");
      }
    }
  }
}
