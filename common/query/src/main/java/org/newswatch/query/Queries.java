package org.newswatch.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query language. {@code Lukashenko migrants}, {@code "political prisoners" AND NOT migrants},
 * {@code ="Lukashenko"} (this spelling only), {@code person:"Svetlana Tikhanovskaya"}, {@code
 * about:[2021-02-01 TO 2021-02-28]}.
 *
 * <p>Words side by side mean AND; NOT binds closer than AND, AND closer than OR. The operators are
 * written in capitals. Closest binds {@code tax NEAR/5 fraud}: in title, text or summary at most
 * five words stand between, in any order; {@code PRE/5}: in this order. {@code elect*} is a word's
 * beginning, {@code ATLEAST/3 fraud} a word that title and text together have three times, {@code
 * @name} a query saved elsewhere.
 *
 * <p>Fields: {@code title: person: org: place: entity: source: country: lang: section: tag: byline:
 * url: story: published: about:}. {@code entity:} takes an id of {@code newswatch entities list}.
 * Days may be {@code today}, {@code today+7d}; moments {@code now-24h}.
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
    return Parser.parse(text, null);
  }

  /**
   * The same with saved queries in the place of their names; a name that is not known, or that
   * leads back to itself, is a problem.
   *
   * @param saved the text of the query that was saved under a name
   */
  public static Parsed parse(String text, Function<String, Optional<String>> saved) {
    return Parser.parse(text, saved);
  }

  /** Text that {@link #parse} reads as this query again. */
  public static String print(Query query) {
    return Printer.print(query);
  }

  /**
   * How a query was understood, for people.
   *
   * @param query without {@link Query.Saved}
   */
  public static Checked check(Query query, Asker asker) {
    return Checked.of(query, asker);
  }

  /**
   * The query as the JSON that stands under {@code query} in an Elasticsearch search.
   *
   * @param query without {@link Query.Saved}
   */
  public static String toElasticsearch(Query query, Asker asker) {
    return new ElasticsearchCompiler(asker).compile(query).toString();
  }

  /**
   * A query that finds at least what this one would match at any moment, for an index to leave out
   * the rest; empty when nothing can be left out.
   *
   * @param query without {@link Query.Saved}
   * @param asker whose zone, entities and stories count; the moment does not
   */
  public static Optional<Query> narrowing(Query query, Asker asker) {
    return new Narrowing(asker).of(query);
  }

  /**
   * The query for the documents that {@link LuceneDocuments} makes; it matches what {@link
   * #toElasticsearch} finds and gives no scores. Days and moments that are counted from that of
   * matching stay so: such a query is to be asked through a {@link MomentSearcher}.
   *
   * @param query without {@link Query.Saved}
   * @param asker whose zone and entities count; the moment does not
   */
  public static org.apache.lucene.search.Query toLucene(Query query, Asker asker) {
    return new LuceneCompiler(asker).compile(query);
  }
}
