package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.query.Query.Scope;
import tools.jackson.databind.json.JsonMapper;

class QueriesTest {

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
            "    lang:\"be\"");
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

  @Test
  void an_address_needs_no_quotation_marks() {
    assertThat(parsed("url:https://paper.test/world*"))
        .isEqualTo(new Query.Has(Query.Attribute.URL, "https://paper.test/world*"));
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
        "@a.b                      | 1 | saved query's name",
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

  @Property
  void a_name_is_never_read_as_a_query(@ForAll String name) {
    Queries.named(Scope.PERSON, "Smith (AND \"Sons\") OR " + name)
        .ifPresent(query -> assertThat(parsed(Queries.print(query))).isEqualTo(query));
  }

  @Property
  void no_text_makes_the_parser_throw(@ForAll String text) {
    assertThat(Queries.parse(text)).isNotNull();
  }

  @Property(tries = 5_000)
  void no_jumble_of_the_language_makes_it_throw_and_what_parses_survives_printing(
      @ForAll("jumble") String text) {
    if (Queries.parse(text, name -> Optional.of("saved words")) instanceof Parsed.Valid valid) {
      assertThat(parsed(Queries.print(valid.query()))).isEqualTo(valid.query());
      assertThat(elasticsearch(valid.query())).startsWith("{");
    }
  }

  @Provide
  Arbitrary<String> jumble() {
    return Arbitraries.of(
            "a",
            "Minsk",
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            "\"",
            "\"x y\"",
            "=",
            "person:",
            "title:",
            "about:",
            "about:2021-02",
            "[2020 TO 2021]",
            "lang:",
            "source:",
            "&",
            "-",
            "*",
            "]",
            "[",
            "\u201c",
            "\u0130",
            "NEAR/5",
            "PRE/2",
            "ATLEAST/3",
            "word*",
            "@name",
            "published:now-24h",
            "about:today+7d",
            "url:",
            "d'Or",
            "\u00a0",
            "Bondar-enko",
            ":",
            "10:30")
        .list()
        .ofMaxSize(12)
        .flatMap(parts -> Arbitraries.of("", " ").map(between -> String.join(between, parts)));
  }

  @Property
  void every_tree_survives_printing(@ForAll("trees") Query query) {
    boolean tooLarge =
        Queries.parse(Queries.print(query)) instanceof Parsed.Invalid invalid
            && invalid.problem().cause().contains("as large as one may be");
    Assume.that(!tooLarge);
    assertThat(parsed(Queries.print(query))).isEqualTo(query);
  }

  @Provide
  Arbitrary<Query> trees() {
    return tree(3);
  }

  private Arbitrary<Query> tree(int depth) {
    Arbitrary<String> words =
        Arbitraries.of("a", "AND", "Minsk", "state-run", "about:x", "(y)", "=z", "-q", "w*", "[k");
    Arbitrary<Query> leaf =
        Arbitraries.oneOf(
            Combinators.combine(
                    Arbitraries.of(Scope.class),
                    words.list().ofMinSize(1).ofMaxSize(4),
                    Arbitraries.of(true, false))
                .as(Query.Text::new),
            places(0),
            places(1)
                .flatMap(
                    first ->
                        Combinators.combine(
                                places(0),
                                Arbitraries.integers().between(1, 50),
                                Arbitraries.of(true, false))
                            .as(
                                (second, distance, ordered) ->
                                    new Query.Near(first, second, distance, ordered))),
            Combinators.combine(Arbitraries.integers().between(2, 3), places(0))
                .as(Query.AtLeast::new),
            Combinators.combine(
                    Arbitraries.of(Scope.ANYWHERE, Scope.TITLE), Arbitraries.of("AND", "\u0130st"))
                .as(Query.Prefix::new),
            Combinators.combine(
                    Arbitraries.of(Query.Attribute.class), Arbitraries.of("a b", "x*", "@(y"))
                .as(Query.Has::new),
            Arbitraries.just(new Query.Saved("my-name_1")),
            words.map(Query.Stem::new),
            Combinators.combine(
                    Arbitraries.integers().between(-500, 0), Arbitraries.integers().between(0, 500))
                .as((from, to) -> new Query.About(new When.Today(from), new When.Today(to))),
            Combinators.combine(
                    Arbitraries.integers().between(-5_000, 0),
                    Arbitraries.integers().between(0, 5_000))
                .as((from, to) -> new Query.Published(new When.Now(from), new When.Now(to))),
            Arbitraries.just(new Query.FromSource("The Paper")),
            Arbitraries.just(new Query.InLanguage("uk")),
            Arbitraries.just(new Query.OfEntity("5f0c1e9b-x_Y")),
            Arbitraries.just(about("2021-02-01", "2021-02-28")));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<List<Query>> parts = tree(depth - 1).list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaf,
        parts.map(Query.And::new),
        parts.map(Query.Or::new),
        tree(depth - 1).map(Query.Not::new));
  }

  private Arbitrary<Query> places(int depth) {
    Arbitrary<Query> text =
        Combinators.combine(
                Arbitraries.of("a", "PERSON", "@x", "NEAR/5", "Minsk", "d*g")
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2),
                Arbitraries.of(true, false))
            .as((words, variants) -> new Query.Text(Scope.ANYWHERE, words, variants));
    Arbitrary<Query> leaf =
        Arbitraries.oneOf(
            text,
            Arbitraries.of("US", "AND", "d'Or")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(Query.Cased::new),
            Arbitraries.of(Scope.PERSON, Scope.ORG, Scope.PLACE).map(Query.AnyMention::new),
            Arbitraries.just(new Query.Prefix(Scope.ANYWHERE, "luk")));
    return depth == 0
        ? leaf
        : Arbitraries.oneOf(
            leaf, places(depth - 1).list().ofMinSize(2).ofMaxSize(3).map(Query.Or::new));
  }

  private static String elasticsearch(Query query) {
    return Queries.toElasticsearch(query, Asker.at(Instant.EPOCH));
  }

  private static Query word(String word) {
    return new Query.Text(Scope.ANYWHERE, List.of(word), true);
  }

  private static Query about(String from, String to) {
    return new Query.About(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static Query parsed(String text) {
    return switch (Queries.parse(text)) {
      case Parsed.Valid valid -> valid.query();
      case Parsed.Invalid invalid -> throw new AssertionError(invalid.problem().message());
    };
  }

  private static String problem(String text) {
    return switch (Queries.parse(text)) {
      case Parsed.Valid valid -> throw new AssertionError("parsed: " + valid.query());
      case Parsed.Invalid invalid -> invalid.problem().message();
    };
  }
}
