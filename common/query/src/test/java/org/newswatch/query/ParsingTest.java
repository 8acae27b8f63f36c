package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.query.Samples.about;
import static org.newswatch.query.Samples.parsed;
import static org.newswatch.query.Samples.problem;
import static org.newswatch.query.Samples.word;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.query.Query.Scope;

class ParsingTest {

  @Test
  void words_side_by_side_mean_and() {
    assertThat(parsed("Lukashenko migrants"))
        .isEqualTo(new Query.And(List.of(word("Lukashenko"), word("migrants"))))
        .isEqualTo(parsed("Lukashenko AND migrants"));
  }

  @Test
  void not_binds_closer_than_and_and_and_closer_than_or() {
    assertThat(parsed("a b OR NOT c d"))
        .isEqualTo(
            new Query.Or(
                List.of(
                    new Query.And(List.of(word("a"), word("b"))),
                    new Query.And(List.of(new Query.Not(word("c")), word("d"))))));
  }

  @Test
  void parentheses_bind_closest() {
    assertThat(parsed("a (b OR c)"))
        .isEqualTo(new Query.And(List.of(word("a"), new Query.Or(List.of(word("b"), word("c"))))));
  }

  @Test
  void an_equals_sign_asks_for_this_spelling_only() {
    assertThat(parsed("=\"Lukashenko\""))
        .isEqualTo(new Query.Text(Scope.ANYWHERE, List.of("Lukashenko"), false))
        .isEqualTo(parsed("=Lukashenko"));
  }

