package org.newswatch.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A program with both servers, made to be killed: writes one record and one document, and stays.
 */
final class ParentMain {

  static final String READY = "ready";

  private ParentMain() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    var kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    kafka.start();
    writeRecord(kafka.bootstrapServers());
    var elasticsearch =
        new EmbeddedElasticsearch(
            EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch")).withHeapMegabytes(256));
    elasticsearch.start();
    new Rest(elasticsearch.url())
        .put("/press/_doc/" + ProcessHandle.current().pid() + "?refresh=true", "{\"a\":1}");
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  private static void writeRecord(String servers) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      if (admin.listTopics().names().get(30, TimeUnit.SECONDS).isEmpty()) {
        admin
            .createTopics(List.of(new NewTopic("press", 1, (short) 1)))
            .all()
            .get(30, TimeUnit.SECONDS);
      }
    }
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("press", "news".getBytes(StandardCharsets.UTF_8)))
          .get(30, TimeUnit.SECONDS);
    }
  }
}
