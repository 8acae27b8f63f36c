package org.newswatch.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;
import org.newswatch.query.Query.Attribute;
import org.newswatch.query.Query.Scope;

/** Reads a query by recursive descent, each level of nesting one call. */
final class Parser {

  /** Words that mean themselves only in quotation marks. */
  static final Set<String> RESERVED = Set.of("AND", "OR", "NOT", "PERSON", "ORG", "PLACE");

  private static final Set<String> MENTIONS = Set.of("PERSON", "ORG", "PLACE");

  private static final String FIELDS =
      "title:, person:, org:, place:, entity:, source:, country:, lang:, section:, tag:, byline:,"
          + " url:, story:, published: and about:";

  private static final Pattern COUNTED = Pattern.compile("(NEAR|PRE|ATLEAST)/(.*)");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  /** Every value that compiles has the same size whenever it is asked. */
  private static final ElasticsearchCompiler WEIGHING =
      new ElasticsearchCompiler(Asker.at(Instant.EPOCH));

  private final List<Token> tokens;
  private final @Nullable Function<String, Optional<String>> saved;
  private final Set<String> opened;
  private int next;
  private int clauses;
  private int depth;

  private Parser(
      List<Token> tokens, @Nullable Function<String, Optional<String>> saved, Set<String> opened) {
    this.tokens = tokens;
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
      var parser = new Parser(Lexer.tokens(text), saved, new LinkedHashSet<>());
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
      return near();
    }
    Token not = take();
    deeper(not);
    weigh(not, ClauseCount.OF_A_NOT);
    Query part = not();
    depth--;
    return new Query.Not(part);
  }

  /** Something, or two places with little between them. */
  private Query near() throws ProblemException {
    int before = clauses;
    Token start = peek();
    Query first = primary();
    Token operator = peek();
    if (!isCounted(operator, "NEAR") && !isCounted(operator, "PRE")) {
      return first;
    }
    take();
    int distance = count(operator, QueryLimits.DISTANCE_MAX);
    place(start, first, operator);
    Token other = peek();
    Query second = primary();
    place(other, second, operator);
    Token again = peek();
    if (isCounted(again, "NEAR") || isCounted(again, "PRE")) {
      throw problem(
          again,
          "A distance is between two.",
          "Write a " + operator.text() + " b AND b " + again.text() + " c.");
    }
    clauses = before;
    return weighed(operator, new Query.Near(first, second, distance, isCounted(operator, "PRE")));
  }

  private Query atLeast(Token operator) throws ProblemException {
    int times = count(operator, QueryLimits.TIMES_MAX);
    if (times < 2) {
      throw problem(operator, "Once is what a word alone asks for.", "Write ATLEAST/2 or more.");
    }
    int before = clauses;
    Token start = peek();
    if (start.is("NOT")) {
      throw problem(start, "What is not there cannot be counted.", "Write NOT ATLEAST/3 word.");
    }
    Query part = primary();
    place(start, part, operator);
    clauses = before;
    return weighed(operator, new Query.AtLeast(times, part));
  }

  private static boolean isCounted(Token token, String operator) {
    return token.kind() == Kind.WORD && token.text().startsWith(operator + "/");
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

  private static void place(Token token, Query query, Token operator) throws ProblemException {
    if (!Query.isPlace(query)) {
      throw problem(
          token,
          "Beside " + operator.text() + " stands a word, a \"phrase\", or some joined by OR.",
          "Put other conditions behind it with AND; it looks in title, summary and text each.");
    }
  }

  /** A saved query in its own words, or its name when nobody knows them here. */
  private Query saved(Token token) throws ProblemException {
    String name = token.text().substring(1);
    if (!Query.isEntityId(name)) {
      throw problem(
          token,
          "A saved query's name has letters, digits, - and _ only.",
          "Put text with an @ in quotation marks.");
    }
    if (saved == null) {
      weigh(token, 1);
      return new Query.Saved(name);
    }
    String text = saved.apply(name).orElse(null);
    if (text == null) {
      throw problem(
          token, "There is no saved query " + name + ".", "Put text with an @ in quotation marks.");
    }
    if (opened.size() >= QueryLimits.SAVED_DEPTH_MAX || !opened.add(name)) {
      throw problem(
          token,
          "The saved query "
              + name
              + " holds itself, or saved queries stand more than "
              + QueryLimits.SAVED_DEPTH_MAX
              + " deep.",
          "Write out what it holds.");
    }
    Query inner = inner(token, name, text);
    opened.remove(name);
    return inner;
  }

  private Query inner(Token token, String name, String text) throws ProblemException {
    try {
      if (text.length() > QueryLimits.QUERY_CHARS_MAX) {
        throw new ProblemException(0, "It is too long.", "Shorten it.");
      }
      var parser = new Parser(Lexer.tokens(text), saved, opened);
      parser.clauses = clauses;
      parser.depth = depth;
      Query query = parser.whole();
      clauses = parser.clauses;
      return query;
    } catch (ProblemException e) {
      throw problem(
          token,
          "The saved query " + name + " is faulty: " + e.problem().message(),
          "Mend it, or write out what it should hold.");
    }
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
      case WORD -> word(token);
      case QUOTED -> text(Scope.ANYWHERE, token, true);
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
      throw problem(
          token,
          token.text() + " stands for any mention of its kind, which cannot be asked for yet.",
          "Name whom you mean; or write \"" + token.text() + "\" for the word.");
    }
    return text(Scope.ANYWHERE, token, true);
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
      case "published" -> published(field);
      case "country" -> has(Attribute.COUNTRY, field, "country:pl");
      case "section" -> has(Attribute.SECTION, field, "section:politics");
      case "tag" -> has(Attribute.TAG, field, "tag:elections");
      case "byline" -> has(Attribute.BYLINE, field, "byline:\"Anna Lind\"");
      case "url" -> has(Attribute.URL, field, "url:https://paper.example/world*");
      case "story" -> has(Attribute.STORY, field, "story:s5f0c1e9b72d8");
      case "case", "stem" ->
          throw problem(
              field,
              "The index does not hold words for " + name + ": yet.",
              name.equals("case")
                  ? "Write =word for one spelling; capitals count as small letters."
                  : "Write the forms, joined by OR, or the beginning, as in elect*.");
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

  private Query has(Attribute attribute, Token field, String example) throws ProblemException {
    return weighed(field, new Query.Has(attribute, value(field, example)));
  }

  private Query published(Token field) throws ProblemException {
    String example = "published:today, published:now-24h or published:[2021-02-01 TO today]";
    Token token = attached(field, example);
    return weighed(field, Days.published(token, example));
  }

  private Query about(Token field) throws ProblemException {
    String example = "about:2021-02-11, about:today+7d or about:[2021-02-01 TO 2021-02-28]";
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
      if (hasAsterisk(token)) {
        return prefix(scope, token, variants);
      }
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
    if (COUNTED.matcher(word).matches()) {
      throw problem(
          token,
          "A word is missing beside " + word + ".",
          "Write it as in tax NEAR/5 fraud, or ATLEAST/3 fraud.");
    }
    if (word.length() > 1 && word.charAt(0) == '-' && Words.hasContent(word)) {
      throw problem(token, "A minus does not exclude.", "Write NOT " + word.substring(1) + ".");
    }
  }

  private static boolean hasAsterisk(Token token) {
    return token.kind() == Kind.WORD
        && token.text().indexOf('*') >= 0
        && Words.hasContent(token.text());
  }

  private Query prefix(Scope scope, Token token, boolean variants) throws ProblemException {
    String letters = token.text().substring(0, token.text().length() - 1);
    boolean atEnd = token.text().indexOf('*') == letters.length();
    if (!atEnd || !letters.codePoints().allMatch(Character::isLetterOrDigit)) {
      throw problem(
          token,
          "An asterisk stands behind the first letters of one word.",
          "Write it as in elect*, or put text that has one in quotation marks.");
    }
    if (!Query.isPrefix(letters)) {
      throw problem(
          token,
          "Before an asterisk stand at least " + QueryLimits.PREFIX_LETTERS_MIN + " letters.",
          "Write more of the word, or the forms, joined by OR.");
    }
    if (!variants || (scope != Scope.ANYWHERE && scope != Scope.TITLE)) {
      throw problem(
          token,
          "Beginnings of words can be asked for in title: and without a field only, without =.",
          "Write " + letters + "*, or the name.");
    }
    return weighed(token, new Query.Prefix(scope, letters));
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
    weigh(token, ClauseCount.of(WEIGHING.compile(leaf)));
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
