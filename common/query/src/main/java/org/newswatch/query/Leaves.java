package org.newswatch.query;

import static org.newswatch.query.Tokens.problem;

import java.util.List;
import java.util.Locale;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;
import org.newswatch.query.Query.Attribute;
import org.newswatch.query.Query.Scope;

/** Reads what no operator joins: words, quotations, beginnings of words, fields. */
final class Leaves {

  private static final String FIELDS =
      "title:, case:, stem:, person:, org:, place:, entity:, source:, country:, lang:, section:,"
          + " tag:, byline:, url:, story:, published: and about:";

  private final Tokens tokens;
  private final Weight weight;

  Leaves(Tokens tokens, Weight weight) {
    this.tokens = tokens;
    this.weight = weight;
  }

  Query field(Token field) throws ProblemException {
    String name = field.text().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "title" -> scoped(Scope.TITLE, field);
      case "person" -> scoped(Scope.PERSON, field);
      case "org" -> scoped(Scope.ORG, field);
      case "place" -> scoped(Scope.PLACE, field);
      case "source" ->
          weight.leaf(field, new Query.FromSource(value(field, "source:\"The Paper\"")));
      case "lang" ->
          weight.leaf(
              field, new Query.InLanguage(value(field, "lang:en").toLowerCase(Locale.ROOT)));
      case "about" -> about(field);
      case "published" -> published(field);
      case "country" -> has(Attribute.COUNTRY, field, "country:pl");
      case "section" -> has(Attribute.SECTION, field, "section:politics");
      case "tag" -> has(Attribute.TAG, field, "tag:elections");
      case "byline" -> has(Attribute.BYLINE, field, "byline:\"Anna Lind\"");
      case "url" -> has(Attribute.URL, field, "url:https://paper.example/world*");
      case "story" -> has(Attribute.STORY, field, "story:s5f0c1e9b72d8");
      case "case" -> cased(field);
      case "stem" -> stem(field);
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

  private Query cased(Token field) throws ProblemException {
    Token token = attached(field, "case:\"US\"");
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw problem(token, "Here stands a word or a quotation.", "Write case:\"US\".");
    }
    refuseBeginning(token, field);
    return weight.leaf(token, new Query.Cased(words(token)));
  }

  private Query stem(Token field) throws ProblemException {
    Token token = attached(field, "stem:elect");
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw problem(token, "Here stands a word.", "Write stem:elect.");
    }
    refuseBeginning(token, field);
    List<String> words = words(token);
    if (words.size() > 1) {
      throw problem(
          token,
          "The forms of one word can be asked for, not those of several.",
          "Write stem: before each.");
    }
    return weight.leaf(token, new Query.Stem(words.getFirst()));
  }

  private static void refuseBeginning(Token token, Token field) throws ProblemException {
    if (hasAsterisk(token)) {
      throw problem(
          token,
          "After " + field.text() + ": stands a whole word.",
          "Take the asterisk away, or put the text in quotation marks.");
    }
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
    Token token = tokens.peek();
    String id = value(field, "entity:5f0c1e9b72d84a3c6b1f0e2d");
    if (!Query.isEntityId(id)) {
      throw problem(
          token,
          "After entity: stands an id; newswatch entities list shows them.",
          "Write person:, org: or place: to search for a name.");
    }
    return weight.leaf(field, new Query.OfEntity(id));
  }

  private Query has(Attribute attribute, Token field, String example) throws ProblemException {
    return weight.leaf(field, new Query.Has(attribute, value(field, example)));
  }

  private Query published(Token field) throws ProblemException {
    String example = "published:today, published:now-24h or published:[2021-02-01 TO today]";
    Token token = attached(field, example);
    return weight.leaf(field, Days.published(token, example));
  }

  private Query about(Token field) throws ProblemException {
    String example = "about:2021-02-11, about:today+7d or about:[2021-02-01 TO 2021-02-28]";
    Token token = attached(field, example);
    return weight.leaf(field, Days.about(token, example));
  }

  /** The token that belongs to a field: right after the colon. */
  private Token attached(Token field, String example) throws ProblemException {
    Token token = tokens.peek();
    if (token.kind() == Kind.END || token.spaced()) {
      throw problem(
          field,
          "Nothing stands right after " + field.text() + ":.",
          "Write it without a space, as in " + example + ".");
    }
    return tokens.take();
  }

  Query text(Scope scope, Token token, boolean variants) throws ProblemException {
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw problem(token, "A word or a quotation must follow =.", "Write =\"Lukashenko\".");
    }
    if (token.kind() == Kind.WORD) {
      refuseOperators(token);
      if (hasAsterisk(token)) {
        return prefix(scope, token, variants);
      }
    }
    return weight.leaf(token, new Query.Text(scope, words(token), variants));
  }

  private static List<String> words(Token token) throws ProblemException {
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
    return words;
  }

  private static void refuseOperators(Token token) throws ProblemException {
    String word = token.text();
    if (token.is("AND") || token.is("OR") || token.is("NOT")) {
      throw problem(
          token, "A word is missing beside " + word + ".", "Add it; or write \"" + word + "\".");
    }
    if (Parser.isCounted(word)) {
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
    return weight.leaf(token, new Query.Prefix(scope, letters));
  }
}
