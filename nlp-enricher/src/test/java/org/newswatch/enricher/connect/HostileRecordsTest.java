package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.connect.Replay.In;

final class HostileRecordsTest {

  private static final List<String> NAMES =
      List.of(
          "x",
          "...",
          "\u0000",
          "\u200b",
          "\u0301",
          "\ufe0f",
          "😀",
          "A".repeat(100_000),
          " ".repeat(300) + "x",
          "x".repeat(199) + "😀",
          "Low ".repeat(3_000),
          "-".repeat(500),
          "中".repeat(500),
          "А".repeat(500),
          "O'".repeat(400),
          "a b c d e f g h i j k l m n o p q r s t u v w x y z",
          "\u202eLow",
          "Dr. Dr. Dr.",
          "1,000,000",
          "İıŞş");

  private final Replay replay = new Replay();
  private int number;

  @AfterEach
  void close() {
    replay.close();
  }

  @Test
  void whatever_articles_name_connect_goes_on_and_starts_again() {
    for (int round = 0; round < 2; round++) {
      for (String name : NAMES) {
        for (MentionType type : MentionType.values()) {
          assertThat(replay.answered(article("News", "Low spoke.", name, type))).isNotEmpty();
        }
        assertThat(replay.answered(candidate(name))).isNotEmpty();
      }
      replay.restart();
    }
    assertGoesOn();
  }

  @Test
  void a_decision_with_broken_characters_does_not_stop_us_now_or_at_the_next_start() {
    for (String broken : List.of("\\ud800", "x\\udc00y")) {
      String label =
          encoded(new EntityDecision.Label("d1", Articles.FETCHED, "ida", null, "e1", "LABEL"));
      var unused =
          replay.answered(
              new In(Topic.ENTITY_DECISIONS, "d1", label.replace("LABEL", "L" + broken)));
      replay.restart();
    }
    assertGoesOn();
  }

  @Test
  void texts_of_any_shape_go_on_at_the_cost_of_their_length() {
    for (String part : List.of("word ", "a", "中", "x\n", "a. ", "1,", "😀", "Low. ", "é")) {
      String text = "Low spoke. " + part.repeat(199_000 / part.length());
      assertThat(replay.answered(article("News", text, "Low", MentionType.PERSON)))
          .anyMatch(out -> out.startsWith(ConnectTopology.ENRICHED));
    }
    assertGoesOn();
  }

  @Test
  void a_thousand_revisions_of_an_article_leave_no_more_than_one() {
    RawArticle first = Articles.of("https://paper-a.test/r", "News", "One.", at(0), null);
    replay.answered(in(first, List.of()));
    int rows = replay.rows().size();
    for (int i = 1; i <= 1_000; i++) {
      RawArticle next = Articles.of("https://paper-a.test/r", "News", "One. " + i, at(i), null);
      assertThat(replay.answered(in(next, List.of())))
          .anyMatch(out -> out.startsWith(ConnectTopology.ENRICHED));
    }

    assertThat(replay.rows()).hasSize(rows);
  }

  private void assertGoesOn() {
    String text = "Nora Quist spoke at last.";
    assertThat(replay.answered(article("News", text, "Nora Quist", MentionType.PERSON)))
        .anyMatch(out -> out.startsWith(ConnectTopology.ENRICHED));
  }

  private static Instant at(int second) {
    return Articles.FETCHED.plusSeconds(second);
  }

  private static String encoded(EntityDecision decision) {
    return new String(Codec.ENTITY_DECISION.encode(decision), UTF_8);
  }

  private In article(String title, String text, String name, MentionType type) {
    number++;
    RawArticle article =
        Articles.of("https://paper-a.test/" + number, title, text, at(number), null);
    List<Mention> mentions = new ArrayList<>();
    mentions.add(new Mention(Field.TEXT, "Low", 0, 3, type, name));
    mentions.add(new Mention(Field.TITLE, "News", 0, 4, type, "Ada " + name));
    return in(article, mentions);
  }

  private In candidate(String name) {
    number++;
    RawArticle article =
        Articles.of("https://paper-a.test/" + number, "News", "Low spoke.", at(number), null);
    return in(
        article,
        new Annotation(
            null,
            List.of(),
            List.of(),
            List.of(),
            "News",
            "",
            false,
            "test",
            List.of(new Candidate(Field.TEXT, "Low", 0, 3, name))));
  }

  private static In in(RawArticle article, List<Mention> mentions) {
    return in(
        article, new Annotation("en", mentions, List.of(), List.of(), "News", "", false, "test"));
  }

  private static In in(RawArticle article, Annotation annotation) {
    return new In(
        Topic.ARTICLES_ANNOTATED,
        article.id().value(),
        new String(
            Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation)), UTF_8));
  }
}
