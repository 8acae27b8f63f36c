package org.newswatch.analyst.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.bulk.BulkLine;
import org.newswatch.analyst.bulk.BulkResult.Match;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Queries;
import tools.jackson.databind.json.JsonMapper;

final class NameLinesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void another_spelling_is_the_name_and_says_how() {
    Optional<Match> match =
        judge("Sergey AKSYONOV", MentionType.PERSON, mentions("Сергей Аксёнов"));

    assertThat(match)
        .get()
        .satisfies(
            found -> {
              assertThat(found.spelling()).isEqualTo("Сергей Аксёнов");
              assertThat(found.score()).isGreaterThan(NameLines.THRESHOLD);
              assertThat(found.how()).contains("another spelling");
            });
  }

  @Test
  void an_inverted_name_is_understood() {
    assertThat(judge("Lind, Anna", null, mentions("Anna Lind"))).isPresent();
    assertThat(query(List.of("Lind, Anna"), null)).contains("\"Anna Lind\"");
  }

  @Test
  void a_relative_is_somebody_else() {
    assertThat(judge("Sergey Lukashenko", MentionType.PERSON, mentions("Viktor Lukashenko")))
        .isEmpty();
  }

  @Test
  void a_surname_alone_scores_less_and_falls_to_a_higher_threshold() {
    Map<String, Object> article = mentions("Lukashenko");

    assertThat(judge("Alexander Lukashenko", MentionType.PERSON, article)).isPresent();
    assertThat(judge("Alexander Lukashenko", MentionType.PERSON, article, 0.8)).isEmpty();
  }

  @Test
  void an_alias_that_matches_is_named() {
    assertThat(
            new NameLinesTest()
                .judged(
                    List.of("Harbour Board", "Port Authority"),
                    MentionType.ORGANIZATION,
                    0.66,
                    mentions(MentionType.ORGANIZATION, "Port Authority")))
        .get()
        .extracting(Match::how)
        .asString()
        .startsWith("as Port Authority: ");
  }

  @Test
  void a_type_keeps_out_what_is_something_else() {
    Map<String, Object> place = mentions(MentionType.LOCATION, "Velin");

    assertThat(judge("Velin", MentionType.PERSON, place)).isEmpty();
    assertThat(judge("Velin", MentionType.LOCATION, place)).isPresent();
    assertThat(judge("Velin", null, place)).isPresent();
  }

  @Test
  void a_name_that_no_model_found_is_found_in_the_text() {
    Map<String, Object> article =
        Map.of("text", "Як повідомив Сергій Аксьонов, роботи тривають.", "title", "Новини");

    assertThat(judge("Sergey Aksyonov", MentionType.PERSON, article))
        .get()
        .extracting(Match::spelling)
        .isEqualTo("Сергій Аксьонов");
    assertThat(judge("Anna Rose", null, Map.of("text", "Rose petals fell. Roses are red.")))
        .isEmpty();
    assertThat(judge("Sergey Aksyonov", null, Map.of("text", "Президент Иван Аксёнов молчал.")))
        .isEmpty();
  }

  @Test
  void the_query_of_many_aliases_stays_within_what_may_be_asked() {
    var names = new ArrayList<String>();
    for (int i = 0; i < NameLines.NAMES_MAX; i++) {
      names.add(
          "Maximilian " + (char) ('A' + i % 26) + "anderbilt" + i + " Lukashenko Von Hohenzollern");
    }

    BulkLine.Ask ask = new NameLines(.66).ask(names, null, "en");

    assertThat(ask).isInstanceOf(BulkLine.Ask.Search.class);
    names.add("One More");
    assertThat(new NameLines(.66).ask(names, null, null)).isInstanceOf(BulkLine.Ask.Wrong.class);
  }

  private static Map<String, Object> mentions(String head) {
    return mentions(MentionType.PERSON, head);
  }

  private static Map<String, Object> mentions(MentionType type, String head) {
    return Map.of(
        "title",
        "",
        "text",
        head + " came.",
        "annotations",
        Map.of(
            "mentions",
            List.of(
                Map.of(
                    "field",
                    "text",
                    "surface",
                    head,
                    "head",
                    head,
                    "type",
                    type.name(),
                    "start",
                    0,
                    "end",
                    head.length()))));
  }

  private Optional<Match> judged(
      List<String> names,
      @Nullable MentionType type,
      double threshold,
      Map<String, Object> article) {
    var search = (BulkLine.Ask.Search) new NameLines(threshold).ask(names, type, null);
    return Objects.requireNonNull(search.judge()).judge(JSON.valueToTree(article));
  }

  private static Optional<Match> judge(
      String name, @Nullable MentionType type, Map<String, Object> article) {
    return judge(name, type, article, NameLines.THRESHOLD);
  }

  private static Optional<Match> judge(
      String name, @Nullable MentionType type, Map<String, Object> article, double threshold) {
    return new NameLinesTest().judged(List.of(name), type, threshold, article);
  }

  private static String query(List<String> names, @Nullable MentionType type) {
    return Queries.print(((BulkLine.Ask.Search) new NameLines(.66).ask(names, type, null)).query());
  }
}
