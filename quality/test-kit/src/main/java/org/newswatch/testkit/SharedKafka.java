package org.newswatch.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;

/**
 * One real Kafka for all tests of a JVM, started when first asked for. Tests share it, so each
 * makes its topics, groups and application ids with {@link #unique}.
 */
public final class SharedKafka {

  private static final int ADMIN_SECONDS = 30;

  private static final SharedServer<EmbeddedKafka> SERVER = server();

  private static final AtomicInteger NAMES = new AtomicInteger();

  private SharedKafka() {}

  /** One that is started when first asked for, and ends with the JVM. */
  static SharedServer<EmbeddedKafka> server() {
    return new SharedServer<>(
        "kafka",
        folder -> {
          var kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
          kafka.start();
          return kafka;
        });
  }

  /** {@code host:port} for clients. */
  public static String bootstrapServers() {
    return SERVER.get().bootstrapServers();
  }

  /** A name that no other test of this JVM has, for a topic prefix, a group or an application. */
  public static String unique(String stem) {
    return stem + "-" + NAMES.incrementAndGet();
  }

  /** Creates the topics and returns when they are there. */
  public static void createTopics(int partitions, String... names) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      List<NewTopic> topics = new java.util.ArrayList<>();
      for (String name : names) {
        topics.add(new NewTopic(name, partitions, (short) 1));
      }
      admin.createTopics(topics).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("topics not created", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics were created", e);
    }
  }
}
