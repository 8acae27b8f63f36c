package org.newswatch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;
import org.newswatch.query.Query.Scope;

/** Reads a query by recursive descent, each level of nesting one call. */
final class Parser {

  private static final String FIELDS =
      "title:, person:, org:, place:, entity:, source:, lang: and about:";

  private final List<Token> tokens;
  private int next;
  private int clauses;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Parsed parse(String text) {
    if (text.length() > QueryLimits.QUERY_CHARS_MAX) {
      return new Parsed.Invalid(
          new QueryProblem(
              QueryLimits.QUERY_CHARS_MAX + 1,
              "A query has at most " + QueryLimits.QUERY_CHARS_MAX + " characters.",
              "Ask in several queries."));
    }
    try {
      var parser = new Parser(Lexer.tokens(text));
      return new Parsed.Valid(parser.whole());
    } catch (ProblemException e) {
      return new Parsed.Invalid(e.problem());
    }
  }

  private Query whole() throws ProblemException {
    if (peek().kind() == Kind.END) {
      throw new ProblemException(0, "The query is empty.", "Type a word, such as election.");
    }
    Query query = or();
    Token rest = peek();
    if (rest.kind() == Kind.CLOSE) {
      throw problem(rest, "This parenthesis closes none.", "Take it away, or open one before.");
    }
    return query;
  }

  private Query or() throws ProblemException {
    var parts = new ArrayList<Query>();
    parts.add(and());
    while (peek().is("OR")) {
      take();
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
  }

  private Query and() throws ProblemException {
    var parts = new ArrayList<Query>();
    parts.add(not());
    while (true) {
      Token token = peek();
      if (token.kind() == Kind.END || token.kind() == Kind.CLOSE || token.is("OR")) {
        return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
      }
      if (token.is("AND")) {
        take();
      }
      parts.add(not());
    }
  }

  private Query not() throws ProblemException {
    if (!peek().is("NOT")) {
      return primary();
    }
    Token not = take();
    deeper(not);
    weigh(not, ClauseCount.OF_A_NOT);
    Query part = not();
    depth--;
    return new Query.Not(part);
  }

  private Query primary() throws ProblemException {
    Token token = take();
    return switch (token.kind()) {
      case OPEN -> group(token);
      case EXACT -> {
        Token value = take();
        yield text(Scope.ANYWHERE, value, false);
      }
      case FIELD -> field(token);
      case WORD, QUOTED -> text(Scope.ANYWHERE, token, true);
      case RANGE ->
          throw problem(token, "A range needs its field.", "Write about:[2021-02-01 TO today].");
      case CLOSE ->
          throw problem(token, "Something is missing before this parenthesis.", "Add a word.");
      case END -> throw problem(token, "Something is missing at the end.", "Add a word.");
    };
  }

  private Query group(Token open) throws ProblemException {
    deeper(open);
    Query inner = or();
    if (peek().kind() != Kind.CLOSE) {
      throw problem(open, "This parenthesis is never closed.", "Close it with ).");
    }
    take();
    depth--;
    return inner;
  }

  private Query field(Token field) throws ProblemException {
    String name = field.text().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "title" -> scoped(Scope.TITLE, field);
      case "person" -> scoped(Scope.PERSON, field);
      case "org" -> scoped(Scope.ORG, field);
      case "place" -> scoped(Scope.PLACE, field);
      case "source" -> weighed(field, new Query.FromSource(value(field, "source:\"The Paper\"")));
      case "lang" ->
          weighed(field, new Query.InLanguage(value(field, "lang:en").toLowerCase(Locale.ROOT)));
      case "about" -> about(field);
      case "entity" -> entity(field);
      default ->
          throw problem(
              field,
              "There is no field " + field.text() + ":.",
              "The fields are " + FIELDS + "; put text that has a colon in quotation marks.");
    };
  }

