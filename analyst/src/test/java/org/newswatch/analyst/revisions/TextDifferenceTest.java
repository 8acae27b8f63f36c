package org.newswatch.analyst.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.revisions.Piece.Kind;

class TextDifferenceTest {

  @Test
  void a_word_in_the_place_of_another_is_all_that_differs() {
    assertThat(
            TextDifference.of(
                "The ferry left at noon. Nobody was hurt.",
                "The ferry left at one. Nobody was hurt."))
        .containsExactly(
            new Piece(Kind.SAME, "The ferry left at "),
            new Piece(Kind.REMOVED, "noon."),
            new Piece(Kind.ADDED, "one."),
            new Piece(Kind.SAME, " Nobody was hurt."));
  }

  @Test
  void a_new_sentence_is_added_as_a_whole() {
    assertThat(TextDifference.of("One came. Two left. ", "One came. All waved. Two left. "))
        .containsExactly(
            new Piece(Kind.SAME, "One came. "),
            new Piece(Kind.ADDED, "All waved. "),
            new Piece(Kind.SAME, "Two left. "));
  }

  @Test
  void equal_texts_are_one_piece_and_empty_ones_none() {
    assertThat(TextDifference.of("a. b", "a. b")).containsExactly(new Piece(Kind.SAME, "a. b"));
    assertThat(TextDifference.of("", "")).isEmpty();
  }

  @Property(tries = 300)
  void both_texts_can_be_read_off_the_pieces(
      @ForAll("texts") String before, @ForAll("texts") String after) {
    List<Piece> pieces = TextDifference.of(before, after);

    assertThat(without(pieces, Kind.ADDED)).isEqualTo(before);
    assertThat(without(pieces, Kind.REMOVED)).isEqualTo(after);
    for (int i = 1; i < pieces.size(); i++) {
      assertThat(pieces.get(i).kind()).isNotEqualTo(pieces.get(i - 1).kind());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "ship ", "port\n", "left. ", "came! ", "\n\n", "noon", "  ", "\ud83d\udea2? ")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Test
  void the_longest_texts_that_have_nothing_in_common_are_told_apart_in_bounded_time() {
    String before = "a1 b1 c1. ".repeat(20_000);
    String after = "x2 y2 z2! ".repeat(20_000);

    assertThat(without(TextDifference.of(before, after), Kind.REMOVED)).isEqualTo(after);
  }

  private static String without(List<Piece> pieces, Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() != kind)
        .map(Piece::text)
        .collect(Collectors.joining());
  }
}
