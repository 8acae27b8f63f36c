package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.newswatch.contract.Text;
import org.newswatch.desk.ChannelRules;

/**
 * Writes the message to a topic of the same Kafka, with its key in a header. The topic must be
 * there: none is made by accident. Asking for one that is not there holds a thread until time is
 * up, so it is asked for once in a while only, whatever waits for it, and on threads of its own:
 * topics that are known to be there are written to beside them.
 */
final class TopicSender implements ChannelSender, AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** How long a topic that took nothing is not asked for again. */
  static final Duration MISSING_PAUSE = Duration.ofMinutes(1);

  static final int THREADS = 16;

  /** A topic that is there tells so at once. */
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(3);

  private static final int KNOWN_MAX = 10_000;
  private static final int MISSING_MAX = 10_000;
  private static final int DETAIL_CHARS_MAX = 300;

  private final Producer<byte[], byte[]> producer;
  private final Duration timeout;
  private final InstantSource clock;
  private final Duration askTimeout;
  private final Aside asking = new Aside("alerts-topics-ask", THREADS);
  private final Aside writing = new Aside("alerts-topics", THREADS);

  /** Topics that took something or told of their partitions. */
  private final Set<String> there = ConcurrentHashMap.newKeySet();

  /** Until when topics that took nothing are left alone. */
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();

  /** Does not close the producer. */
  TopicSender(Producer<byte[], byte[]> producer, Duration timeout, InstantSource clock) {
    this(producer, timeout, timeout.compareTo(ASK_TIMEOUT) < 0 ? timeout : ASK_TIMEOUT, clock);
  }

  TopicSender(
      Producer<byte[], byte[]> producer,
      Duration timeout,
      Duration askTimeout,
      InstantSource clock) {
    this.producer = producer;
    this.timeout = timeout;
    this.askTimeout = askTimeout;
    this.clock = clock;
  }

  @Override
  public Sent send(Message message) throws InterruptedException {
    String topic = ChannelRules.TOPIC_PREFIX + message.channel().target();
    var problem = ChannelRules.problem(message.channel());
    if (problem.isPresent()) {
      return new Sent.Dead("channel", problem.get());
    }
    if (isMissing(topic)) {
      return tookNothing(topic);
    }
    var record =
        new ProducerRecord<>(
            topic, message.subscription().id().getBytes(UTF_8), Payload.of(message.content()));
    record.headers().add(StandardWebhook.ID, message.key().getBytes(UTF_8));
    if (!there.contains(topic)) {
      Sent asked = call(topic, asking, askTimeout, () -> !isMissing(topic) && ask(topic));
      if (asked != Sent.DELIVERED) {
        return asked;
      }
    }
    return call(
        topic,
        writing,
        timeout,
        () -> {
          // The client waits in the call itself for a topic that was taken away meanwhile.
          RecordMetadata unused = producer.send(record).get();
          return true;
        });
  }

  /** The client waits in this call for a topic that is not there. */
  private boolean ask(String topic) {
    var unused = producer.partitionsFor(topic);
    if (there.size() >= KNOWN_MAX) {
      there.clear();
    }
    there.add(topic);
    return true;
  }

  /**
   * Has it called aside, where it may take so long from when it begins. One that could not begin
   * says nothing of its topic.
   *
   * @param call says whether the topic took it
   */
  private Sent call(String topic, Aside aside, Duration within, Callable<Boolean> call)
      throws InterruptedException {
    var begun = new CountDownLatch(1);
    Future<Boolean> called =
        aside.submit(
            () -> {
              begun.countDown();
              return call.call();
            });
    try {
      if (!called.isDone() && !begun.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return Sent.later("busy", "too many others wait for topics that take nothing");
      }
      if (!called.get(within.toMillis(), TimeUnit.MILLISECONDS)) {
        return tookNothing(topic);
      }
      missing.remove(topic);
      return Sent.DELIVERED;
    } catch (TimeoutException e) {
      there.remove(topic);
      remember(topic);
      return tookNothing(topic);
    } catch (ExecutionException e) {
      return Sent.later("kafka", Text.cut(String.valueOf(e.getCause()), DETAIL_CHARS_MAX));
    } finally {
      called.cancel(true);
    }
  }

  private boolean isMissing(String topic) {
    return clock.instant().isBefore(missing.getOrDefault(topic, Instant.MIN));
  }

  private void remember(String topic) {
    Instant now = clock.instant();
    if (missing.size() >= MISSING_MAX) {
      missing.values().removeIf(until -> !until.isAfter(now));
    }
    if (missing.size() < MISSING_MAX) {
      missing.put(topic, now.plus(MISSING_PAUSE));
    }
  }

  private static Sent tookNothing(String topic) {
    return Sent.later("timeout", "the topic " + topic + " took nothing; is it there?");
  }

  @Override
  public void close() {
    asking.close();
    writing.close();
  }
}
