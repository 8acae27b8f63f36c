package org.newswatch.query;

import static org.newswatch.query.Tokens.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;
import org.newswatch.query.Query.Scope;

/** Reads a query by recursive descent, each level of nesting one call. */
final class Parser {

  private static final Set<String> MENTIONS = Set.of("PERSON", "ORG", "PLACE");

  private static final Pattern COUNTED = Pattern.compile("(NEAR|PRE|ATLEAST)/(.*)");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  private final Tokens tokens;
  private final Weight weight;
  private final Leaves leaves;
  private final @Nullable Function<String, Optional<String>> saved;
  private final Set<String> opened;
  private int depth;

  /** Saved queries that were put in the place of their names. */
  private int putInPlace;

  private Parser(
      Tokens tokens,
      Weight weight,
      @Nullable Function<String, Optional<String>> saved,
      Set<String> opened) {
    this.tokens = tokens;
    this.weight = weight;
    this.leaves = new Leaves(tokens, weight);
    this.saved = saved;
    this.opened = opened;
  }

  /**
   * @param saved texts of saved queries by their names; when null, their names stay in the tree
   */
  static Parsed parse(String text, @Nullable Function<String, Optional<String>> saved) {
    if (text.length() > QueryLimits.QUERY_CHARS_MAX) {
      return new Parsed.Invalid(
          new QueryProblem(
              QueryLimits.QUERY_CHARS_MAX + 1,
              "A query has at most " + QueryLimits.QUERY_CHARS_MAX + " characters.",
              "Ask in several queries."));
    }
    try {
      var parser = new Parser(Tokens.of(text), new Weight(), saved, new LinkedHashSet<>());
      return new Parsed.Valid(parser.whole());
    } catch (ProblemException e) {
      return new Parsed.Invalid(e.problem());
    }
  }

  private Query whole() throws ProblemException {
    if (tokens.peek().kind() == Kind.END) {
      throw new ProblemException(0, "The query is empty.", "Type a word, such as election.");
    }
    Query query = or();
    Token rest = tokens.peek();
    if (rest.kind() == Kind.CLOSE) {
      throw problem(rest, "This parenthesis closes none.", "Take it away, or open one before.");
    }
    return query;
  }

