package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Change;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Revision;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.connect.state.KeptState;
import org.newswatch.servicekit.management.Metrics;

final class ConnectTopologyTest {

  private static final String BREAKS = "A title that breaks";
  private static final String CROWDED = "A title of an article that names many";
  private static final String COPIED =
      """
      The council of Lindenau voted on Tuesday to build a second bridge over the Elm, after nine \
      years of argument about who would pay for it.

      Fourteen members were in favour and five against, among them the mayor, who had asked for \
      another look at the costs before any contract is signed.

      The bridge will carry trams, bicycles and people on foot, and no cars at all, which pleased \
      the schools on the eastern bank and angered the market traders.

      Work is to begin once the winter floods are over, and the first tram could cross the river \
      four years later if nothing is found in the mud.

      Engineers found a wooden pier of the old ferry when they drilled last autumn, and the museum \
      would like to raise it before the foundations are poured.

      The opposition called the vote a gift to builders and promised to put the question to all \
      voters in the summer.
      """;

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;
  private final Metrics metrics = Metrics.create();
  @TempDir private Path state;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> annotated;
  private TestOutputTopic<byte[], byte[]> enriched;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void open() {
    var properties = new Properties();
    properties.put("application.id", "connect-test");
    properties.put("bootstrap.servers", "unused:1");
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("state.dir", state.toString());
    driver =
        new TopologyTestDriver(
            ConnectTopology.build(ConnectTopologyTest::things, metrics, clock), properties);
    annotated =
        driver.createInputTopic(
            Topic.ARTICLES_ANNOTATED.topicName(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    enriched = output(Topic.ARTICLES_ENRICHED);
    deadLetters = output(Topic.CONNECT_DEAD_LETTERS);
  }

  @AfterEach
  void close() {
    driver.close();
    metrics.close();
  }

  @Test
  void a_new_article_is_revision_one_first_seen_when_fetched() {
    pipe(article("A title", "A text", Articles.FETCHED));

    EnrichedArticle out = read();
    assertThat(out.revision()).isEqualTo(1);
    assertThat(out.firstSeenAt()).isEqualTo(Articles.FETCHED);
    assertThat(out.version()).isEqualTo(NOON.toEpochMilli() << 8);
    assertThat(out.changes()).isEmpty();
  }

  @Test
  void the_same_content_again_is_dropped() {
    pipe(article("A title", "A text", Articles.FETCHED));
    pipe(article("A title", "A text", Articles.FETCHED.plusSeconds(3_600)));

    assertThat(enriched.readValuesToList()).hasSize(1);
    assertThat(metrics.scrape()).contains("newswatch_connect_repeats_total 1");
  }

  @Test
  void changed_content_is_the_next_revision_and_says_what_changed() {
    pipe(article("A title", "A text", Articles.FETCHED));
    now.set(NOON.plusMillis(5));
    pipe(article("A title", "Another text", Articles.FETCHED.plusSeconds(60)));
    pipe(article("A new title", "Another text", Articles.FETCHED.plusSeconds(120)));

    long first = read().version();
    EnrichedArticle second = read();
    EnrichedArticle third = read();
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.changes()).containsExactly(Change.TEXT);
    assertThat(second.firstSeenAt()).isEqualTo(Articles.FETCHED);
    assertThat(second.version()).isEqualTo(NOON.plusMillis(5).toEpochMilli() << 8);
    assertThat(third.changes()).containsExactly(Change.TITLE);
    assertThat(third.version()).isEqualTo(second.version() + 1).isGreaterThan(first);
  }

  @Test
  void versions_grow_even_when_the_clock_goes_back() {
    pipe(article("A title", "A text", Articles.FETCHED));
    now.set(NOON.minusSeconds(3_600));
    pipe(article("A title", "Another text", Articles.FETCHED.plusSeconds(60)));

    assertThat(read().version()).isLessThan(read().version());
  }

  @Test
  void revisions_that_come_again_after_a_crash_are_repeats() {
    RawArticle first = article("A title", "A text", Articles.FETCHED);
    RawArticle second = article("A title", "Another text", Articles.FETCHED.plusSeconds(60));
    pipe(first);
    pipe(second);
    pipe(first);
    pipe(second);

    assertThat(enriched.readValuesToList()).hasSize(2);
    assertThat(metrics.scrape()).contains("newswatch_connect_repeats_total 2");
  }

  @Test
  void earlier_content_fetched_anew_is_a_new_revision() {
    pipe(article("A title", "A text", Articles.FETCHED));
    pipe(article("A title", "Another text", Articles.FETCHED.plusSeconds(60)));
    pipe(article("A title", "A text", Articles.FETCHED.plusSeconds(120)));

    read();
    read();
    assertThat(read().revision()).isEqualTo(3);
  }

  @Test
  void what_was_fetched_before_the_last_look_at_the_same_content_is_no_revision() {
    pipe(article("A title", "A text", Articles.FETCHED));
    pipe(article("A title", "A text", Articles.FETCHED.plusSeconds(120)));
    pipe(article("A title", "Another text", Articles.FETCHED.plusSeconds(60)));

    assertThat(enriched.readValuesToList()).hasSize(1);
  }

  @Test
  void an_article_is_one_record_of_the_changelog_and_at_most_two_more_that_clean_it() {
    TestOutputTopic<byte[], byte[]> changelog =
        driver.createOutputTopic(
            "connect-test-" + KeptState.STORE + "-changelog",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<Mention> mentions = strangers(40);
    List<Integer> records = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      String url = "https://paper-a.test/" + i;
      pipe(Articles.of(url, "Title " + i, "Text " + i, Articles.FETCHED, null), mentions);
      records.add(changelog.readRecordsToList().size());
    }

    assertThat(records).allMatch(number -> number >= 1 && number <= 3);
    assertThat(records).as("some clean").contains(2);
    assertThat(enriched.readValuesToList()).hasSize(800);
  }

  @Test
  void an_article_that_breaks_our_computing_joins_the_dead_letters_and_the_next_goes_on() {
    pipe(article(BREAKS, "A text", Articles.FETCHED));
    pipe(article("A title", "A text", Articles.FETCHED.plusSeconds(60)));

    assertThat(reason(deadLetters.readRecord())).isEqualTo("failed");
    assertThat(read().revision()).isEqualTo(1);
  }

  @Test
  void a_record_without_its_article_joins_the_dead_letters() {
    annotated.pipeInput("key".getBytes(UTF_8), "{\"schemaVersion\":1}".getBytes(UTF_8));

    assertThat(reason(deadLetters.readRecord())).isEqualTo("undecodable");
  }

  @Test
  void an_article_too_large_once_enriched_loses_its_keyed_text_only() {
    List<Mention> mentions = strangers(200);
    pipe(article(CROWDED, "ж".repeat(199_000), Articles.FETCHED), mentions, "ж".repeat(237_000));

    EnrichedArticle out = read();
    assertThat(out.annotation().partial()).isTrue();
    assertThat(out.annotation().keyText()).isEmpty();
    assertThat(out.annotation().mentions()).isEqualTo(mentions);
    assertThat(out.entities()).hasSize(200);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void what_still_does_not_fit_loses_the_entities_it_is_least_about() {
    pipe(article(CROWDED, "ж".repeat(190_000), Articles.FETCHED), strangers(3_700), "");

    EnrichedArticle out = read();
    assertThat(out.annotation().partial()).isTrue();
    assertThat(out.entities()).isNotEmpty().hasSizeLessThan(3_700);
    assertThat(out.entities())
        .isSortedAccordingTo(Comparator.comparingDouble(EntityRef::salience).reversed());
    assertThat(metrics.scrape()).contains("newswatch_connect_cut_total 1");
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void two_spellings_are_one_entity_with_the_label_seen_first() {
    pipe(named("https://a.test/1", "Alexander Lukashenko"));
    pipe(named("https://a.test/2", "Aliaksandr Lukashenka"));

    EntityRef first = read().entities().getFirst();
    EntityRef second = read().entities().getFirst();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.label()).isEqualTo("Alexander Lukashenko");
  }

  @Test
  void salience_counts_place_and_number_and_sums_to_at_most_one() {
    RawArticle article = Articles.of("Ann Smith wins", "Ann Smith beat Bob Jones. Smith smiled.");
    pipe(
        article,
        List.of(
            mention(Field.TITLE, 0, "Ann Smith", "Ann Smith"),
            mention(Field.TEXT, 0, "Ann Smith", "Ann Smith"),
            mention(Field.TEXT, 15, "Bob Jones", "Bob Jones"),
            mention(Field.TEXT, 26, "Smith", "Ann Smith")));

    List<EntityRef> entities = read().entities();
    assertThat(entities).extracting(EntityRef::label).containsExactly("Ann Smith", "Bob Jones");
    assertThat(entities.getFirst().mentions()).isEqualTo(3);
    assertThat(entities.stream().mapToDouble(EntityRef::salience).sum()).isBetween(0.99, 1.0);
  }

  @Test
  void what_cannot_be_read_joins_the_dead_letters() {
    annotated.pipeInput("key".getBytes(UTF_8), "{}".getBytes(UTF_8));

    assertThat(deadLetters.readValue()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(enriched.isEmpty()).isTrue();
  }

  private static RawArticle article(String title, String text, Instant fetchedAt) {
    return Articles.of("https://paper-a.test/1", title, text, fetchedAt, null);
  }

  @Test
  void a_copy_names_the_article_that_came_first_and_shares_its_story() {
    RawArticle original = at("https://paper-a.test/first", "Council votes for the bridge", COPIED);
    pipe(original);
    pipe(
        at(
            "https://paper-b.test/second",
            "A bridge at last",
            "From our correspondent in the town hall.\n\n" + COPIED.substring(0, 600)));
    pipe(at("https://paper-c.test/third", "Rain", "It rained in the valley for three days."));

    EnrichedArticle first = read();
    EnrichedArticle second = read();
    EnrichedArticle third = read();
    assertThat(first.nearDuplicateOf()).isNull();
    assertThat(second.nearDuplicateOf()).isEqualTo(original.id());
    assertThat(second.similarity()).isBetween(0.5, 1.0);
    assertThat(second.storyId()).isEqualTo(first.storyId());
    assertThat(third.nearDuplicateOf()).isNull();
    assertThat(third.similarity()).isNull();
  }

  @Test
  void a_revision_says_which_share_of_the_text_and_which_headline_it_changed() {
    pipe(article("A title", "The first sentence stays. This one goes.", Articles.FETCHED));
    pipe(
        article(
            "A new title",
            "The first sentence stays. That one comes.",
            Articles.FETCHED.plusSeconds(60)));

    assertThat(read().revised()).isNull();
    Revision revised = Objects.requireNonNull(read().revised());
    assertThat(revised.titleBefore()).isEqualTo("A title");
    assertThat(revised.textAdded()).isCloseTo(3 / 7.0, within(0.001));
    assertThat(revised.textRemoved()).isCloseTo(3 / 7.0, within(0.001));
  }

  @Test
  void an_article_that_breaks_our_computing_was_not_seen_by_the_search_for_copies() {
    pipe(at("https://paper-a.test/broken", BREAKS, COPIED));
    pipe(at("https://paper-b.test/whole", "A title", COPIED));

    assertThat(deadLetters.getQueueSize()).isEqualTo(1);
    assertThat(read().nearDuplicateOf()).isNull();
  }

  @Test
  void a_clock_that_runs_ahead_does_not_end_what_is_known() {
    pipe(at("https://paper-a.test/first", "Council votes for the bridge", COPIED));
    pipe(
        Articles.of(
            "https://paper-b.test/ahead",
            "From next year",
            "A page of a server whose clock is a year ahead of all others.",
            Articles.FETCHED.plusSeconds(366L * 86_400),
            null));
    pipe(at("https://paper-c.test/copy", "A bridge at last", COPIED));

    EnrichedArticle first = read();
    read();
    assertThat(read().nearDuplicateOf()).isEqualTo(first.id());
  }

  @Test
  void a_time_before_all_newspapers_is_none() {
    pipe(at("https://paper-a.test/first", "Council votes for the bridge", COPIED));
    pipe(
        Articles.of(
            "https://paper-b.test/undated",
            "A bridge at last",
            COPIED,
            Articles.FETCHED,
            Instant.parse("0001-01-01T00:00:00Z")));

    EnrichedArticle first = read();
    EnrichedArticle copy = read();
    assertThat(copy.nearDuplicateOf()).isEqualTo(first.id());
    assertThat(copy.storyId()).isEqualTo(first.storyId());
  }

  private static RawArticle at(String url, String title, String text) {
    return Articles.of(url, title, text, Articles.FETCHED, null);
  }

  private void pipe(RawArticle article) {
    pipe(article, List.of());
  }

  private static List<Thing> things(AnnotatedArticle annotated) {
    if (annotated.article().title().equals(BREAKS)) {
      throw new IllegalStateException("broken");
    }
    return Thing.of(annotated);
  }

  private static List<Mention> strangers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> mention(Field.TEXT, i, stranger(i), stranger(i)))
        .toList();
  }

  /** A name whose key no other number's has. */
  private static String stranger(int number) {
    StringBuilder name = new StringBuilder("Na");
    for (int rest = number + 10_000; rest > 0; rest /= 10) {
      name.append("bdgklmnprt".charAt(rest % 10)).append('a');
    }
    return name.toString();
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return new String(letter.headers().lastHeader(RecordHeaders.DEAD_REASON).value(), UTF_8);
  }

  private void pipe(RawArticle article, List<Mention> mentions) {
    pipe(article, mentions, article.text());
  }

  private void pipe(RawArticle article, List<Mention> mentions, String keyText) {
    var annotation =
        new Annotation(
            "en", mentions, List.of(), List.of(), article.title(), keyText, false, "test");
    annotated.pipeInput(
        article.id().value().getBytes(UTF_8),
        Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation)));
  }

  private static Mention mention(Field field, int start, String surface, String head) {
    return new Mention(field, surface, start, start + surface.length(), MentionType.PERSON, head);
  }

  private record Named(RawArticle article, List<Mention> mentions) {}

  private static Named named(String url, String name) {
    RawArticle article = Articles.of(url, "A title", name + " spoke.", Articles.FETCHED, null);
    return new Named(article, List.of(mention(Field.TEXT, 0, name, name)));
  }

  private void pipe(Named named) {
    pipe(named.article(), named.mentions());
  }

  private EnrichedArticle read() {
    return Codec.ENRICHED_ARTICLE.decode(enriched.readValue()).orElseThrow();
  }

  private TestOutputTopic<byte[], byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
