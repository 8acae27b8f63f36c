package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Limits;

final class BylinesTest {

  @Test
  void what_surrounds_a_name_is_no_part_of_it() {
    for (String line :
        List.of(
            "By Ann Berg",
            "by: Ann Berg",
            "Written by Ann Berg",
            "Von Ann Berg",
            "Por Ann Berg",
            "Par Ann Berg",
            "Ann Berg, Staff Writer",
            "Ann Berg, Reporter at The Paper",
            "Ann Berg | May 3, 2024",
            "May 3, 2024 by Ann Berg",
            "Ann Berg - June 12",
            "Ann Berg on Friday",
            "By Ann Berg Updated May 3, 2024",
            "Ann Berg (The Paper)",
            "\"Ann Berg\"",
            "By Ann Berg in Lindow",
            "Ann Berg, ann@paper.test",
            "Ann Berg &amp;amp; agencies",
            "Ann Berg and agencies")) {
      assertThat(Bylines.names(List.of(line))).as(line).containsExactly("Ann Berg");
    }
  }

  @Test
  void a_label_is_nobody_and_whose_a_picture_is_wrote_no_text() {
    for (String label :
        List.of(
            "Video:",
            "Bild:",
            "Bild :",
            "Foto: Ann Berg",
            "Anzeige:",
            "\u0412\u0438\u0434\u0435\u043e:",
            "\u0424\u043e\u0442\u043e: Ann Berg",
            "Image\uff1a",
            "Photos: Ann Berg and Jo Li")) {
      assertThat(Bylines.names(List.of(label))).as(label).isEmpty();
    }
    assertThat(Bylines.names(List.of("Foto: Mo Ras; von Ann Berg"))).containsExactly("Ann Berg");
    assertThat(Bylines.names(List.of("Ann Berg, Video: Jo Li"))).containsExactly("Ann Berg");
    assertThat(Bylines.isOtherLead("Bild:")).isTrue();
    assertThat(Bylines.isOtherLead("Ann Leitbild")).isFalse();
  }

  @Test
  void several_names_are_told_apart() {
    for (String line :
        List.of(
            "Ann Berg, Jo Li and Mo Ras",
            "Ann Berg, Jo Li, and Mo Ras",
            "By Ann Berg; Jo Li; Mo Ras",
            "Ann Berg & Jo Li with Mo Ras",
            "Ann Berg | Jo Li / Mo Ras",
            "Ann Berg, Jo Li und Mo Ras",
            "Ann Berg, Jo Li y Mo Ras",
            "Ann Berg, Jo Li и Mo Ras")) {
      assertThat(Bylines.names(List.of(line)))
          .as(line)
          .containsExactly("Ann Berg", "Jo Li", "Mo Ras");
    }
  }

  @Test
  void a_degree_stays_with_its_name() {
    assertThat(Bylines.names(List.of("Ann Berg, Ph.D., and Jo Li, MS, RD")))
        .containsExactly("Ann Berg, Ph.D.", "Jo Li, MS, RD");
  }

  @Test
  void nobody_is_called_so() {
    for (String line :
        List.of(
            "From wire reports",
            "By Staff",
            "agencies",
            "admin",
            "https://paper.test/ann",
            "ann@paper.test",
            "@annberg",
            "Read more",
            "5 min read",
            "Edited by Ann Berg",
            "May 3, 2024",
            "LinkedIn",
            "")) {
      assertThat(Bylines.names(List.of(line))).as(line).isEmpty();
    }
  }

  @Property(tries = 1_000)
  void no_text_makes_it_throw_and_every_name_is_bounded(@ForAll String text) {
    List<String> names = Bylines.names(List.of("By " + text, text + " and " + text));
    assertThat(names).hasSizeLessThanOrEqualTo(Limits.BYLINES_MAX).doesNotHaveDuplicates();
    assertThat(names)
        .allSatisfy(name -> assertThat(name).hasSizeBetween(2, Limits.LABEL_CHARS_MAX));
  }

  @Test
  void a_megabyte_of_what_joins_names_is_split_in_time() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (String piece : List.of("by ", "and ", ", ", "- ", "A. ", "(", " in A", "\" ")) {
            assertThat(Bylines.names(List.of(piece.repeat(300_000)))).isNotNull();
          }
        });
  }
}
