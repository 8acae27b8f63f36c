package org.newswatch.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The query language. {@code Lukashenko migrants}, {@code "political prisoners" AND NOT migrants},
 * {@code ="Lukashenko"} (this spelling only), {@code person:"Svetlana Tikhanovskaya"}, {@code
 * about:[2021-02-01 TO 2021-02-28]}.
 *
 * <p>Words side by side mean AND; NOT binds closer than AND, AND closer than OR. The operators are
 * written in capitals. Fields: {@code title: person: org: place: entity: source: lang: about:}.
 * {@code entity:} takes an id of {@code newswatch entities list}.
 */
public final class Queries {

  private Queries() {}

  /**
   * A query for this name, which is taken as it stands and never read as a query; empty when it has
   * no letter or digit.
   */
  public static Optional<Query> named(Query.Scope scope, String name) {
    var bare = new StringBuilder(name.length());
    name.chars().forEach(c -> bare.append(Lexer.isQuote((char) c) ? ' ' : (char) c));
    List<String> words =
        Words.of(bare.toString()).stream().limit(QueryLimits.PHRASE_WORDS_MAX).toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(new Query.Text(scope, words, true));
  }

  /** The query that this text is, or what is wrong with it; never throws. */
  public static Parsed parse(String text) {
    return Parser.parse(text);
  }

  /** Text that {@link #parse} reads as this query again. */
  public static String print(Query query) {
    return Printer.print(query);
  }

  /** The query as the JSON that stands under {@code query} in an Elasticsearch search. */
  public static String toElasticsearch(Query query) {
    return toElasticsearch(query, Set::of);
  }

  /**
   * The same, for a reader who knows which entities turned out to be one.
   *
   * @param same the ids of all entities that are this one, its own id among them; at most {@link
   *     QueryLimits#SAME_ENTITIES_MAX}
   */
  public static String toElasticsearch(Query query, Function<String, Set<String>> same) {
    return new ElasticsearchCompiler(same).compile(query).toString();
  }
}
