package org.newswatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Topic;
import org.newswatch.e2e.Newsstand.Paper;
import org.newswatch.e2e.Newsstand.Story;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * News without end at an even pace: a wire's articles straight onto the crawler's topic, some of
 * them in a second revision later, a few of them watched, and now and then a page that the crawler
 * has to find. Each follows from its number alone, so how far it came says all that must be there.
 */
final class FaultLoad implements AutoCloseable {

  /** What the address of each of its articles begins with. */
  static final String WIRE = "http://wire.test/fault-";

  /** The source of those articles that somebody wants to be told of. */
  static final String WATCHED_SOURCE = "siren";

  private static final String PAGE = "fault-page-";

  private static final Duration PACE = Duration.ofMillis(50);

  /** A page each so many articles of the wire. */
  private static final int PAGE_EVERY = 16;

  /** Of so many numbers the first are new articles, the others revise every second of these. */
  private static final int ROUND = 30;

  private static final int NEW_OF_ROUND = 20;

  /** Which of the new ones is watched, and which is its copy: of those that are never revised. */
  private static final int WATCHED_OF_ROUND = 2;

  private static final int COPY_OF_ROUND = 4;

  private static final int SENTENCES = 6;
  private static final int WORDS = 12;
  private static final int STOP_SECONDS = 60;

  /** Longer than any fault: what was taken over must arrive. */
  private static final int DELIVERY_MILLIS = 600_000;

  private final Newsstand stand;
  private final Instant start;
  private final Producer<byte[], byte[]> producer;
  private final List<Story> pages = new ArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "fault-load");

  private volatile boolean stopping;

  /** An article of the wire: the how-manieth, in which revision, both from 1 on. */
  private record Told(int article, int revision) {

    static Told of(int number) {
      int round = number / ROUND;
      int place = number % ROUND;
      return place < NEW_OF_ROUND
          ? new Told(round * NEW_OF_ROUND + place + 1, 1)
          : new Told(round * NEW_OF_ROUND + 2 * (place - NEW_OF_ROUND) + 1, 2);
    }

    String url() {
      return WIRE + article;
    }

    /** Which event a watched article tells; empty for the others. */
    OptionalInt event() {
      int place = article % NEW_OF_ROUND;
      return place == WATCHED_OF_ROUND || place == COPY_OF_ROUND
          ? OptionalInt.of(article / NEW_OF_ROUND)
          : OptionalInt.empty();
    }
  }

  /**
   * What somebody wants to be told of.
   *
   * @param eventByUrl which event the article at an address tells; those of one event are one story
   */
  record Watched(Map<String, Integer> eventByUrl) {
    Watched {
      eventByUrl = Map.copyOf(eventByUrl);
    }
  }

  FaultLoad(String kafkaBootstrap, Newsstand stand) {
    this.stand = stand;
    this.start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafkaBootstrap,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                DELIVERY_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends no more, and returns when Kafka has all that was sent. */
  void stop() throws InterruptedException {
    stopping = true;
    if (!thread.join(Duration.ofSeconds(STOP_SECONDS))) {
      throw new IllegalStateException("the load does not stop");
    }
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the load itself failed", failed);
    }
  }

  /** How many articles of the wire are not yet acknowledged. */
  long underWay() {
    return (long) sent.get() - acknowledged.get();
  }

  /** How many pages the crawler has not asked for yet. */
  long unread() {
    synchronized (pages) {
      return pages.stream().filter(page -> stand.hits(page) == 0).count();
    }
  }

  /** By address the revision in which each article must be there, once it was {@link #stop}ped. */
  Map<String, Integer> expected() {
    Map<String, Integer> expected = new HashMap<>();
    for (int number = 0; number < sent.get(); number++) {
      Told told = Told.of(number);
      expected.merge(told.url(), told.revision(), Math::max);
    }
    synchronized (pages) {
      pages.forEach(page -> expected.put(page.url(), 1));
    }
    return expected;
  }

  /** The watched articles among these. */
  Watched watched() {
    Map<String, Integer> events = new HashMap<>();
    for (int number = 0; number < sent.get(); number++) {
      Told told = Told.of(number);
      told.event().ifPresent(event -> events.put(told.url(), event));
    }
    return new Watched(events);
  }

  /** Whether an address is of this load. */
  static boolean owns(String url) {
    return url.startsWith(WIRE) || url.contains("/" + PAGE);
  }

  /** What the title of an article of the wire says of its revision; empty for a page. */
  static Optional<String> titleEnd(String url, int revision) {
    return url.startsWith(WIRE) ? Optional.of(", take " + revision) : Optional.empty();
  }

  private void run() {
    try {
      for (int number = 0; !stopping; number++) {
        send(number);
        if (number % PAGE_EVERY == 0) {
          publish(number / PAGE_EVERY);
        }
        Sleeper.SYSTEM.sleep(PACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.set(e);
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void send(int number) {
    RawArticle article = article(number);
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topic.ARTICLES_RAW.topicName(),
                article.id().value().getBytes(UTF_8),
                Codec.RAW_ARTICLE.encode(article)),
            (metadata, e) -> {
              if (e == null) {
                acknowledged.incrementAndGet();
              } else {
                failure.set(e);
              }
            });
    sent.incrementAndGet();
  }

  private RawArticle article(int number) {
    Told told = Told.of(number);
    OptionalInt event = told.event();
    // A copy has the text of what it repeats.
    var random = new Random(event.isPresent() ? Integer.MAX_VALUE - event.getAsInt() : number);
    return RawArticle.builder(
            ArticleId.ofUrl(told.url()),
            event.isPresent()
                ? new SourceRef(WATCHED_SOURCE, "The Siren", "wire.test", "GB", "en")
                : new SourceRef("wire", "The Wire", "wire.test", "GB", "en"),
            "Wire report " + told.article() + ", take " + told.revision(),
            text(random),
            start.plusMillis(number))
        .url(told.url())
        .publishedAt(start)
        .language("en")
        .build();
  }

  private void publish(int number) {
    Story page =
        new Story(
            Paper.COURIER,
            PAGE + number,
            "Page " + number + " of an eventful day",
            start,
            IntStream.range(0, 3).mapToObj(part -> text(new Random(-number - 1L - part))).toList());
    stand.publish(List.of(page));
    synchronized (pages) {
      pages.add(page);
    }
  }

  private static String text(Random random) {
    return IntStream.range(0, SENTENCES)
        .mapToObj(
            sentence ->
                "The mayor of the town said that "
                    + IntStream.range(0, WORDS)
                        .mapToObj(
                            word -> Long.toString(36L * 36 * 36 + random.nextInt(1_600_000), 36))
                        .collect(Collectors.joining(" "))
                    + ".")
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    stopping = true;
    producer.close(Duration.ofSeconds(5));
  }
}
