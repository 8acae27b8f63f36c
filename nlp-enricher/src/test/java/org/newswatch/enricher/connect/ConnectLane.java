package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.Articles;
import org.newswatch.servicekit.management.Metrics;

/** Made-up articles through connect, a minute apart, each naming whom the test says. */
final class ConnectLane implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  /** The organisations of an article that says no others. */
  static final List<String> CIRCLE = List.of("Port Board", "Ferry Union");

  private final Metrics metrics = Metrics.create();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> annotated;
  private final TestInputTopic<byte[], byte[]> decided;
  private final TestOutputTopic<byte[], byte[]> enriched;
  private final TestOutputTopic<byte[], byte[]> entities;
  private final TestOutputTopic<byte[], byte[]> deadLetters;
  private Instant now = Articles.FETCHED;
  private int number;

  ConnectLane(Path state) {
    var properties = new Properties();
    properties.put("application.id", "lane-test");
    properties.put("bootstrap.servers", "unused:1");
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("state.dir", state.toString());
    driver = new TopologyTestDriver(ConnectTopology.build(metrics, () -> NOON), properties);
    annotated = input(Topic.ARTICLES_ANNOTATED);
    decided = input(Topic.ENTITY_DECISIONS);
    enriched = output(Topic.ARTICLES_ENRICHED);
    entities = output(Topic.ENTITIES);
    deadLetters = output(Topic.CONNECT_DEAD_LETTERS);
  }

  @Override
  public void close() {
    driver.close();
    metrics.close();
  }

  TopologyTestDriver driver() {
    return driver;
  }

  /** The next article comes so much later. */
  void later(Duration time) {
    now = now.plus(time);
  }

  /** The id of the person whom an article in the usual circle names. */
  String person(String name) {
    return person(name, CIRCLE.toArray(String[]::new));
  }

  /** The id of the person whom an article names beside these organisations. */
  String person(String name, String... company) {
    return ref(name, MentionType.PERSON, List.of(company)).id();
  }

  EntityRef ref(String name) {
    return ref(name, MentionType.PERSON, CIRCLE);
  }

  /** What an article says of the one that it names twice, beside these organisations. */
  EntityRef ref(String name, MentionType type, List<String> company) {
    // Named twice, so that it is the one of its type that comes first.
    return people(type, List.of(name, name), company).getFirst();
  }

  /** What an article says of those of this type that it names beside these organisations. */
  List<EntityRef> people(MentionType type, List<String> names, List<String> company) {
    StringBuilder text = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    names.forEach(name -> say(name, type, text, mentions));
    company.forEach(other -> say(other, MentionType.ORGANIZATION, text, mentions));
    return article(text.toString(), mentions).entities().stream()
        .filter(entity -> entity.type() == type)
        .toList();
  }

  private static void say(
      String name, MentionType type, StringBuilder text, List<Mention> mentions) {
    int start = text.length();
    text.append(name);
    mentions.add(new Mention(Field.TEXT, name, start, text.length(), type, name));
    text.append(". ");
  }

  private EnrichedArticle article(String text, List<Mention> mentions) {
    return article(
        text, new Annotation("en", mentions, List.of(), List.of(), "News", "", false, "test"));
  }

  /** A new article with this text and annotation. */
  EnrichedArticle article(String text, Annotation annotation) {
    number++;
    now = now.plusSeconds(60);
    RawArticle article = Articles.of("https://paper-a.test/" + number, "News", text, now, null);
    annotated.pipeInput(
        article.id().value().getBytes(UTF_8),
        Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation)));
    return Codec.ENRICHED_ARTICLE.decode(enriched.readValue()).orElseThrow();
  }

  void decide(EntityDecision decision) {
    decided.pipeInput(decision.id().getBytes(UTF_8), Codec.ENTITY_DECISION.encode(decision));
  }

  /** The entity as readers were told of it last, since this was asked last. */
  Entity told(String id) {
    return one(told(), id);
  }

  static Entity one(Map<String, Entity> told, String id) {
    return Objects.requireNonNull(told.get(id), "not told of");
  }

  /** All that readers were told of since this was asked last. */
  Map<String, Entity> told() {
    Map<String, Entity> told = new HashMap<>();
    for (byte[] value : entities.readValuesToList()) {
      Entity entity = Codec.ENTITY.decode(value).orElseThrow();
      told.put(entity.id(), entity);
    }
    return told;
  }

  int deadLetters() {
    return deadLetters.readValuesToList().size();
  }

  private TestInputTopic<byte[], byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<byte[], byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
