package org.newswatch.enricher.connect.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.Revision;
import org.newswatch.contract.Revision.Labelled;
import org.newswatch.contract.TimexType;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;
import org.newswatch.enricher.connect.words.Words;

final class RevisionsTest {

  private final Rows rows = State.inMemory().table(Table.REVISIONS);
  private final Map<String, Labelled> known = new HashMap<>();
  private final Revisions revisions = new Revisions(rows, known::get);

  @Test
  void a_new_article_changed_nothing() {
    assertThat(look("One.", List.of(), List.of(), true)).isNull();
  }

  @Test
  void sentences_that_only_moved_are_no_change() {
    look("One is here. Two is there.", List.of(), List.of(), true);

    Revision revised = again("Two is there. “One” is here!", List.of(), List.of());

    assertThat(revised.textAdded()).isZero();
    assertThat(revised.textRemoved()).isZero();
    assertThat(revised.titleBefore()).isNull();
  }

  @Test
  void a_sentence_that_is_said_twice_and_was_once_is_new_once() {
    look("One is here.", List.of(), List.of(), true);

    Revision revised = again("One is here. One is here.", List.of(), List.of());

    assertThat(revised.textAdded()).isEqualTo(0.5);
    assertThat(revised.textRemoved()).isZero();
  }

  @Test
  void who_and_which_days_came_and_went_is_told() {
    known.put("e1", new Labelled("e1", "Ada Low"));
    LocalDate monday = LocalDate.of(2026, 3, 9);
    look("One.", List.of(entity("e1", "Ada Low")), List.of(monday), true);

    Revision revised = again("Two.", List.of(entity("e2", "Bo Hill")), List.of(monday.plusDays(1)));

    assertThat(revised.entitiesAdded()).containsExactly(new Labelled("e2", "Bo Hill"));
    assertThat(revised.entitiesRemoved()).containsExactly(new Labelled("e1", "Ada Low"));
    assertThat(revised.daysAdded()).containsExactly(monday.plusDays(1));
    assertThat(revised.daysRemoved()).containsExactly(monday);
  }

  @Test
  void one_who_turned_out_to_be_another_did_not_go() {
    look("One.", List.of(entity("e1", "Low")), List.of(), true);
    known.put("e1", new Labelled("e9", "Ada Low"));

    Revision revised = again("One.", List.of(entity("e9", "Ada Low")), List.of());

    assertThat(revised.entitiesAdded()).isEmpty();
    assertThat(revised.entitiesRemoved()).isEmpty();
  }

  @Test
  void nobody_is_told_to_be_new_where_too_many_were_named_before_to_be_remembered() {
    List<EntityRef> many =
        IntStream.range(0, 300).mapToObj(n -> entity("e" + n, "E " + n)).toList();
    look("One.", many, List.of(), true);

    Revision revised = again("Two.", many, List.of());

    assertThat(revised.entitiesAdded()).isEmpty();
    assertThat(revised.entitiesRemoved()).isEmpty();
  }

  @Test
  void what_is_forgotten_is_not_compared() {
    look("One.", List.of(), List.of(), true);
    revisions.forget(Articles.of("News", "One.").id());

    assertThat(look("Two.", List.of(), List.of(), false)).isNull();
  }

  @Property(tries = 200)
  void lists_are_bounded_and_shares_are_shares(
      @ForAll String before, @ForAll String after, @ForAll @Size(max = 300) List<Integer> numbers) {
    List<EntityRef> many = numbers.stream().distinct().map(n -> entity("e" + n, "E " + n)).toList();
    look(before, List.of(), List.of(), true);

    Revision revised = again(after, many, List.of());

    assertThat(revised.entitiesAdded().size())
        .isEqualTo(Math.min(many.size(), Limits.REVISION_ENTRIES_MAX));
    assertThat(revised.textAdded()).isBetween(0.0, 1.0);
    assertThat(revised.textRemoved()).isBetween(0.0, 1.0);
  }

  @Test
  void what_is_kept_of_an_article_and_cannot_be_read_stops_us() {
    look("One.", List.of(entity("e1", "Low")), List.of(LocalDate.of(2026, 3, 9)), true);
    List<byte[]> kept = new ArrayList<>();
    rows.all((key, row) -> kept.add(key) && kept.add(row));
    byte[] row = kept.getLast();

    for (int length = 0; length < row.length; length++) {
      rows.put(kept.getFirst(), Arrays.copyOf(row, length));
      assertThatThrownBy(() -> again("Two.", List.of(), List.of()))
          .isInstanceOf(KafkaException.class);
    }
    byte[] other = row.clone();
    other[0]++;
    rows.put(kept.getFirst(), other);
    assertThatThrownBy(() -> again("Two.", List.of(), List.of()))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("form");
  }

  @Test
  void a_headline_of_broken_characters_is_the_same_when_it_comes_again() {
    look("\ud83d broken", "One.", true);

    assertThat(Objects.requireNonNull(look("\ud83d broken", "Two.", false)).titleBefore()).isNull();
  }

  private @org.jspecify.annotations.Nullable Revision look(
      String title, String text, boolean first) {
    AnnotatedArticle annotated =
        new AnnotatedArticle(
            Articles.of(title, text),
            new Annotation("en", List.of(), List.of(), List.of(), title, text, false, "test"));
    return revisions.of(annotated, Words.of(text), List.of(), first);
  }

  private Revision again(String text, List<EntityRef> named, List<LocalDate> days) {
    return Objects.requireNonNull(look(text, named, days, false));
  }

  private @org.jspecify.annotations.Nullable Revision look(
      String text, List<EntityRef> named, List<LocalDate> days, boolean first) {
    RawArticle article = Articles.of("News", "Text");
    List<DateMention> dates = days.stream().map(RevisionsTest::on).toList();
    AnnotatedArticle annotated =
        new AnnotatedArticle(
            article,
            new Annotation("en", List.of(), dates, List.of(), "News", "Text", false, "test"));
    return revisions.of(annotated, Words.of(text), named, first);
  }

  private static EntityRef entity(String id, String label) {
    return new EntityRef(id, MentionType.PERSON, label, 0, 1);
  }

  private static DateMention on(LocalDate day) {
    return new DateMention(
        Field.TEXT,
        day.toString(),
        0,
        4,
        TimexType.DATE,
        day.toString(),
        day,
        day,
        Granularity.DAY,
        Resolution.EXPLICIT);
  }
}
