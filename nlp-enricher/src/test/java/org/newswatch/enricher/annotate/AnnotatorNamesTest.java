package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.Articles;
import org.newswatch.names.NameKeys;

final class AnnotatorNamesTest {

  @Test
  void names_of_persons_bodies_and_places_are_found() {
    Annotation annotation =
        annotate("Maria Lindqvist of the World Health Organization spoke in Geneva on Tuesday.");

    assertThat(annotation.mentions())
        .extracting(Mention::surface, Mention::type)
        .containsExactly(
            tuple("Maria Lindqvist", MentionType.PERSON),
            tuple("World Health Organization", MentionType.ORGANIZATION),
            tuple("Geneva", MentionType.LOCATION));
    assertThat(annotation.detectedLanguage()).isEqualTo("en");
    assertThat(annotation.partial()).isFalse();
  }

  @Test
  void a_short_form_joins_the_full_name_and_pronouns_are_no_names() {
    Annotation annotation =
        annotate(
            "President Viktor Voronenko met farmers near Lviv. He promised aid. His wife, Olena"
                + " Voronenko, stayed in Kyiv. Farmers said they trusted him.");

    assertThat(annotation.mentions()).extracting(Mention::surface).doesNotContain("He", "His");
    assertThat(annotation.mentions())
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .extracting(Mention::surface)
        .contains("Viktor Voronenko", "Olena Voronenko")
        .noneMatch(s -> s.startsWith("President"));
  }

  @Test
  void a_surname_alone_stands_for_its_one_bearer_without_the_possessive() {
    Annotation annotation =
        annotate(
            "The mayor, Peter Hollander, resigned on Friday. Hollander's deputy will take over,"
                + " and Hollander will leave politics.");

    List<Mention> people =
        annotation.mentions().stream().filter(m -> m.type() == MentionType.PERSON).toList();
    assertThat(people)
        .extracting(Mention::surface)
        .containsExactly("Peter Hollander", "Hollander", "Hollander");
    assertThat(people).extracting(Mention::head).containsOnly("Peter Hollander");
  }

  @Test
  void a_surname_of_two_bearers_stays_apart() {
    Annotation annotation =
        annotate(
            "Anna Meyer and her brother Thomas Meyer run the shop in Hamburg. Meyer declined to"
                + " comment.");

    assertThat(annotation.mentions())
        .filteredOn(m -> m.surface().equals("Meyer"))
        .allMatch(m -> m.head().equals("Meyer"));
  }

  @Test
  void a_name_glued_to_a_lost_quotation_mark_is_still_found() {
    String text =
        "\u201cThe bank needs time to make the changes,\u2020Daniel Brooks, director of the"
            + " London-based Institute for Finance, said by phone.";
    Annotation annotation = annotate(text);

    assertThat(annotation.mentions())
        .anySatisfy(
            m -> {
              assertThat(m.surface()).isEqualTo("Daniel Brooks");
              assertThat(m.type()).isEqualTo(MentionType.PERSON);
              assertThat(text.substring(m.start(), m.end())).isEqualTo("Daniel Brooks");
            });
  }

  @Test
  void names_are_replaced_by_their_keys_at_the_same_position() {
    String text = "Talks with Viktor Voronenko failed. Voronenko's aides left Kyiv for Warsaw.";
    Annotation annotation = annotate(text);

    String key = NameKeys.key("Voronenko");
    assertThat(annotation.keyText())
        .startsWith(
            "Talks with " + NameKeys.key("Viktor") + " " + key + " failed. " + key + " aides");
    assertThat(annotation.keyText().split(" ")).hasSameSizeAs(text.split(" "));
    assertThat(annotation.nameKeys()).contains(key).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_russian_article_is_found_under_the_key_of_the_latin_spelling() {
    Annotation annotation =
        annotate(
            "Президент Виктор Вороненко прибыл в Минск во вторник. По словам представителей"
                + " правительства, Вороненко проведёт переговоры с министрами о торговле зерном.");

    assertThat(annotation.detectedLanguage()).isEqualTo("ru");
    assertThat(annotation.nameKeys())
        .contains(NameKeys.key("Voronenko"), NameKeys.key("Viktor"), NameKeys.key("Minsk"));
    assertThat(annotation.keyText()).contains(NameKeys.key("Voronenko"));
    assertThat(annotation.mentions())
        .extracting(Mention::surface)
        .contains("Вороненко")
        .anyMatch(s -> s.contains("Виктор Вороненко"));
  }

  @Test
  void polish_and_ukrainian_articles_are_found_likewise() {
    Annotation polish =
        annotate(
            "Minister rolnictwa spotkał się w środę z Wiktorem Woronienką i przedstawił nowe"
                + " przepisy dotyczące eksportu zboża z Ukrainy do krajów Unii Europejskiej.");
    Annotation ukrainian =
        annotate(
            "Увечері міністр повідомив, що Віктор Вороненко підписав угоду про постачання зерна,"
                + " яку сторони готували впродовж останніх шести тижнів.");

    assertThat(polish.detectedLanguage()).isEqualTo("pl");
    assertThat(polish.nameKeys()).isNotEmpty();
    assertThat(ukrainian.detectedLanguage()).isEqualTo("uk");
    assertThat(ukrainian.nameKeys()).contains(NameKeys.key("Voronenko"));
  }

  @Test
  void text_in_a_language_without_capitals_gets_no_names_and_no_error() {
    Annotation annotation =
        annotate("本报讯 今天上午市政府召开新闻发布会 介绍了今年前三季度经济运行情况 记者从会上获悉 全市经济总体平稳 居民收入继续增长 就业形势保持稳定");

    assertThat(annotation.mentions()).isEmpty();
    assertThat(annotation.partial()).isFalse();
  }

  private static Annotation annotate(String text) {
    return Shared.annotator().annotate(Articles.of("News of the day", text));
  }
}
