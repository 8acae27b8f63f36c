package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.enricher.Articles;

final class EnglishMiscTest {

  @Test
  void places_say_whether_they_are_a_country_a_city_or_a_region() {
    Annotation annotation =
        annotate(
            "The ferry left Norway on Monday, called at Tallinn and went on to Latin America by way"
                + " of Nova Scotia.");

    assertThat(annotation.mentions())
        .filteredOn(m -> m.type() == MentionType.LOCATION)
        .extracting(Mention::surface, Mention::kind)
        .containsExactly(
            tuple("Norway", MentionKind.COUNTRY),
            tuple("Tallinn", MentionKind.CITY),
            tuple("Latin America", MentionKind.REGION),
            tuple("Nova Scotia", MentionKind.REGION));
  }

  @Test
  void peoples_and_events_are_neither_places_nor_bodies() {
    Annotation annotation =
        annotate(
            "Three Norwegian skiers and a South African coach will miss the Winter Games, and two"
                + " Estonians stay away from the Lisbon Film Festival.");

    assertThat(annotation.mentions())
        .extracting(Mention::surface, Mention::type, Mention::kind)
        .contains(
            tuple("Norwegian", MentionType.MISC, MentionKind.NATIONALITY),
            tuple("South African", MentionType.MISC, MentionKind.NATIONALITY),
            tuple("Estonians", MentionType.MISC, MentionKind.NATIONALITY),
            tuple("Winter Games", MentionType.MISC, MentionKind.EVENT),
            tuple("Lisbon Film Festival", MentionType.MISC, MentionKind.EVENT));
  }

  @Test
  void who_wrote_the_story_is_nobody_of_the_story() {
    Annotation annotation =
        annotate(
            "By Jane Holloway\n\nHARBOUR TOWN, Feb 11 (Reuters) - The mayor, Peter Hollander,"
                + " resigned on Friday. Hollander's deputy will take over.\n\n"
                + "Reporting by Jane Holloway and Tom Baker; Editing by Ann Carter");

    assertThat(annotation.mentions())
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .extracting(Mention::surface)
        .containsExactly("Peter Hollander", "Hollander");
  }

  @Test
  void a_line_that_holds_nothing_but_the_author_is_no_part_of_the_story() {
    var source = new SourceRef("paper.test", "The Paper", "paper.test", null, "en");
    String text = "Jane Holloway\n\nThe mayor, Peter Hollander, resigned on Friday in Hamburg.";
    RawArticle article =
        RawArticle.builder(
                ArticleId.ofText(source.id(), text),
                source,
                "Mayor resigns",
                text,
                Instant.parse("2026-03-01T09:00:00Z"))
            .byline(List.of("Jane Holloway"))
            .build();

    assertThat(Shared.annotator().annotate(article).mentions())
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .extracting(Mention::surface)
        .containsExactly("Peter Hollander");
  }

  @Test
  void signs_that_stand_apart_from_their_letters_belong_to_the_name() {
    String text =
        "The U . S . envoy met Dr . D . Hollander , who leads the Workers ’ s Council , and James"
            + " O ’ Leary in Geneva .";
    Annotation annotation = annotate(text);

    assertThat(annotation.mentions())
        .extracting(Mention::surface)
        .contains("U . S .", "D . Hollander", "James O ’ Leary", "Geneva")
        .allMatch(surface -> text.contains(surface));
  }

  @Test
  void money_is_no_country_and_a_cup_no_body() {
    Annotation annotation =
        annotate("The bridge cost US$ 5 million, and the FIFA World Cup brought guests to Doha.");

    assertThat(annotation.mentions())
        .extracting(Mention::surface, Mention::type)
        .contains(tuple("FIFA World Cup", MentionType.MISC), tuple("Doha", MentionType.LOCATION))
        .doesNotContain(tuple("US", MentionType.LOCATION));
  }

  @Test
  void a_body_is_named_with_what_it_is_for_and_without_who_heads_it() {
    Annotation annotation =
        annotate(
            "Members of the Ministry of Fisheries and Oceans met the Government of Norway and the"
                + " Harbour Workers' Union. The Norwegian Institute of Marine Research agreed.");

    assertThat(annotation.mentions())
        .filteredOn(m -> m.type() == MentionType.ORGANIZATION)
        .extracting(Mention::surface)
        .contains("Ministry of Fisheries and Oceans", "Government of Norway")
        .noneMatch(surface -> surface.startsWith("Members"));
  }

  private static Annotation annotate(String text) {
    return Shared.annotator().annotate(Articles.of("News of the day", text));
  }
}
