package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.query.Samples.elasticsearch;
import static org.newswatch.query.Samples.parsed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CompilingTest {

  @Test
  void an_entity_is_asked_for_by_its_id_and_found_with_all_that_are_the_same() {
    Query query = parsed("entity:5f0c1e");

    assertThat(query)
        .isEqualTo(new Query.OfEntity("5f0c1e"))
        .isEqualTo(parsed("Entity:\"5f0c1e\""));
    assertThat(elasticsearch(query)).isEqualTo("{\"terms\":{\"entityIds\":[\"5f0c1e\"]}}");
    assertThat(
            Queries.toElasticsearch(
                query,
                new Asker(Instant.EPOCH, ZoneOffset.UTC, id -> new TreeSet<>(Set.of(id, "other")))))
        .isEqualTo("{\"terms\":{\"entityIds\":[\"5f0c1e\",\"other\"]}}");
  }

  @Test
  void a_story_is_found_with_all_that_are_the_same() {
    Query query = parsed("story:s1");

    assertThat(elasticsearch(query)).isEqualTo("{\"terms\":{\"storyId\":[\"s1\"]}}");
    assertThat(
            Queries.toElasticsearch(
                query,
                new Asker(
                    Instant.EPOCH, ZoneOffset.UTC, Set::of, id -> new TreeSet<>(Set.of(id, "s2")))))
        .isEqualTo("{\"terms\":{\"storyId\":[\"s1\",\"s2\"]}}");
  }

  @Test
  void relative_days_are_those_of_the_asker_at_the_moment_of_asking() {
    // In Auckland it is the 17th already.
    var asker =
        new Asker(Instant.parse("2026-11-16T20:30:00Z"), ZoneId.of("Pacific/Auckland"), Set::of);

    assertThat(Queries.toElasticsearch(parsed("about:today+7d"), asker))
        .contains("\"gte\":\"2026-11-24\",\"lte\":\"2026-11-24\"");
    assertThat(Queries.toElasticsearch(parsed("published:today"), asker))
        .isEqualTo(
            "{\"range\":{\"@timestamp\":{\"gte\":1794826800000,\"lt\":1794913200000,"
                + "\"format\":\"epoch_millis\"}}}");
    assertThat(parsed("published:now-24h"))
        .isEqualTo(parsed("published:[now-1d TO now]"))
        .isEqualTo(new Query.Published(new When.Now(-1_440), new When.Now(0)));
    assertThat(Queries.toElasticsearch(parsed("published:now-24h"), asker))
        .contains(
            String.valueOf(Instant.parse("2026-11-15T20:30:00Z").toEpochMilli()),
            String.valueOf(Instant.parse("2026-11-16T20:30:00.001Z").toEpochMilli()));
    assertThat(Queries.toElasticsearch(parsed("about:[today TO 2020]"), asker))
        .isEqualTo("{\"match_none\":{}}");
  }

  @Test
  void beginnings_are_folded_as_the_index_folds_words() {
    assertThat(elasticsearch(parsed("title:\u0141uka*")))
        .contains("{\"prefix\":{\"title\":{\"value\":\"luka\"}}}");
  }

  @Test
  void a_query_is_explained_in_plain_words_with_its_tree_expansions_and_cost() {
    Checked checked =
        Queries.check(
            parsed("Lukashenka (fraud NEAR/5 \"tax office\" OR elect*) NOT lang:be"),
            Asker.at(Instant.EPOCH));

    assertThat(checked.tree())
        .containsExactly(
            "AND",
            "  Lukashenka",
            "  OR",
            "    NEAR/5",
            "      fraud",
            "      \"tax office\"",
            "    elect*",
            "  NOT",
            "    lang:be");
    assertThat(checked.explanation())
        .startsWith(
            "Articles with: \u201cLukashenka\u201d (as a name in any spelling), and (either")
        .contains("at most 5 words between", "begins with elect", "not (in the language be)");
    assertThat(checked.expansions()).contains("Lukashenka " + NameText.soughtKey("Lukashenko"));
    assertThat(checked.cost().level()).isEqualTo(Cost.Level.MEDIUM);
  }

  @ParameterizedTest
  @CsvSource({"Minsk, LOW", "NOT Minsk, HIGH", "Minsk NOT Kyiv, LOW", "min*, MEDIUM"})
  void a_query_costs_by_its_clauses_and_by_what_narrows_it(String text, Cost.Level level) {
    assertThat(Queries.check(parsed(text), Asker.at(Instant.EPOCH)).cost().level())
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Minsk                         | 4",
        "may                           | 3",
        "=Minsk                        | 3",
        "title:Minsk                   | 3",
        "person:\"Anna Lind\"          | 1",
        "\"the Minsk group\"           | 13",
        "Bondar-Enko                   | 11",
        "Minsk OR (NOT Kyiv)           | 9",
        "source:x                      | 6",
        "lang:en                       | 1",
        "about:2021                    | 4",
        "case:US                       | 3",
        "stem:elected                  | 8",
        "PERSON                        | 2",
        "tax NEAR/5 make               | 12",
        "\"tax make\" NEAR/5 make        | 18",
        "(\"tax make\" OR \"make tax\") NEAR/5 (make OR tax) | 48",
        "elect* NEAR/5 make            | 306",
      })
  void a_query_weighs_as_many_clauses_as_it_compiles_to(String text, int clauses) {
    var json = new JsonMapper().readTree(elasticsearch(parsed(text)));

    assertThat(ClauseCount.of(json)).isEqualTo(clauses);
  }

  @ParameterizedTest
  @CsvSource({
    "Minsk, 1",
    "O'Neil, 1",
    "state-run, 2",
    "a''b, 2",
    "U_2, 1",
    "\u4e2d\u56fd, 2",
    "a\ud83d\ude00, 2",
    "..., 1"
  })
  void a_text_is_counted_as_the_words_that_an_index_sees(String text, int words) {
    assertThat(ClauseCount.ofText(text)).isEqualTo(words);
  }

  @Test
  void of_several_words_in_a_phrase_no_combinations_are_asked_for() {
    String query = elasticsearch(parsed("\"Bondar-Enko Lind\""));

    assertThat(query)
        .contains("{\"query\":\"Bondar\"", "{\"query\":\"Enko\"", "{\"query\":\"Lind\"")
        .doesNotContain("{\"query\":\"Bondar-Enko\"");
  }

  @ParameterizedTest
  @CsvSource({
    "make, false",
    "mack, false",
    "may, false",
    "Mack, true",
    "MAY, true",
    "putin, true",
    "lukashenka, true",
    "\u0432\u043e\u0440\u043e\u043d\u0435\u043d\u043a\u043e, true"
  })
  void a_short_word_in_lower_case_is_looked_for_as_written_only(String word, boolean expands) {
    assertThat(NameText.soughtKey(word).isEmpty()).isNotEqualTo(expands);
    assertThat(elasticsearch(parsed(word)).contains(Fields.NAME_KEYS)).isEqualTo(expands);
    assertThat(elasticsearch(parsed("person:" + word))).contains(NameText.keyed(word));
  }
}
