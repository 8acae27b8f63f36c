package org.newswatch.servicekit.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.retry.Sleeper;

/** Creates the topics of the contract, and says when they are missing. */
public final class TopicAdmin {

  /** Room for one record of the contract with its headers; a broker's own default. */
  static final int RECORD_BYTES_MAX = 1_048_588;

  /** A broker's answer is waited for this long. */
  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final String CLIENT_ID = "newswatch-topics";

  private TopicAdmin() {}

  /**
   * What {@link #createMissing} found and did. Topics that exist are never changed.
   *
   * @param created those it made
   * @param existing those that were there as wanted
   * @param different those that were there with another number of partitions
   */
  public record Report(List<Topic> created, List<Topic> existing, List<Different> different) {}

  /** A topic whose number of partitions is not the contract's. */
  public record Different(Topic topic, int partitions) {}

  /**
   * Makes every topic of the contract that is not there; again and again does no harm.
   *
   * @throws TopicsException when the broker does not answer or refuses
   */
  public static Report createMissing(KafkaSettings settings) {
    try (Admin admin = KafkaClients.admin(settings, CLIENT_ID)) {
      return createMissing(admin, settings);
    }
  }

  /**
   * Returns when these topics are there.
   *
   * @param timeout how long to wait for them to appear
   * @throws TopicsException when they do not, naming them and the command that makes them
   */
  public static void requireTopics(KafkaSettings settings, Duration timeout, Topic... topics) {
    Set<String> wanted =
        Arrays.stream(topics).map(Topic::topicName).collect(Collectors.toCollection(TreeSet::new));
    try (Admin admin = KafkaClients.admin(settings, CLIENT_ID)) {
      requireTopics(admin, settings, wanted, timeout, InstantSource.system(), Sleeper.SYSTEM);
    }
  }

  static Report createMissing(Admin admin, KafkaSettings settings) {
    Map<String, TopicDescription> present = describe(admin, settings);
    List<Topic> created = new ArrayList<>();
    List<Topic> existing = new ArrayList<>();
    List<Different> different = new ArrayList<>();
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      TopicDescription description = present.get(topic.topicName());
      if (description == null) {
        missing.add(newTopic(topic, settings));
        created.add(topic);
      } else if (description.partitions().size() == topic.partitions()) {
        existing.add(topic);
      } else {
        different.add(new Different(topic, description.partitions().size()));
      }
    }
    Map<String, KafkaFuture<Void>> results = admin.createTopics(missing).values();
    for (Topic topic : List.copyOf(created)) {
      Optional<KafkaFuture<Void>> result = Optional.ofNullable(results.get(topic.topicName()));
      if (result.isPresent() && !createdNow(settings, topic, result.get())) {
        created.remove(topic);
        existing.add(topic);
      }
    }
    return new Report(List.copyOf(created), List.copyOf(existing), List.copyOf(different));
  }

  static void requireTopics(
      Admin admin,
      KafkaSettings settings,
      Set<String> wanted,
      Duration timeout,
      InstantSource clock,
      Sleeper sleeper) {
    long start = clock.millis();
    while (true) {
      Set<String> missing = new TreeSet<>(wanted);
      missing.removeAll(await(settings, admin.listTopics().names()));
      if (missing.isEmpty()) {
        return;
      }
      if (clock.millis() - start >= timeout.toMillis()) {
        throw new TopicsException(
            "Kafka at %s has no topic %s. Create them with: newswatch topics create"
                .formatted(settings.bootstrapServers(), String.join(", ", missing)));
      }
      try {
        sleeper.sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TopicsException("interrupted while waiting for topics", e);
      }
    }
  }

  private static Map<String, TopicDescription> describe(Admin admin, KafkaSettings settings) {
    Set<String> names = await(settings, admin.listTopics().names());
    List<String> ours =
        Arrays.stream(Topic.values()).map(Topic::topicName).filter(names::contains).toList();
    return await(settings, admin.describeTopics(ours).allTopicNames());
  }

  static NewTopic newTopic(Topic topic, KafkaSettings settings) {
    Map<String, String> config = new HashMap<>();
    topic
        .retention()
        .ifPresentOrElse(
            kept -> {
              config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
              config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()));
            },
            () ->
                config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    config.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(
            topic.holdsDeadLetters() ? KafkaClients.REQUEST_BYTES_MAX : RECORD_BYTES_MAX));
    // Arrival, not event time: retention must not drop an old article on the day it is imported.
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new NewTopic(topic.topicName(), topic.partitions(), (short) settings.replicationFactor())
        .configs(config);
  }

  /** False when someone else made the topic in the meantime. */
  private static boolean createdNow(
      KafkaSettings settings, Topic topic, KafkaFuture<Void> creation) {
    try {
      creation.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new TopicsException(
          "Kafka at %s refused to create topic %s: %s"
              .formatted(settings.bootstrapServers(), topic, message(e)),
          e);
    } catch (TimeoutException e) {
      throw noAnswer(settings, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsException("interrupted while creating topics", e);
    }
  }

  private static <T> T await(KafkaSettings settings, KafkaFuture<T> answer) {
    try {
      return answer.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw noAnswer(settings, e);
      }
      throw new TopicsException(
          "Kafka at %s refused to tell its topics: %s"
              .formatted(settings.bootstrapServers(), message(e)),
          e);
    } catch (TimeoutException e) {
      throw noAnswer(settings, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsException("interrupted while asking for topics", e);
    }
  }

  private static TopicsException noAnswer(KafkaSettings settings, Exception cause) {
    return new TopicsException(
        "no Kafka broker answers at %s; is it running, and is kafka.bootstrap-servers right?"
            .formatted(settings.bootstrapServers()),
        cause);
  }

  private static String message(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }
}
