package org.newswatch.enricher.annotate.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

final class GazetteerReaderTest {

  private static final GazetteerReader READER = new GazetteerReader();

  @Test
  void persons_places_and_bodies_of_a_russian_text_have_their_base_forms() {
    assertThat(
            heads(
                "ru",
                "Вчера в Минске Александр Лукашенко встретился с министром иностранных дел"
                    + " Владимиром Макеем. О Макее говорили и в Варшаве. Представитель ООН и"
                    + " правозащитный центр «Вясна» сообщили о Светлане Тихановской."))
        .containsExactly(
            "Минск LOCATION",
            "Александр Лукашенко PERSON",
            "Владимир Макей PERSON",
            "Владимир Макей PERSON",
            "Варшава LOCATION",
            "ООН ORGANIZATION",
            "Вясна ORGANIZATION",
            "Светлана Тихановская PERSON");
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Он писал президенту Путину о зерне.|Путин",
        "ru|Письмо президента Кучмы пришло утром.|Кучма",
        "ru|Об этом сказал А. Г. Вороненко на встрече.|А. Г. Вороненко",
        "ru|На встрече с Марией Петровой говорили о хлебе.|Мария Петрова",
        "ru|Заявление Зеленского вызвало споры.|Зеленский",
        "ru|Суд над Павлом Северинцем начался утром.|Павел Северинец",
        "ru|По словам Кристалины Георгиевой, долг вырос.|Кристалина Георгиева",
        "ru|В приёмной Лукашенко Александра Григорьевича ждали.|Александр Григорьевич Лукашенко",
        "uk|Під час зустрічі з Андрієм Єрмаком ішлося про хліб.|Андрій Єрмак",
        "uk|Лист президентові Зеленському надійшов уранці.|Зеленський",
        "uk|Заява Олени Вороненко викликала суперечки.|Олена Вороненко",
        "be|Ліст прэзідэнту Лукашэнку прыйшоў раніцай.|Лукашэнка",
        "be|Пра Святлану Ціханоўскую пісалі газеты.|Святлана Ціханоўская",
        "be|Суд над Максімам Знакам пачаўся раніцай.|Максім Знак",
        "pl|Spotkanie z premierem Donaldem Tuskiem trwało godzinę.|Donald Tusk",
        "pl|List do Łukaszenki przyszedł rano.|Łukaszenko",
        "pl|Według Radosława Sikorskiego rozmowy trwają.|Radosław Sikorski",
        "pl|Dziennikarka Anna Woronienko rozmawiała z Andrzejem Dudą.|Anna Woronienko",
        "pl|Rozmowa z Marią Kolesnikową trwała krótko.|Maria Kolesnikowa",
      })
  void a_declined_person_has_the_base_form_as_head(String language, String text, String head) {
    assertThat(read(language, text).mentions())
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .first()
        .extracting(Mention::head)
        .isEqualTo(head);
  }

  @Test
  void him_and_her_of_one_family_stay_apart() {
    Map<String, String> heads =
        bySurface(
            "ru",
            "Сергей Тихановский арестован. Светлана Тихановская уехала. Сторонники Тихановского"
                + " ждали, но речь Тихановской услышали позже.");

    assertThat(heads)
        .containsEntry("Тихановского", "Сергей Тихановский")
        .containsEntry("Тихановской", "Светлана Тихановская");
  }

  @Test
  void a_name_that_does_not_change_is_his_when_the_document_says_so() {
    assertThat(
            bySurface(
                "ru", "Александр Вороненко приехал утром. Слова Александра Вороненко записали."))
        .containsEntry("Александра Вороненко", "Александр Вороненко");
    assertThat(
            bySurface(
                "ru",
                "С Александрой Вороненко говорили утром. Слова Александры Вороненко записали,"
                    + " а потом Александра Вороненко ушла."))
        .containsEntry("Александра Вороненко", "Александра Вороненко");
  }

  @Test
  void a_family_name_joins_its_one_bearer_in_any_case() {
    assertThat(
            read(
                    "pl",
                    "Wiktor Woronienko przyjechał rano. Z Woronienką rozmawiał minister."
                        + " Zdaniem Woronienki rozmowy były trudne. Woronienko wyjechał.")
                .mentions())
        .hasSize(4)
        .extracting(Mention::head)
        .containsOnly("Wiktor Woronienko");
  }

  @Test
  void words_that_may_be_names_are_candidates_with_a_base_form() {
    GazetteerReader.Names names =
        read("be", "Учора прадстаўнікі Вясны прыехалі. Пра гэта паведаміў Крумкач у Маладзечне.");

    assertThat(names.candidates())
        .extracting(Candidate::surface)
        .containsExactly("Вясны", "Крумкач");
    assertThat(names.mentions()).extracting(Mention::head).containsExactly("Маладзечна");
  }

  @Test
  void a_sentences_first_word_is_no_name_unless_it_is_one_elsewhere() {
    assertThat(read("ru", "Завод стоит. Рабочие ушли. Урожай собран.").candidates()).isEmpty();
    assertThat(read("ru", "Крумкач ушёл. Потом Крумкач вернулся.").candidates()).hasSize(2);
  }

  @Test
  void countries_and_cities_say_what_they_are() {
    assertThat(read("uk", "Вони їхали з Білорусі до Києва через Польщу.").mentions())
        .extracting(m -> m.head() + " " + m.kind())
        .containsExactly(
            "Білорусь " + MentionKind.COUNTRY,
            "Київ " + MentionKind.CITY,
            "Польща " + MentionKind.COUNTRY);
    assertThat(read("de", "Sie reisten aus Belarus nach Warschau.").mentions())
        .extracting(m -> m.head() + " " + m.kind())
        .containsExactly("Belarus " + MentionKind.COUNTRY, "Warschau " + MentionKind.CITY);
  }

  @Test
  void german_text_has_persons_by_their_given_names_and_joins_the_family_name() {
    assertThat(
            heads(
                "de",
                "Der Minister sprach mit Anna Hollander über den Haushalt. Die EU und die CDU"
                    + " lehnten ab. Später sagte Hollander, der Plan sei gut."))
        .containsExactly(
            "Anna Hollander PERSON",
            "EU ORGANIZATION",
            "CDU ORGANIZATION",
            "Anna Hollander PERSON");
  }

  @Test
  void two_unknown_words_after_a_preposition_of_place_are_no_person() {
    GazetteerReader.Names names =
        read("pl", "Mieszka w Port Ellerby. Potem Port Ellerby zbudował nowy most.");

    assertThat(names.mentions()).isEmpty();
    assertThat(names.candidates()).extracting(Candidate::surface).contains("Port Ellerby");
  }

  @Test
  void prepositions_and_verbs_tell_his_name_from_hers() {
    assertThat(bySurface("ru", "Письмо для Александра Вороненко пришло утром."))
        .containsEntry("Александра Вороненко", "Александр Вороненко");
    assertThat(bySurface("ru", "Александра Вороненко приехала утром."))
        .containsEntry("Александра Вороненко", "Александра Вороненко");
  }

  @Test
  void quoted_speech_opens_with_no_name() {
    assertThat(read("pl", "„Rozmawialiśmy z nim długo” – mówi szefowa.").candidates()).isEmpty();
    assertThat(read("ru", "«Крумкач» вышел.").candidates()).hasSize(1);
  }

  @Test
  void the_client_of_a_lawyer_and_the_body_of_a_head_are_not_what_the_title_says() {
    assertThat(
            bySurface(
                "ru",
                "Журналистку Катерину Вороненкову осудили. Адвокат Вороненковой подал жалобу."))
        .containsEntry("Вороненковой", "Катерина Вороненкова");
    assertThat(read("pl", "Przyszedł szef Filharmonii w Brodnej.").mentions()).isEmpty();
  }

  @Test
  void french_articles_before_an_apostrophe_are_no_part_of_a_name() {
    assertThat(read("fr", "Selon l'ONU, le plan est bon.").mentions())
        .extracting(Mention::surface)
        .containsExactly("ONU");
  }

  @Test
  void a_title_in_capitals_still_names_whom_the_lists_know() {
    assertThat(
            READER
                .read("ru", "ВЛАДИМИР ПУТИН ПРИБЫЛ В МИНСК", "Встреча прошла.", () -> true)
                .mentions())
        .extracting(Mention::head)
        .containsExactly("Владимир Путин", "Минск");
  }

  @Test
  void when_the_time_is_spent_the_rest_stays_unread() {
    assertThat(READER.read("ru", "Владимир Путин", "Минск", () -> false).mentions()).isEmpty();
  }

  private static GazetteerReader.Names read(String language, String text) {
    return READER.read(language, "", text, () -> true);
  }

  private static List<String> heads(String language, String text) {
    return read(language, text).mentions().stream().map(m -> m.head() + " " + m.type()).toList();
  }

  private static Map<String, String> bySurface(String language, String text) {
    return read(language, text).mentions().stream()
        .collect(Collectors.toMap(Mention::surface, Mention::head, (one, other) -> other));
  }
}
