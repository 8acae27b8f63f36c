package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;

/** Services beside a broker with all topics, who sends to it and who reads from it. */
final class ServicesOnBroker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String name;
  private final EmbeddedKafka kafka;
  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;
  private final List<Service> services = new ArrayList<>();
  private final List<Consumer<byte[], byte[]>> readers = new ArrayList<>();

  /**
   * Starts the broker.
   *
   * @param name what our clients are called
   */
  ServicesOnBroker(String name, Path folder) {
    this.name = name;
    kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
    kafka.start();
    settings = KafkaSettings.of(kafka.bootstrapServers());
    TopicAdmin.createMissing(settings);
    producer = KafkaClients.producer(settings, name);
  }

  KafkaSettings settings() {
    return settings;
  }

  /** Starts these, and waits until all of them work. */
  void start(Service... all) throws InterruptedException {
    for (Service service : all) {
      services.add(service);
      service.start();
    }
    Patiently.await(
        PATIENCE,
        () -> services.stream().allMatch(service -> service.health().ready()),
        () -> "the services do not come up");
  }

  /** Reads what is committed to these topics, from their beginning; closed with this. */
  Consumer<byte[], byte[]> reader(Topic... topics) {
    Consumer<byte[], byte[]> reader = KafkaClients.consumer(settings, name, name);
    readers.add(reader);
    List<TopicPartition> partitions =
        Stream.of(topics)
            .flatMap(topic -> reader.partitionsFor(topic.topicName()).stream())
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    return reader;
  }

  void send(Topic topic, RawArticle article) {
    send(topic, article.id().value(), Codec.RAW_ARTICLE.encode(article));
  }

  void send(Topic topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    services.reversed().forEach(Service::close);
    producer.close();
    readers.forEach(Consumer::close);
    kafka.close();
  }
}
