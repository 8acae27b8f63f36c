package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.Articles;

/** What was erased is not told again. */
class ForgettingTest {

  @TempDir private Path folder;
  private ConnectLane lane;

  @BeforeEach
  void open() {
    lane = new ConnectLane(folder);
  }

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void an_article_that_comes_again_from_an_erased_address_is_dropped() {
    RawArticle first = article("https://paper-a.test/erased", "It was said once.");
    tell(first);
    TestOutputTopic<byte[], byte[]> enriched = output(Topic.ARTICLES_ENRICHED);
    assertThat(enriched.readRecordsToList()).hasSize(1);

    forget(first.id().value(), Forgotten.What.ARTICLE);
    tell(article("https://paper-a.test/erased", "It was said once more, with another text."));
    tell(
        article("https://paper-a.test/mobile/erased", "It was said a third time.").toBuilder()
            .canonicalUrl("https://paper-a.test/erased")
            .build());
    tell(article("https://paper-a.test/other", "Something else was said."));

    assertThat(enriched.readRecordsToList()).hasSize(1);
  }

  @Test
  void an_erased_entity_is_not_told_of_while_others_keep_their_ids() {
    String erased = lane.person("Ottoline Grebe");
    String other = lane.person("Linnea Falk");
    TestOutputTopic<byte[], byte[]> entities = output(Topic.ENTITIES);
    var before = entities.readRecordsToList();
    assertThat(before).anyMatch(record -> erased.equals(new String(record.key(), UTF_8)));

    forget(erased, Forgotten.What.ENTITY);
    List<EntityRef> named =
        lane.people(
            MentionType.PERSON, List.of("Ottoline Grebe", "Linnea Falk"), ConnectLane.CIRCLE);

    assertThat(named).extracting(EntityRef::id).contains(other);
    assertThat(entities.readRecordsToList())
        .noneMatch(record -> erased.equals(new String(record.key(), UTF_8)));
  }

  @Test
  void a_story_no_longer_bears_the_title_of_an_erased_article() {
    RawArticle first = article("https://paper-a.test/first", "The ferry sank in the harbour.");
    tell(first);
    TestOutputTopic<byte[], byte[]> stories = output(Topic.STORIES);
    assertThat(read(stories)).extracting(Story::title).contains("Headline");

    forget(first.id().value(), Forgotten.What.ARTICLE);
    tell(article("https://paper-a.test/second", "The ferry sank in the harbour. It rained."));

    assertThat(read(stories))
        .filteredOn(story -> story.titleArticle().equals(first.id()))
        .isNotEmpty()
        .extracting(Story::title)
        .doesNotContain("Headline");
  }

  @Test
  void a_story_is_told_anew_at_once_without_what_was_erased() {
    tell(article("https://paper-a.test/first", "The ferry sank in the harbour."));
    TestOutputTopic<byte[], byte[]> stories = output(Topic.STORIES);
    Story told = read(stories).getLast();
    assertThat(told.title()).isEqualTo("Headline");

    forget(told.titleArticle().value(), Forgotten.What.ARTICLE);

    assertThat(read(stories))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.id()).isEqualTo(told.id());
              assertThat(again.title()).isNotEqualTo("Headline");
              assertThat(again.version()).isGreaterThan(told.version());
              assertThat(again.articles()).isEqualTo(told.articles());
            });
    forget("of nobody", Forgotten.What.ENTITY);
    assertThat(read(stories)).isEmpty();
  }

  private static List<Story> read(TestOutputTopic<byte[], byte[]> stories) {
    return stories.readValuesToList().stream()
        .map(value -> Codec.STORY.decode(value).orElseThrow())
        .toList();
  }

  private static RawArticle article(String url, String text) {
    return Articles.of(url, "Headline", text, Articles.FETCHED, null);
  }

  private void tell(RawArticle article) {
    var annotation =
        new Annotation("en", List.of(), List.of(), List.of(), "Headline", "", false, "test");
    input(
        Topic.ARTICLES_ANNOTATED,
        article.id().value(),
        Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation)));
  }

  private void forget(String id, Forgotten.What what) {
    input(
        Topic.FORGOTTEN,
        id,
        Codec.FORGOTTEN.encode(new Forgotten(id, what, ConnectLane.NOON, "eve", null)));
  }

  private void input(Topic topic, String key, byte[] value) {
    lane.driver()
        .createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key.getBytes(UTF_8), value);
  }

  private TestOutputTopic<byte[], byte[]> output(Topic topic) {
    return lane.driver()
        .createOutputTopic(
            topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