  private Query or() throws ProblemException {
    Token start = tokens.peek();
    var parts = new ArrayList<Query>();
    parts.add(and());
    while (tokens.peek().is("OR")) {
      tokens.take();
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : joined(start, new Query.Or(parts));
  }

  private Query and() throws ProblemException {
    Token start = tokens.peek();
    var parts = new ArrayList<Query>();
    parts.add(not());
    while (true) {
      Token token = tokens.peek();
      if (token.kind() == Kind.END || token.kind() == Kind.CLOSE || token.is("OR")) {
        return parts.size() == 1 ? parts.getFirst() : joined(start, new Query.And(parts));
      }
      if (token.is("AND")) {
        tokens.take();
      }
      parts.add(not());
    }
  }

  private Query not() throws ProblemException {
    if (!tokens.peek().is("NOT")) {
      return near();
    }
    Token not = tokens.take();
    deeper(not);
    weight.add(not, ClauseCount.OF_A_NOT);
    Query part = not();
    depth--;
    return joined(not, new Query.Not(part));
  }

  private static Query joined(Token start, Query query) throws ProblemException {
    if (Explanation.levels(query) > QueryLimits.LEVELS_MAX) {
      throw problem(
          start,
          "AND, OR and NOT stand more than " + QueryLimits.LEVELS_MAX + " deep within each other.",
          "Ask more simply.");
    }
    return query;
  }

  /** Something, or two places with little between them. */
  private Query near() throws ProblemException {
    int before = weight.clauses();
    int named = putInPlace;
    Token start = tokens.peek();
    Query first = primary();
    Token operator = tokens.peek();
    if (!isCounted(operator, "NEAR") && !isCounted(operator, "PRE")) {
      return first;
    }
    tokens.take();
    int distance = count(operator, QueryLimits.DISTANCE_MAX);
    place(start, first, named, operator);
    Token other = tokens.peek();
    int namedToo = putInPlace;
    Query second = primary();
    place(other, second, namedToo, operator);
    Token again = tokens.peek();
    if (isCounted(again, "NEAR") || isCounted(again, "PRE")) {
      throw problem(
          again,
          "A distance is between two.",
          "Write a " + operator.text() + " b AND b " + again.text() + " c.");
    }
    weight.backTo(before);
    return weight.leaf(
        operator, new Query.Near(first, second, distance, isCounted(operator, "PRE")));
  }

  private Query atLeast(Token operator) throws ProblemException {
    int times = count(operator, QueryLimits.TIMES_MAX);
    if (times < 2) {
      throw problem(operator, "Once is what a word alone asks for.", "Write ATLEAST/2 or more.");
    }
    int before = weight.clauses();
    Token start = tokens.peek();
    if (start.is("NOT")) {
      throw problem(start, "What is not there cannot be counted.", "Write NOT ATLEAST/3 word.");
    }
    int named = putInPlace;
    Query part = primary();
    place(start, part, named, operator);
    weight.backTo(before);
    return weight.leaf(operator, new Query.AtLeast(times, part));
  }

  private static boolean isCounted(Token token, String operator) {
    return token.kind() == Kind.WORD && token.text().startsWith(operator + "/");
  }

  /** Whether a word looks like NEAR, PRE or ATLEAST with what they need. */
  static boolean isCounted(String word) {
    return COUNTED.matcher(word).matches();
  }

  private static int count(Token operator, int most) throws ProblemException {
    Matcher counted = COUNTED.matcher(operator.text());
    if (!counted.matches() || !COUNT.matcher(counted.group(2)).matches()) {
      throw problem(operator, "After the / stands a number.", "Write NEAR/5, PRE/5, ATLEAST/3.");
    }
    int count = Integer.parseInt(counted.group(2));
    if (count > most) {
      throw problem(
          operator,
          "The number after " + counted.group(1) + "/ is at most " + most + ".",
          "Take a smaller one, or AND.");
    }
    return count;
  }

  /**
   * @param named how many saved queries were put in their places before: none may stand here, as
   *     what it holds may change
   */
  private void place(Token token, Query query, int named, Token operator) throws ProblemException {
    if (!Query.isPlace(query) || putInPlace > named) {
      throw problem(
          token,
          "Beside " + operator.text() + " stands a word, a \"phrase\", or some joined by OR.",
          "Put other conditions behind it with AND; it looks in title, summary and text each.");
    }
  }

  /** A saved query in its own words, or its name when nobody knows them here. */
  private Query saved(Token token) throws ProblemException {
    String name = token.text().substring(1);
    if (!Query.isSavedName(name)) {
      throw problem(
          token,
          "A saved query's name has letters, digits, -, _ and . only.",
          "Put text with an @ in quotation marks.");
    }
    if (saved == null) {
      weight.add(token, 1);
      return new Query.Saved(name);
    }
    String text = saved.apply(name).orElse(null);
    if (text == null) {
      throw problem(
          token,
          "There is no saved query " + name + ".",
          "See those there are with newswatch alerts list; put text with an @ in quotation marks.");
    }
    if (opened.contains(name)) {
      throw problem(
          token, "The saved query " + name + " holds itself.", "Write out what it should hold.");
    }
    if (opened.size() >= QueryLimits.SAVED_DEPTH_MAX) {
      throw problem(
          token,
          "Saved queries stand more than " + QueryLimits.SAVED_DEPTH_MAX + " deep in each other.",
          "Write out what " + name + " holds.");
    }
    opened.add(name);
    putInPlace++;
    Query inner = inner(token, name, text);
    opened.remove(name);
    return inner;
  }

  private Query inner(Token token, String name, String text) throws ProblemException {
    try {
      if (text.length() > QueryLimits.QUERY_CHARS_MAX) {
        throw new ProblemException(0, "It is too long.", "Shorten it.");
      }
      var parser = new Parser(Tokens.of(text), weight, saved, opened);
      parser.depth = depth;
      return parser.whole();
    } catch (ProblemException e) {
      throw problem(
          token,
          "The saved query %s is faulty in its column %d: %s"
              .formatted(name, e.problem().column(), e.problem().cause()),
          "Mend it, or write out what it should hold.");
    }
  }

  private Query primary() throws ProblemException {
    Token token = tokens.take();
    return switch (token.kind()) {
      case OPEN -> group(token);
      case EXACT -> {
        Token value = tokens.take();
        yield leaves.text(Scope.ANYWHERE, value, false);
      }
      case FIELD -> leaves.field(token);
      case WORD -> word(token);
      case QUOTED -> leaves.text(Scope.ANYWHERE, token, true);
      case RANGE ->
          throw problem(token, "A range needs its field.", "Write about:[2021-02-01 TO today].");
      case CLOSE ->
          throw problem(token, "Something is missing before this parenthesis.", "Add a word.");
      case END -> throw problem(token, "Something is missing at the end.", "Add a word.");
    };
  }

  private Query word(Token token) throws ProblemException {
    if (isCounted(token, "ATLEAST")) {
      return atLeast(token);
    }
    if (token.text().length() > 1 && token.text().charAt(0) == '@') {
      return saved(token);
    }
    if (MENTIONS.contains(token.text())) {
      return weight.leaf(token, new Query.AnyMention(Scope.valueOf(token.text())));
    }
    return leaves.text(Scope.ANYWHERE, token, true);
  }

  private Query group(Token open) throws ProblemException {
    deeper(open);
    Query inner = or();
    if (tokens.peek().kind() != Kind.CLOSE) {
      throw problem(open, "This parenthesis is never closed.", "Close it with ).");
    }
    tokens.take();
    depth--;
    return inner;
  }

  private void deeper(Token token) throws ProblemException {
    if (++depth > QueryLimits.DEPTH_MAX) {
      throw problem(
          token,
          "Parentheses and NOTs stand more than " + QueryLimits.DEPTH_MAX + " deep.",
          "Ask more simply.");
    }
  }
}
