package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.query.Samples.about;
import static org.newswatch.query.Samples.elasticsearch;
import static org.newswatch.query.Samples.parsed;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.query.Query.Scope;

class PrintingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b OR c NOT (d OR e)",
        "(a OR b) c",
        "about:2021 about:2021-02 about:2021-02-11 about:[2020 TO 2021-01]",
        "published:now-2w published:[2021-01-02 TO 2022] published:today-3d published:now-59m",
        "source:example.org tag:\"a b\" url:paper.test/* state-run \"AND\" case:US stem:elected",
        "published:[now-52560000m TO now+52559999m]",
      })
  void what_is_written_briefly_is_printed_briefly(String text) {
    assertThat(Queries.print(parsed(text)).length()).isLessThanOrEqualTo(text.length());
    assertThat(parsed(Queries.print(parsed(text)))).isEqualTo(parsed(text));
  }

  @Test
  void a_query_as_long_as_one_may_be_is_still_one_when_it_is_printed() {
    String text = "published:2021 OR ".repeat(499) + "published:today-1w";

    assertThat(parsed(Queries.print(parsed(text)))).isEqualTo(parsed(text));
  }

  @Property
  void a_name_is_never_read_as_a_query(@ForAll String name) {
    Queries.named(Scope.PERSON, "Smith (AND \"Sons\") OR " + name)
        .ifPresent(query -> assertThat(parsed(Queries.print(query))).isEqualTo(query));
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
            Arbitraries.just(new Query.Saved("my-name_1.b")),
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
}
