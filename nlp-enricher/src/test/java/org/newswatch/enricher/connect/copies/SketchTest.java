package org.newswatch.enricher.connect.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.enricher.connect.words.Words;

final class SketchTest {

  @ParameterizedTest
  @ValueSource(ints = {5, 60, 500, 3_000, 30_000})
  void the_share_of_a_text_that_stands_in_another_is_told_for_any_length(int words) {
    List<String> text = words(words, 1);
    List<String> half = text.subList(0, words / 2);
    Sketch whole = sketch(text);

    assertThat(whole.with(whole).similarity()).isEqualTo(1);
    assertThat(sketch(words(words, 2)).with(whole).similarity()).isLessThan(0.05);
    if (words > 5) {
      Sketch.Shared shared = sketch(half).with(whole);
      assertThat(shared.ofFirst()).isGreaterThan(0.97);
      assertThat(shared.ofSecond()).isEqualTo(0.5, within(0.1));
    }
  }

  @Test
  void moved_sentences_make_no_difference() {
    String one = "The ferry of Port Ennis runs again. ";
    String two = "Ada Low had stopped it on Monday for its engine. ";

    Sketch.Shared shared =
        draw(one + two).with(draw(two.toUpperCase(java.util.Locale.ROOT) + "\n" + one));

    assertThat(shared.similarity()).isEqualTo(1);
  }

  @Test
  void texts_without_spaces_are_compared_too() {
    Sketch whole = draw("星期一早上渡轮因发动机故障而停运三天。乘客们被转移到另一艘船上去了。");

    assertThat(draw("星期一早上渡轮因发动机故障而停运三天").with(whole).ofFirst()).isEqualTo(1);
    assertThat(draw("星期二晚上火车由于大雪的缘故晚点了两个小时").with(whole).ofFirst()).isZero();
  }

  @Property(tries = 200)
  void any_text_is_like_itself_and_likeness_is_the_same_in_both_orders(
      @ForAll String one, @ForAll String other) {
    Sketch first = draw(one);
    Sketch second = draw(other);

    assertThat(first.with(second).similarity())
        .isBetween(0.0, 1.0)
        .isEqualTo(second.with(first).similarity());
    assertThat(first.with(first).similarity()).isEqualTo(first.runs() == 0 ? 0 : 1);
  }

  @Test
  void hostile_texts_cost_no_more_than_their_length() {
    for (String part :
        List.of("word ", "a.b ", "\ud800", "\udc00x ", "\u0000", "中", "\u0301", "1,", "x\n")) {
      String text = part.repeat(200_000 / part.length());
      Sketch.Drawn drawn = Sketch.draw(Words.of(text), 10);

      assertThat(drawn.lowest()).hasSizeLessThanOrEqualTo(10);
      assertThat(drawn.sketch().packed()).hasSizeLessThan(1_000);
    }
  }

  @Property(tries = 100)
  void a_sketch_is_the_same_when_it_was_kept(@ForAll @IntRange(max = 2_000) int words) {
    Sketch sketch = sketch(words(words, words));
    byte[] packed = sketch.packed();

    assertThat(Sketch.unpack(packed).packed()).isEqualTo(packed);
    assertThat(packed).hasSizeLessThan(450);
  }

  @Property
  void rising_numbers_are_the_same_when_they_were_packed(
      @ForAll @Size(max = 300) int[] numbers, @ForAll @IntRange(max = 16) int rest) {
    int[] rising = Arrays.stream(numbers).map(number -> number & 0x7fffffff).sorted().toArray();

    byte[] packed = Bits.pack(rising, rising.length, rest);

    assertThat(Bits.unpack(packed, 0, rising.length, rest)).isEqualTo(rising);
  }

  /** Different words, twenty to a sentence. */
  static List<String> words(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + random.nextInt(50_000) + (i % 20 == 19 ? "." : ""))
        .toList();
  }

  private static Sketch sketch(List<String> words) {
    return draw(words.stream().collect(Collectors.joining(" ")));
  }

  private static Sketch draw(String text) {
    return Sketch.draw(Words.of(text), 10).sketch();
  }
}
