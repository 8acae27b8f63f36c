package org.newswatch.enricher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;

final class AnnotateTopologyTest {

  private static final byte[] KEY = "key".getBytes(UTF_8);

  private final Metrics metrics = Metrics.create();
  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          AnnotateTopology.build(
              Topic.ARTICLES_RAW,
              AnnotateTopologyTest::fake,
              metrics,
              InstantSource.fixed(Instant.parse("2026-03-10T09:00:00Z"))),
          new Properties());
  private TestInputTopic<byte[], byte[]> raw;
  private TestOutputTopic<byte[], byte[]> annotated;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void open() {
    raw =
        driver.createInputTopic(
            Topic.ARTICLES_RAW.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    annotated = output(Topic.ARTICLES_ANNOTATED);
    deadLetters = output(Topic.ANNOTATE_DEAD_LETTERS);
  }

  @AfterEach
  void close() {
    driver.close();
    metrics.close();
  }

  @Test
  void an_article_comes_out_with_its_annotation_under_its_key_and_trace() {
    RawArticle article = Articles.of("A title", "A text");
    var headers = new RecordHeaders();
    headers.add(org.newswatch.contract.RecordHeaders.TRACE_ID, "abc".getBytes(UTF_8));
    raw.pipeInput(new TestRecord<>(KEY, Codec.RAW_ARTICLE.encode(article), headers));

    TestRecord<byte[], byte[]> out = annotated.readRecord();
    assertThat(out.key()).isEqualTo(KEY);
    assertThat(out.headers().lastHeader(org.newswatch.contract.RecordHeaders.TRACE_ID).value())
        .isEqualTo("abc".getBytes(UTF_8));
    AnnotatedArticle value = Codec.ANNOTATED_ARTICLE.decode(out.value()).orElseThrow();
    assertThat(value.article()).isEqualTo(article);
    assertThat(value.annotation()).isEqualTo(fake(article));
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void what_cannot_be_read_joins_the_dead_letters_and_the_next_goes_on() {
    raw.pipeInput(KEY, "no article".getBytes(UTF_8));
    raw.pipeInput(KEY, Codec.RAW_ARTICLE.encode(Articles.of("A title", "A text")));

    TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
    assertThat(letter.value()).isEqualTo("no article".getBytes(UTF_8));
    assertThat(header(letter, org.newswatch.contract.RecordHeaders.DEAD_REASON))
        .isEqualTo("undecodable");
    assertThat(header(letter, org.newswatch.contract.RecordHeaders.DEAD_SERVICE))
        .isEqualTo("annotate");
    assertThat(header(letter, org.newswatch.contract.RecordHeaders.DEAD_ORIGIN))
        .isEqualTo("newswatch.articles.raw/0/0");
    assertThat(annotated.readValuesToList()).hasSize(1);
    assertThat(metrics.scrape()).contains("newswatch_annotate_dead_letters_total");
  }

  @Test
  void an_article_that_breaks_the_annotator_joins_the_dead_letters() {
    raw.pipeInput(KEY, Codec.RAW_ARTICLE.encode(Articles.of("A title", "break")));

    assertThat(header(deadLetters.readRecord(), org.newswatch.contract.RecordHeaders.DEAD_REASON))
        .isEqualTo("failed");
    assertThat(annotated.isEmpty()).isTrue();
  }

  @Test
  void an_annotation_too_large_for_a_record_is_trimmed_and_says_so() {
    RawArticle article = Articles.of("A title", "ж".repeat(190_000) + " large");
    raw.pipeInput(KEY, Codec.RAW_ARTICLE.encode(article));

    Annotation kept =
        Codec.ANNOTATED_ARTICLE.decode(annotated.readValue()).orElseThrow().annotation();
    assertThat(kept.partial()).isTrue();
    assertThat(kept.mentions()).isNotEmpty().hasSizeLessThan(5_000);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void an_annotation_leaves_room_for_what_connect_adds() {
    RawArticle article = Articles.of("A title", "ж".repeat(198_000));
    raw.pipeInput(KEY, Codec.RAW_ARTICLE.encode(article));

    byte[] out = annotated.readValue();
    assertThat(out).hasSizeLessThan(AnnotateProcessor.ANNOTATED_BYTES_MAX);
    assertThat(Codec.ANNOTATED_ARTICLE.decode(out).orElseThrow().annotation().keyText()).isEmpty();
    assertThat(metrics.scrape()).contains("newswatch_annotate_partial_total 1");
  }

  @Test
  void an_article_that_alone_passes_the_room_for_connect_is_kept_bare() {
    RawArticle article = Articles.of("A title", "\u0001".repeat(130_000));
    raw.pipeInput(KEY, Codec.RAW_ARTICLE.encode(article));

    AnnotatedArticle out = Codec.ANNOTATED_ARTICLE.decode(annotated.readValue()).orElseThrow();
    assertThat(out.article()).isEqualTo(article);
    assertThat(out.annotation().keyText()).isEmpty();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  private static Annotation fake(RawArticle article) {
    if (article.text().equals("break")) {
      throw new IllegalStateException("broken");
    }
    var mentions = new ArrayList<Mention>();
    if (article.text().endsWith("large")) {
      for (int i = 0; i < 5_000; i++) {
        String name = "Somebody Somewhere Something " + i;
        mentions.add(new Mention(Field.TEXT, name, i, i + 1, MentionType.PERSON, name));
      }
    }
    return new Annotation(
        "en", mentions, List.of(), List.of(), article.title(), article.text(), false, "test");
  }

  private TestOutputTopic<byte[], byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
