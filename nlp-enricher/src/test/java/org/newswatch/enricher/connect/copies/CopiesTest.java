package org.newswatch.enricher.connect.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.ArticleId;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;
import org.newswatch.enricher.connect.words.Words;

final class CopiesTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static final String AGENCY =
      """
      The ferry between Port Ennis and the island of Skerra ran again on Tuesday, three days after \
      its engine had failed in heavy seas. Ninety passengers had to wait on board for six hours \
      until a tug brought the ship back to the harbour.

      The harbour master, Ada Low, said that both pumps had been replaced overnight. "Nobody was \
      hurt, and nobody will have to swim," she told reporters on the quay.

      Islanders have asked for a second ship since 2019, when a storm cut them off for two weeks. \
      The county council will vote on the money next month. Its chairman, Brendan Tarn, called the \
      plan expensive but overdue.

      Shops on Skerra had run out of milk and bread by Monday evening. The school stayed closed \
      because two of its four teachers live on the mainland.
      """;

  private static final String REWRITE =
      """
      From our island correspondent

      Milk and bread are back on the shelves of Skerra.

      Shops on Skerra had run out of milk and bread by Monday evening. The school stayed closed \
      because two of its four teachers live on the mainland.

      The harbour master, Ada Low, said both pumps had been replaced overnight. “Nobody was hurt, \
      and nobody will have to swim,” she told reporters on the quay.

      Islanders have asked for a second ship since 2019, when a storm cut them off for two weeks.
      """;

  private static final String FOLLOW_UP =
      """
      Skerra will get a second ferry after all. By nine votes to four the county council on Friday \
      set aside eleven million for a ship that is to be built in Gdansk and delivered in two years. \
      Opponents said the sum would have paid for a clinic, a new roof for the school and the coast \
      road together. Brendan Tarn answered that none of these could be reached in a storm anyway. \
      Ada Low, the harbour master, wants the quay to be made longer before the ship arrives, which \
      the vote does not pay for.

      Ninety passengers had to wait on board for six hours until a tug brought the ship back to \
      the harbour. Islanders have asked for a second ship since 2019, when a storm cut them off \
      for two weeks.
      """;

  private static final String OTHER =
      """
      Three days without bread, six hours without a way home: what happened off Skerra at the \
      weekend has angered many who live there. "Nobody was hurt, and nobody will have to swim," \
      said Ada Low, the harbour master, and got no laughs. Passengers told of children who slept on \
      life jackets, and of a crew that shared its soup. The engine of the old ship had been \
      repaired twice since Christmas. Brendan Tarn of the council promised an answer in April.
      """;

  private final State state = State.inMemory();
  private final List<ArticleId> gone = new ArrayList<>();
  private Copies copies = open(Copies.ARTICLES_MAX);

  private Copies open(int articlesMax) {
    return new Copies(
        state.table(Table.COPIES), state.table(Table.COPY_KEYS), gone::add, articlesMax);
  }

  @Test
  void a_rewrite_is_a_copy_of_the_first_and_says_how_similar_it_is() {
    assertThat(see("agency", AGENCY)).isNull();

    Copies.Copy copy = Objects.requireNonNull(see("paper", REWRITE));

    assertThat(copy.of()).isEqualTo(id("agency"));
    assertThat(copy.similarity()).isBetween(0.6, 0.9);
  }

  @Test
  void follow_ups_and_other_reports_of_the_event_are_no_copies() {
    see("agency", AGENCY);

    assertThat(see("later", FOLLOW_UP)).isNull();
    assertThat(see("other", OTHER)).isNull();
  }

  @Test
  void an_article_that_was_added_to_is_a_copy() {
    see("short", REWRITE);

    assertThat(see("long", AGENCY)).extracting(Copies.Copy::of).isEqualTo(id("short"));
  }

  @Test
  void all_copies_are_of_the_first_also_copies_of_copies() {
    see("agency", AGENCY);
    see("one", REWRITE);

    assertThat(see("two", REWRITE)).extracting(Copies.Copy::of).isEqualTo(id("agency"));
    assertThat(see("three", "Extra! " + REWRITE))
        .extracting(Copies.Copy::of)
        .isEqualTo(id("agency"));
  }

  @Test
  void the_order_of_coming_decides_which_is_the_first() {
    see("one", REWRITE);

    assertThat(see("agency", AGENCY, NOON.minus(DAY), NOON))
        .extracting(Copies.Copy::of)
        .isEqualTo(id("one"));
  }

  @Test
  void short_texts_are_copies_when_they_are_nearly_the_same_and_headlines_are_none() {
    String brief = "The ferry between Port Ennis and Skerra runs again on Tuesday, Ada Low said.";
    see("brief", brief);
    see("headline", "Ferry runs again");

    assertThat(see("same", "PORT ENNIS - " + brief)).isNotNull();
    assertThat(see("half", brief + " The engine had failed in heavy seas three days before that."))
        .isNull();
    assertThat(see("another", "Ferry runs again")).isNull();
  }

  @Test
  void what_says_one_thing_over_and_over_is_no_copy_of_what_says_it_too() {
    for (int i = 0; i < 200; i++) {
      String once = "Offer%d of the day. ".formatted(i);
      see("once " + i, once.repeat(2_000));
      assertThat(see("again " + i, once.repeat(1_000) + "Ferry runs again.")).isNull();
    }
  }

  @Test
  void a_few_runs_of_words_make_no_copy_however_much_of_the_text_they_are() {
    String few = "Our reporters are on their way. Come back for more soon. ";
    see("one", few + "The old ferry stopped. ".repeat(20));

    assertThat(see("other", few + "The old ferry stopped. ".repeat(30))).isNull();
  }

  @Test
  void a_revision_is_no_copy_of_what_it_was_or_of_its_own_copies() {
    see("agency", AGENCY);
    see("paper", AGENCY);

    assertThat(revise("agency", AGENCY + " The captain was thanked.")).isNull();
    assertThat(revise("paper", REWRITE)).extracting(Copies.Copy::of).isEqualTo(id("agency"));
  }

  @Test
  void a_revision_turns_into_a_copy_and_out_of_one() {
    see("agency", AGENCY);
    see("paper", OTHER);

    assertThat(revise("paper", REWRITE)).isNotNull();
    assertThat(revise("paper", OTHER)).isNull();
    assertThat(see("late", OTHER)).extracting(Copies.Copy::of).isEqualTo(id("paper"));
  }

  @Test
  void what_was_not_kept_was_not_seen() {
    copies.of(id("agency"), Words.of(AGENCY), NOON, NOON, true);
    state.forget();
    copies.forgotten();

    assertThat(see("paper", AGENCY)).isNull();
    assertThat(see("other", AGENCY)).extracting(Copies.Copy::of).isEqualTo(id("paper"));
  }

  @Test
  void an_article_that_failed_ends_no_day() {
    see("agency", AGENCY);
    fail("late", OTHER, NOON.plus(DAY.multipliedBy(30)));

    assertThat(see("paper", AGENCY)).extracting(Copies.Copy::of).isEqualTo(id("agency"));
  }

  @Test
  void an_article_that_failed_takes_no_room() {
    copies = open(2);
    see("agency", AGENCY, NOON.minus(DAY), NOON);
    see("other", OTHER);
    fail("third", FOLLOW_UP, NOON);

    assertThat(copies.remembers(id("agency"), NOON)).isTrue();
  }

  @Test
  void what_is_over_goes_on_being_removed_after_articles_that_failed_and_starts() {
    for (int i = 0; i < 300; i++) {
      see("old " + i, AGENCY, NOON.minus(DAY.multipliedBy(20L * i)), NOON);
    }
    Instant late = NOON.plus(DAY.multipliedBy(9));
    for (int i = 0; i < 400; i++) {
      see("new " + i, "Nothing new.", late, late);
      fail("failed " + i, OTHER, late.plus(DAY));
      if (i == 200) {
        copies = open(Copies.ARTICLES_MAX);
      }
    }

    assertThat(Set.copyOf(gone)).hasSize(300);
    int[] days = new int[1];
    state
        .table(Table.COPY_KEYS)
        .range(
            new byte[] {'d'},
            new byte[] {'e'},
            (key, value) -> {
              days[0]++;
              return true;
            });
    assertThat(days[0]).isEqualTo(1);
  }

  private void fail(String name, String text, Instant fetched) {
    var unused = copies.of(id(name), Words.of(text), NOON, fetched, true);
    state.forget();
    copies.forgotten();
  }

  @Test
  void after_a_start_all_is_as_before() {
    see("agency", AGENCY);
    see("paper", OTHER);
    copies = open(Copies.ARTICLES_MAX);

    assertThat(see("copy", REWRITE)).extracting(Copies.Copy::of).isEqualTo(id("agency"));
    assertThat(revise("paper", AGENCY)).extracting(Copies.Copy::of).isEqualTo(id("agency"));
  }

  @Test
  void old_articles_are_copies_of_those_of_their_days_and_never_of_new_ones() {
    see("new", AGENCY);
    Instant then = Instant.parse("2019-05-01T08:00:00Z");
    assertThat(see("old", AGENCY, then, NOON)).isNull();

    assertThat(see("old copy", REWRITE, then.plus(DAY.multipliedBy(7)), NOON))
        .extracting(Copies.Copy::of)
        .isEqualTo(id("old"));
    assertThat(see("too late", REWRITE, then.plus(DAY.multipliedBy(16)), NOON)).isNull();
    assertThat(see("copy", REWRITE)).extracting(Copies.Copy::of).isEqualTo(id("new"));
  }

  @Test
  void a_day_is_forgotten_a_week_after_its_last_article_and_all_of_it_removed() {
    Instant then = Instant.parse("2019-05-01T08:00:00Z");
    see("old", AGENCY, then, NOON);
    see("older", OTHER, then, NOON.plus(DAY.multipliedBy(7)));
    Instant late = NOON.plus(DAY.multipliedBy(14));
    assertThat(see("in time", AGENCY, then, late)).isNotNull();
    late = late.plus(DAY.multipliedBy(8));

    assertThat(see("in vain", AGENCY, then, late)).isNull();
    assertThat(revise("old", AGENCY, then, late)).isNull();
    for (int i = 0; i < 200; i++) {
      see("filler " + i, "Nothing new.", late, late);
    }

    assertThat(gone).containsExactlyInAnyOrder(id("older"), id("in time"));
    assertThat(see("new copy", AGENCY, then, late))
        .extracting(Copies.Copy::of)
        .isEqualTo(id("in vain"));
  }

  @Test
  void a_revision_that_comes_too_late_brings_nothing_of_its_day_back() {
    see("old", "Nothing new.");
    see("agency", AGENCY);
    Instant late = NOON.plus(DAY.multipliedBy(8));

    assertThat(revise("old", "Nothing new at all.", NOON, late)).isNull();
    assertThat(see("paper", AGENCY, NOON, late)).isNull();
  }

  @Test
  void of_too_many_articles_the_day_that_was_long_without_one_is_given_up() {
    copies = open(3);
    Instant then = Instant.parse("2019-05-01T08:00:00Z");
    see("old", AGENCY, then, NOON);
    see("new", AGENCY, NOON, NOON.plus(DAY));
    see("newer", OTHER, NOON, NOON.plus(DAY));
    see("newest", FOLLOW_UP, NOON, NOON.plus(DAY));

    assertThat(see("old copy", AGENCY, then, NOON.plus(DAY))).isNull();
  }

  @Test
  void boilerplate_makes_no_copies_and_does_not_hide_them() {
    String footer = "\nSign up for our letter and read every morning what moves the islands.";
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      List<String> text = SketchTest.words(80, random.nextLong());
      assertThat(see("filler " + i, String.join(" ", text) + footer)).isNull();
    }
    see("agency", AGENCY + footer);

    assertThat(see("paper", REWRITE + footer)).isNotNull();
  }

  @Test
  void a_replay_gives_the_same_also_from_the_middle_on() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<String> words = SketchTest.words(300, i);
      texts.add(String.join(" ", words));
      texts.add(String.join(" ", words.subList(0, 200)));
      texts.add(String.join(" ", words.subList(100, 300)));
    }
    Collections.shuffle(texts, new Random(1));

    List<Copies.@Nullable Copy> once = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      once.add(see("a" + i, texts.get(i)));
    }
    State again = State.inMemory();
    List<Copies.@Nullable Copy> twice = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Copies restarted =
          new Copies(again.table(Table.COPIES), again.table(Table.COPY_KEYS), gone::add);
      twice.add(restarted.of(id("a" + i), Words.of(texts.get(i)), NOON, NOON, true));
      again.keep();
    }

    assertThat(twice).isEqualTo(once);
    assertThat(once.stream().filter(Objects::nonNull).count()).isBetween(60L, 80L);
  }

  @Test
  void what_is_kept_and_cannot_be_read_stops_us() {
    see("agency", AGENCY);
    for (Table table : List.of(Table.COPIES, Table.COPY_KEYS)) {
      List<byte[]> kept = new ArrayList<>();
      state.table(table).all((key, row) -> kept.add(key) && kept.add(row));
      for (int i = 0; i < kept.size(); i += 2) {
        state.table(table).put(kept.get(i), Arrays.copyOf(kept.get(i + 1), 3));
        assertThatThrownBy(
                () -> {
                  open(Copies.ARTICLES_MAX);
                  revise("agency", AGENCY);
                })
            .isInstanceOf(KafkaException.class);
        state.forget();
      }
    }
  }

  @Test
  void little_is_kept_of_an_article() {
    for (int i = 0; i < 100; i++) {
      see("a" + i, String.join(" ", SketchTest.words(600, i)));
    }

    assertThat(bytes(state.table(Table.COPIES)) + bytes(state.table(Table.COPY_KEYS)))
        .isLessThan(100 * 500);
  }

  private static int bytes(Rows rows) {
    int[] bytes = new int[1];
    rows.range(
        new byte[0],
        new byte[] {(byte) 0xff, (byte) 0xff},
        (key, value) -> {
          bytes[0] += key.length + value.length;
          return true;
        });
    return bytes[0];
  }

  private Copies.@Nullable Copy see(String name, String text) {
    return see(name, text, NOON, NOON);
  }

  private Copies.@Nullable Copy see(String name, String text, Instant appeared, Instant fetched) {
    return seen(name, text, appeared, fetched, true);
  }

  private Copies.@Nullable Copy revise(String name, String text) {
    return revise(name, text, NOON, NOON);
  }

  private Copies.@Nullable Copy revise(
      String name, String text, Instant appeared, Instant fetched) {
    return seen(name, text, appeared, fetched, false);
  }

  private Copies.@Nullable Copy seen(
      String name, String text, Instant appeared, Instant fetched, boolean first) {
    Copies.Copy copy = copies.of(id(name), Words.of(text), appeared, fetched, first);
    state.keep();
    copies.kept();
    return copy;
  }

  private static ArticleId id(String name) {
    return ArticleId.ofUrl("https://paper.test/" + name);
  }
}