  @Test
  void fields_hold_a_word_or_a_quotation() {
    assertThat(parsed("person:\"Svetlana Tikhanovskaya\" lang:EN source:\u201cThe Paper\u201d"))
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Text(Scope.PERSON, List.of("Svetlana", "Tikhanovskaya"), true),
                    new Query.InLanguage("en"),
                    new Query.FromSource("The Paper"))));
  }

  @Test
  void about_takes_a_day_a_month_a_year_or_a_range_of_them() {
    assertThat(parsed("about:[2021-02-01 TO 2021-02-28]"))
        .isEqualTo(about("2021-02-01", "2021-02-28"))
        .isEqualTo(parsed("about:2021-02"));
    assertThat(parsed("about:2021-02-11")).isEqualTo(about("2021-02-11", "2021-02-11"));
    assertThat(parsed("about:[2020 TO 2021-01]")).isEqualTo(about("2020-01-01", "2021-01-31"));
  }

  @Test
  void distances_bind_closest_and_hold_words_phrases_beginnings_and_alternatives() {
    assertThat(parsed("a b NEAR/5 \"c d\" (e OR elect*) PRE/2 =f"))
        .isEqualTo(
            new Query.And(
                List.of(
                    word("a"),
                    new Query.Near(
                        word("b"),
                        new Query.Text(Scope.ANYWHERE, List.of("c", "d"), true),
                        5,
                        false),
                    new Query.Near(
                        new Query.Or(List.of(word("e"), new Query.Prefix(Scope.ANYWHERE, "elect"))),
                        new Query.Text(Scope.ANYWHERE, List.of("f"), false),
                        2,
                        true))));
    assertThat(parsed("NOT ATLEAST/3 (a OR b) c"))
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Not(
                        new Query.AtLeast(3, new Query.Or(List.of(word("a"), word("b"))))),
                    word("c"))));
  }

  @Test
  void saved_queries_stand_in_the_place_of_their_names_but_never_in_a_circle() {
    Map<String, String> saved =
        Map.of("desk", "(a OR @more) lang:en", "more", "b", "self", "a @self", "bad", "a (");

    assertThat(parsed("x @desk"))
        .isEqualTo(new Query.And(List.of(word("x"), new Query.Saved("desk"))));
    assertThat(Queries.parse("x @desk", name -> Optional.ofNullable(saved.get(name))))
        .isEqualTo(Queries.parse("x ((a OR b) lang:en)"));
    for (String faulty : List.of("x @none", "x @self", "x @bad")) {
      assertThat(Queries.parse(faulty, name -> Optional.ofNullable(saved.get(name))))
          .isInstanceOfSatisfying(
              Parsed.Invalid.class, invalid -> assertThat(invalid.problem().column()).isEqualTo(3));
    }
  }

  @Test
  void saved_queries_stand_in_each_other_only_so_deep_and_a_circle_is_called_one() {
    Map<String, String> saved =
        Map.of(
            "one",
            "a @two",
            "two",
            "b @three",
            "three",
            "c @four",
            "four",
            "d @five",
            "five",
            "e",
            "six",
            "f @one",
            "ring",
            "a @ring.b",
            "ring.b",
            "b @ring");

    assertThat(Queries.parse("@one", name -> Optional.ofNullable(saved.get(name))))
        .isEqualTo(Queries.parse("a (b (c (d e)))"));
    assertThat(cause("x @six", saved)).contains("Saved queries stand more than 5 deep");
    assertThat(cause("x @ring", saved)).contains("The saved query ring holds itself");
  }

  @Test
  void a_saved_query_stands_beside_no_distance_as_what_it_holds_may_change() {
    for (String text : List.of("@word NEAR/5 x", "x PRE/2 (@word OR y)", "ATLEAST/2 @word")) {
      assertThat(cause(text, Map.of("word", "tax"))).contains("stands a word");
      assertThat(Queries.parse(text)).isInstanceOf(Parsed.Invalid.class);
    }
  }

  private static String cause(String text, Map<String, String> saved) {
    return Queries.parse(text, name -> Optional.ofNullable(saved.get(name)))
            instanceof Parsed.Invalid invalid
        ? invalid.problem().message()
        : "it reads";
  }

  @Test
  void an_address_needs_no_quotation_marks() {
    assertThat(parsed("url:https://paper.test/world*"))
        .isEqualTo(new Query.Has(Query.Attribute.URL, "https://paper.test/world*"));
  }

  @Test
  void an_address_keeps_the_parentheses_that_it_opens_and_closes() {
    assertThat(parsed("(url:paper.test/x_(y)/* OR url:(z)) a"))
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Or(
                        List.of(
                            new Query.Has(Query.Attribute.URL, "paper.test/x_(y)/*"),
                            new Query.Has(Query.Attribute.URL, "(z)"))),
                    word("a"))));
  }

  @Test
  void capitals_forms_and_mentions_can_be_asked_for() {
    assertThat(parsed("case:US stem:\"elected\" PERSON NEAR/5 (case:\"Tax Office\" OR fraud)"))
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Cased(List.of("US")),
                    new Query.Stem("elected"),
                    new Query.Near(
                        new Query.AnyMention(Scope.PERSON),
                        new Query.Or(
                            List.of(new Query.Cased(List.of("Tax", "Office")), word("fraud"))),
                        5,
                        false))));
    assertThat(parsed("\"PERSON\"")).isEqualTo(word("PERSON"));
  }

  @Test
  void operators_within_each_other_are_bounded_as_the_index_bounds_them() {
    String deep = "(a OR b ".repeat(10) + "c" + ")".repeat(10);

    assertThat(problem(deep + " d")).contains("more than 20 deep within each other");
    assertThat(parsed(deep)).isInstanceOf(Query.Or.class);
    assertThat(parsed("(".repeat(30) + "a" + ")".repeat(30))).isEqualTo(word("a"));
  }

  @Test
  void a_lone_sign_between_words_is_passed_over() {
    assertThat(parsed("Smith & Sons")).isEqualTo(parsed("Smith Sons"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                        | 1 | empty",
        "&                         | 1 | empty",
        "a \"b                     | 3 | never closed",
        "(a                        | 1 | never closed",
        "a )                       | 3 | closes none",
        "()                        | 2 | missing",
        "a AND                     | 6 | missing at the end",
        "AND a                     | 1 | missing beside AND",
        "a OR OR b                 | 6 | missing beside OR",
        "color:red                 | 1 | no field color:",
        "person: x                 | 1 | right after person:",
        "person:(x)                | 8 | word or a quotation",
        "about:tomorrow            | 7 | no day",
        "about:2021-02-30          | 7 | calendar has no 2021-02-30",
        "about:[2021 TO 2020]      | 7 | is after",
        "about:[2021]              | 7 | between two days",
        "[2021 TO 2022]            | 1 | needs its field",
        "entity:                   | 1 | right after entity:",
        "entity:\"Ada Ferrin\"      | 8 | stands an id",
        "entity:Ада                | 8 | stands an id",
        "a -b                      | 3 | does not exclude",
        "wo*                       | 1 | at least 3 letters",
        "wor*d                     | 1 | behind the first letters",
        "=word*                    | 2 | without =",
        "person:word*              | 8 | without a field",
        "a NEAR/51 b               | 3 | at most 50",
        "a NEAR/x b                | 3 | stands a number",
        "a NEAR/5                  | 9 | missing at the end",
        "NEAR/5 a                  | 1 | missing beside NEAR/5",
        "a NEAR/5 b PRE/2 c        | 12 | between two",
        "a NEAR/5 title:b          | 10 | stands a word",
        "(a b) PRE/5 c             | 1 | stands a word",
        "ATLEAST/11 a              | 1 | at most 10",
        "ATLEAST/1 a               | 1 | Once",
        "ATLEAST/3 lang:en         | 11 | stands a word",
        "case:US*                  | 6 | a whole word",
        "stem:\"tax office\"        | 6 | forms of one word",
        "stem:run NEAR/5 a         | 1 | stands a word",
        "@a/b                      | 1 | saved query's name",
        "about:now-3h              | 7 | not about hours",
        "about:today+3h            | 7 | counts days",
        "about:[today TO today-1d] | 7 | is after",
        "published:now+3h          | 11 | after now",
        "published:today+90000d    | 11 | more than 36500 days",
        "section:                  | 1 | right after section:",
        "\"...\"                   | 1 | no letter or digit",
      })
  void a_faulty_query_is_told_its_column_and_its_cause(String text, int column, String cause) {
    assertThat(Queries.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> {
              assertThat(invalid.problem().column()).isEqualTo(column);
              assertThat(invalid.problem().cause()).contains(cause);
              assertThat(invalid.problem().fix()).endsWith(".");
            });
  }

  @Test
  void length_depth_clauses_and_phrases_are_bounded() {
    assertThat(problem("a".repeat(QueryLimits.QUERY_CHARS_MAX + 1))).contains("characters");
    assertThat(problem("(".repeat(5_000))).contains("deep");
    assertThat(problem("NOT ".repeat(2_000) + "a")).contains("deep");
    assertThat(problem("Anna ".repeat(251)))
        .isEqualTo(
            "Column 1251: Up to here the query is as large as one may be, some 250 words;"
                + " phrases weigh more. Ask in several queries.");
    assertThat(Queries.parse("Anna ".repeat(250))).isInstanceOf(Parsed.Valid.class);
    assertThat(problem("source:" + "a".repeat(301))).contains("at most 300 characters");
    assertThat(problem("lang:\"" + "a".repeat(301) + "\"")).contains("at most 300 characters");
    assertThat(problem("\"" + "a ".repeat(51) + "\"")).contains("at most 50 words");
  }

  @Property
  void no_text_makes_the_parser_throw(@ForAll String text) {
    assertThat(Queries.parse(text)).isNotNull();
  }
}