  private Query scoped(Scope scope, Token field) throws ProblemException {
    String example = scope.prefix() + "\"Anna Lind\"";
    Token token = attached(field, example);
    boolean variants = true;
    if (token.kind() == Kind.EXACT) {
      variants = false;
      token = attached(field, example);
    }
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw problem(token, "Here stands a word or a quotation.", "Write " + example + ".");
    }
    return text(scope, token, variants);
  }

  private String value(Token field, String example) throws ProblemException {
    Token token = attached(field, example);
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw problem(token, "Here stands a word or a quotation.", "Write " + example + ".");
    }
    String value = token.text().strip();
    if (value.isEmpty()) {
      throw problem(token, "Nothing stands between the quotation marks.", "Write " + example + ".");
    }
    if (value.length() > QueryLimits.VALUE_CHARS_MAX) {
      throw problem(
          token,
          "What stands after "
              + field.text()
              + ": has at most "
              + QueryLimits.VALUE_CHARS_MAX
              + " characters.",
          "Write " + example + ".");
    }
    return value;
  }

  private Query entity(Token field) throws ProblemException {
    Token token = peek();
    String id = value(field, "entity:5f0c1e9b72d84a3c6b1f0e2d");
    if (!Query.isEntityId(id)) {
      throw problem(
          token,
          "After entity: stands an id; newswatch entities list shows them.",
          "Write person:, org: or place: to search for a name.");
    }
    return weighed(field, new Query.OfEntity(id));
  }

  private Query about(Token field) throws ProblemException {
    String example = "about:2021-02-11 or about:[2021-02-01 TO 2021-02-28]";
    Token token = attached(field, example);
    return weighed(field, Days.about(token, example));
  }

  /** The token that belongs to a field: right after the colon. */
  private Token attached(Token field, String example) throws ProblemException {
    Token token = peek();
    if (token.kind() == Kind.END || token.spaced()) {
      throw problem(
          field,
          "Nothing stands right after " + field.text() + ":.",
          "Write it without a space, as in " + example + ".");
    }
    return take();
  }

  private Query text(Scope scope, Token token, boolean variants) throws ProblemException {
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw problem(token, "A word or a quotation must follow =.", "Write =\"Lukashenko\".");
    }
    if (token.kind() == Kind.WORD) {
      refuseOperators(token);
    }
    List<String> words = Words.of(token.text());
    if (words.isEmpty()) {
      throw problem(
          token, "There is no letter or digit to search for.", "Write a word, or take it away.");
    }
    if (words.size() > QueryLimits.PHRASE_WORDS_MAX) {
      throw problem(
          token,
          "A phrase has at most " + QueryLimits.PHRASE_WORDS_MAX + " words.",
          "Take the part of it that tells most.");
    }
    return weighed(token, new Query.Text(scope, words, variants));
  }

  private static void refuseOperators(Token token) throws ProblemException {
    String word = token.text();
    if (token.is("AND") || token.is("OR") || token.is("NOT")) {
      throw problem(
          token, "A word is missing beside " + word + ".", "Add it; or write \"" + word + "\".");
    }
    if (word.startsWith("NEAR/") || word.startsWith("PRE/")) {
      throw problem(
          token, "Distances between words cannot be asked for.", "Write a \"phrase\", or AND.");
    }
    if (word.length() > 1 && word.charAt(0) == '-' && Words.hasContent(word)) {
      throw problem(token, "A minus does not exclude.", "Write NOT " + word.substring(1) + ".");
    }
    if (word.endsWith("*") && Words.hasContent(word)) {
      throw problem(
          token, "Beginnings of words cannot be asked for.", "Write the forms, joined by OR.");
    }
  }

  private void deeper(Token token) throws ProblemException {
    if (++depth > QueryLimits.DEPTH_MAX) {
      throw problem(
          token,
          "Parentheses and NOTs stand more than " + QueryLimits.DEPTH_MAX + " deep.",
          "Ask more simply.");
    }
  }

  /** The leaf, if the query still is small enough with it. */
  private Query weighed(Token token, Query leaf) throws ProblemException {
    weigh(token, ClauseCount.of(new ElasticsearchCompiler(Set::of).compile(leaf)));
    return leaf;
  }

  private void weigh(Token token, int more) throws ProblemException {
    clauses += more;
    if (clauses > QueryLimits.CLAUSES_MAX) {
      throw problem(
          token,
          "Up to here the query is as large as one may be, some "
              + QueryLimits.CLAUSES_MAX / ClauseCount.OF_A_WORD
              + " words; phrases weigh more.",
          "Ask in several queries.");
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private static ProblemException problem(Token token, String cause, String fix) {
    return new ProblemException(token.start(), cause, fix);
  }
}
