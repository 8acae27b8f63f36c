package org.newswatch.crawler;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps articles and results on their topics. */
final class KafkaCrawlSink implements CrawlSink {

  private static final Logger LOGGER = LoggerFactory.getLogger(KafkaCrawlSink.class);
  private static final String CLIENT_ID = "newswatch-crawler";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

  /** Polls in a row without progress after which a replay is given up, to be tried again. */
  private static final int IDLE_POLLS_MAX = 60;

  private final KafkaSettings settings;
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean closed;

  KafkaCrawlSink(KafkaSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() {
    TopicAdmin.requireTopics(
        settings,
        TOPICS_TIMEOUT,
        Topic.ARTICLES_RAW,
        Topic.FETCH_RESULTS,
        Topic.SOURCES,
        Topic.SOURCE_HEALTH);
  }

  @Override
  public void replay(Consumer<FetchResult> past) throws NotKeptException, InterruptedException {
    try (var consumer = KafkaClients.consumer(settings, CLIENT_ID, CLIENT_ID + "-replay")) {
      String topic = Topic.FETCH_RESULTS.topicName();
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, ADMIN_TIMEOUT).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new NotKeptException("no topic " + topic, new KafkaException("no partitions"));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ADMIN_TIMEOUT);
      long unreadable = 0;
      int idle = 0;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while replaying");
        }
        var records = consumer.poll(POLL);
        idle = records.isEmpty() ? idle + 1 : 0;
        if (idle > IDLE_POLLS_MAX) {
          throw new NotKeptException("no progress in reading " + topic, new KafkaException("idle"));
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
          switch (Codec.FETCH_RESULT.decode(record.value())) {
            case Decoded.Read<FetchResult> read -> past.accept(read.value());
            case Decoded.Undecodable<FetchResult> unused -> unreadable++;
          }
        }
      }
      if (unreadable > 0) {
        LOGGER.atWarn().addKeyValue("records", unreadable).log("unreadable fetch results skipped");
      }
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw new NotKeptException("cannot read past fetch results: " + e.getMessage(), e);
    }
  }

  @Override
  public void publish(RawArticle article, String traceId)
      throws NotKeptException, InterruptedException {
    byte[] value = Codec.RAW_ARTICLE.encode(article);
    var record =
        new ProducerRecord<>(Topic.ARTICLES_RAW.topicName(), bytes(article.id().value()), value);
    record.headers().add(RecordHeaders.TRACE_ID, bytes(traceId));
    send(record);
  }

  @Override
  public void record(String domain, FetchResult result)
      throws NotKeptException, InterruptedException {
    send(
        new ProducerRecord<>(
            Topic.FETCH_RESULTS.topicName(), bytes(domain), Codec.FETCH_RESULT.encode(result)));
  }

  private void send(ProducerRecord<byte[], byte[]> record)
      throws NotKeptException, InterruptedException {
    try {
      var unused = producer().send(record).get();
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      throw new NotKeptException("not written to " + record.topic() + ": " + cause.getMessage(), e);
    }
  }

  private static InterruptedException interrupted(InterruptException e) {
    // Kafka's exception sets the flag; ours speaks for it.
    boolean unused = Thread.interrupted();
    var interrupted = new InterruptedException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }

  private synchronized Producer<byte[], byte[]> producer() throws NotKeptException {
    if (closed) {
      throw new NotKeptException("the crawler is stopping", new KafkaException("closed"));
    }
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = KafkaClients.producer(settings, CLIENT_ID);
      producer = open;
    }
    return open;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    closed = true;
    Producer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(CLOSE_TIMEOUT);
      producer = null;
    }
  }
}
