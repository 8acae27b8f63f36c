package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.Articles;
import org.newswatch.names.NameKeys;

/** With the profile of a language, on its model; without, the model's part is passed over. */
final class ModelReaderTest {

  private static final OtherLanguages OTHERS =
      new OtherLanguages(KnownPlaces.load(), NameKeys::key);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Die Vorsitzende Zuzana Hollander traf in Leipzig den Vorstand der Wandel AG. Hollander"
            + " sprach von der EU.|Zuzana Hollander|Leipzig",
        "es|La presidenta Zuzana Hollander viajó a Sevilla con el director del Banco de Hielo."
            + " Hollander habló de la UE.|Zuzana Hollander|Sevilla",
        "fr|La présidente Zuzana Hollander a visité Lyon avec le directeur de la Banque du Nord."
            + " Hollander a parlé de l'UE.|Zuzana Hollander|Lyon",
      })
  void the_model_of_a_language_on_the_class_path_reads_its_texts(
      String language, String text, String person, String place) {
    assumeTrue(
        ModelReader.find(language).isPresent(),
        "the model is not on the class path: build with -P german,spanish,french");
    List<Mention> mentions = names(language, text);

    assertThat(mentions).extracting(Mention::head).contains(person, place);
    assertThat(mentions)
        .filteredOn(m -> m.surface().equals("Hollander"))
        .extracting(Mention::head)
        .containsOnly(person);
    assertThat(mentions)
        .filteredOn(m -> m.surface().equals(place))
        .extracting(Mention::kind)
        .containsOnly(MentionKind.CITY);
    List<List<Mention>> again =
        IntStream.range(0, 8).parallel().mapToObj(i -> names(language, text)).toList();
    assertThat(again).containsOnly(mentions);
  }

  @Test
  void without_a_model_the_lists_read_the_text() {
    assertThat(ModelReader.find("it")).isEmpty();
    assertThat(names("it", "Ieri a Varsavia il ministro ha incontrato Anna Hollander."))
        .extracting(Mention::head)
        .contains("Varsavia", "Anna Hollander");
  }

  private static List<Mention> names(String language, String text) {
    RawArticle article = Articles.of("1", text);
    return OTHERS
        .names(
            language,
            CleanText.of(article.title()),
            CleanText.of(article.text()),
            article,
            new Budget(System::nanoTime, Duration.ofMinutes(5), 10_000))
        .mentions();
  }
}
