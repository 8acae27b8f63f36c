package org.newswatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Topic;
import org.newswatch.e2e.Newsstand.Paper;
import org.newswatch.e2e.Newsstand.Story;
import org.newswatch.e2e.RunningNewswatch.Part;

/**
 * What the whole of Newswatch promises, on whatever it runs. One system serves all tests of a
 * class; each test publishes articles that a word of its own tells from all others, so their order
 * is free.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholePathContract {

  /** From publication to search, with every part at work. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** The same while a part comes back: a start of the JVM, and Kafka missing the dead member. */
  private static final Duration AFTER_A_KILL = Duration.ofMinutes(2);

  /** How long a wrong second copy would have to show itself. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private static final int BATCH = 8;

  private @Nullable Newsstand newsstand;
  private @Nullable RunningNewswatch newswatch;

  /** Where the test's papers are to listen: an address of this machine that the crawler reaches. */
  abstract InetAddress newsstandAddress();

  /** Starts a Newswatch with every {@link Paper} as source, read again every second or so. */
  abstract RunningNewswatch start(Newsstand newsstand);

  @BeforeAll
  void start_everything() {
    newsstand = Newsstand.open(newsstandAddress());
    newswatch = start(newsstand);
  }

  @AfterAll
  void stop_everything() {
    if (newswatch != null) {
      newswatch.close();
    }
    if (newsstand != null) {
      newsstand.close();
    }
  }

  @Test
  void a_published_article_is_found_by_its_words() {
    Story story = story(Paper.COURIER, "quarryville", "Quarryville opens its new harbour bridge");
    stand().publish(List.of(story));
    awaitFound("quarryville harbour", SOON, story);
    assertThat(reader().search("quarryville submarine")).isEmpty();
  }

  @Test
  void a_person_is_found_under_another_spelling() {
    Story first = story(Paper.COURIER, "spelling-one", "Talks with Lukashenko end in Brestovia");
    Story second = story(Paper.HERALD, "spelling-two", "Lukashenka returns from Brestovia talks");
    stand().publish(List.of(first, second));
    awaitFound("Lukashenko Brestovia", SOON, first, second);
    awaitFound("Lukashenka Brestovia", SOON, first, second);
    awaitFound("Лукашенко Brestovia", SOON, first, second);
  }

  @Test
  void an_undecodable_record_ends_as_a_dead_letter_and_the_rest_goes_on() {
    byte[] key = "no-article-at-all".getBytes(UTF_8);
    byte[] garbage = "{\"schemaVersion\":1,\"id\":".getBytes(UTF_8);
    broker().send(Topic.ARTICLES_RAW, key, garbage);
    Story story = story(Paper.HERALD, "after-garbage", "Marmalade festival in Undelterton");
    stand().publish(List.of(story));

    awaitFound("undelterton marmalade", SOON, story);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(broker().all(Topic.ANNOTATE_DEAD_LETTERS))
                    .filteredOn(letter -> Arrays.equals(letter.key(), key))
                    .singleElement()
                    .satisfies(
                        letter -> {
                          assertThat(letter.value()).isEqualTo(garbage);
                          assertThat(header(letter, RecordHeaders.DEAD_SERVICE))
                              .isEqualTo("annotate");
                          assertThat(header(letter, RecordHeaders.DEAD_REASON)).isNotBlank();
                          assertThat(header(letter, RecordHeaders.DEAD_ORIGIN))
                              .startsWith(Topic.ARTICLES_RAW.topicName());
                        }));
  }

  @Test
  void a_page_that_robots_txt_forbids_is_never_asked_for() {
    Story open = story(Paper.COURIER, "open-page", "Zirconia exporters meet in Kallow");
    Story hidden = story(Paper.COURIER, "private-page", "Zirconia secrets of Kallow");
    stand().publish(List.of(hidden, open));
    awaitFound("zirconia kallow", SOON, open);
    assertThat(stand().hits(hidden)).isZero();
  }

  /** The parts that can be brought down each on its own. */
  Stream<Part> parts() {
    return Stream.of(Part.values());
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_that_is_killed_and_restarted_loses_and_doubles_nothing(Part part) {
    String word = "kilometric" + part.name().toLowerCase(Locale.ROOT);
    Story before = story(Paper.HERALD, word + "-before", "Before the outage, " + word);
    stand().publish(List.of(before));
    awaitFound(word, SOON, before);

    Story[] during =
        IntStream.range(0, BATCH)
            .mapToObj(
                number ->
                    story(
                        number % 2 == 0 ? Paper.COURIER : Paper.HERALD,
                        word + "-" + number,
                        "Report number " + number + " of the outage, " + word))
            .toArray(Story[]::new);
    stand().publish(List.of(during));
    running().killAndRestart(part);

    Story[] all = Stream.concat(Stream.of(before), Stream.of(during)).toArray(Story[]::new);
    awaitFound(word, AFTER_A_KILL, all);
    await()
        .during(SETTLED)
        .atMost(SETTLED.plusSeconds(10))
        .untilAsserted(() -> assertFound(word, all));
    for (Story story : all) {
      assertThat(reader().documents(story.url()))
          .singleElement()
          .satisfies(document -> assertThat(document.path("revision").asInt()).isEqualTo(1));
    }
  }

  private void awaitFound(String query, Duration atMost, Story... stories) {
    try {
      await()
          .atMost(atMost)
          .ignoreException(UncheckedIOException.class)
          .untilAsserted(() -> assertFound(query, stories));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "\n" + running().diagnosis(), e);
    }
  }

  private void assertFound(String query, Story... stories) {
    assertThat(reader().search(query))
        .containsExactlyInAnyOrder(Stream.of(stories).map(Story::url).toArray(String[]::new));
  }

  private static Story story(Paper paper, String slug, String headline) {
    Instant published = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return new Story(
        paper,
        slug,
        headline,
        published,
        List.of(
            headline + ", officials said on Monday after a long meeting at the town hall.",
            "The mayor told reporters that the council had prepared the decision for a year and that"
                + " the work would begin in the spring.",
            "People who live nearby welcomed the news, although some of them asked who would pay for"
                + " it in the end."));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private Reader reader() {
    return new Reader(running());
  }

  private Broker broker() {
    return new Broker(running());
  }

  /** The papers of all tests. */
  final Newsstand stand() {
    return Objects.requireNonNull(newsstand, "the newsstand is open");
  }

  /** What all tests run against. */
  final RunningNewswatch running() {
    return Objects.requireNonNull(newswatch, "Newswatch is running");
  }
}
