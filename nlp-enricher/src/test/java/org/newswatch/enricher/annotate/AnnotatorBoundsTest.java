package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Mention;
import org.newswatch.enricher.Articles;

@Timeout(120)
final class AnnotatorBoundsTest {

  private static final String STORY = "Anna Meyer opened a shop in Hamburg on Monday. ";

  @Test
  void two_megabytes_of_one_word_are_annotated_in_part() {
    Annotation annotation = annotate("x".repeat(2_000_000));

    assertThat(annotation.partial()).isTrue();
    assertThat(annotation.mentions()).isEmpty();
  }

  @Test
  void a_word_without_end_does_not_hide_the_rest() {
    Annotation annotation = annotate(STORY + "y".repeat(50_000) + " " + STORY);

    assertThat(annotation.partial()).isTrue();
    assertThat(annotation.mentions())
        .extracting(Mention::surface)
        .contains("Anna Meyer", "Hamburg");
  }

  @Test
  void a_sentence_of_ten_thousand_tokens_is_read_in_pieces() {
    Annotation annotation = annotate("Anna Meyer and the baker and ".repeat(1_700) + "left.");

    assertThat(annotation.partial()).isFalse();
    assertThat(annotation.mentions()).hasSizeGreaterThan(1_000);
  }

  @Test
  void no_more_mentions_than_a_record_may_have_are_kept() {
    Annotation annotation = annotate("In Hamburg Anna Meyer met. ".repeat(7_000));

    assertThat(annotation.mentions()).hasSize(Limits.MENTIONS_MAX);
    assertThat(annotation.partial()).isTrue();
  }

  @Test
  void when_the_time_is_spent_the_rest_stays_unread() {
    var time = new AtomicLong();
    long step = Annotator.DOCUMENT_TIME_MAX.toNanos() / 3;
    Annotator slow = Shared.annotator().withNanoTime(() -> time.getAndAdd(step));

    Annotation annotation = slow.annotate(Articles.of("News", STORY.repeat(50)));

    assertThat(annotation.partial()).isTrue();
    assertThat(annotation.mentions()).hasSizeLessThan(20);
    assertThat(Annotator.DOCUMENT_TIME_MAX).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void brackets_and_signs_without_end_do_no_harm() {
    assertThat(annotate("(".repeat(20_000)).mentions()).isEmpty();
    assertThat(annotate(")( ".repeat(20_000)).mentions()).isEmpty();
    assertThat(annotate("\u0000\u0007 \uFFFD ".repeat(5_000) + STORY).mentions()).isNotEmpty();
    assertThat(annotate("1 ".repeat(30_000)).mentions()).isEmpty();
  }

  @Test
  void lists_initials_and_brackets_made_to_cost_much_do_not() {
    String items =
        IntStream.range(0, 60).mapToObj(i -> name('A', i) + ", ").collect(Collectors.joining());
    annotate("The Ministry of Health, " + items + "Yyy and Zzz met in Hamburg.");
    annotate("A . \uD801\uDC00 . ".repeat(20_000));
    annotate("The United Nations (" + "A".repeat(150_000) + "1) met in Hamburg.");
  }

  @Test
  @Timeout(60)
  void thousands_of_people_of_one_first_name_are_told_apart_in_time() {
    String people =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "Later John " + name('B', i) + " met John in Hamburg. ")
            .collect(Collectors.joining());

    assertThat(annotate(people).mentions()).isNotEmpty();
  }

  private static String name(char first, int number) {
    String letters = Integer.toString(number + 1_000, 26);
    return first + letters.replaceAll("[0-9]", "a");
  }

  private static Annotation annotate(String text) {
    return Shared.annotator().annotate(Articles.of("News", text));
  }
}
