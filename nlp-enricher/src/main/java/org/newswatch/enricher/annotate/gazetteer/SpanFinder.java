package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/** Walks the tokens of one field and takes note of what is, or may be, a name. */
final class SpanFinder {

  /** Words that are one open name at most. */
  static final int OPEN_WORDS_MAX = 4;

  /** Letters below which a single word is no open name. */
  private static final int OPEN_CHARS_MIN = 3;

  /** Tokens between looks at the clock. */
  private static final int TOKENS_BETWEEN_LOOKS = 256;

  private final Tables tables;
  private final PersonPatterns persons;
  private final BodyPatterns bodies;
  private final boolean nounsAreCapitalised;

  SpanFinder(Tables tables) {
    this.tables = tables;
    this.persons = new PersonPatterns(tables);
    this.bodies = new BodyPatterns(tables);
    this.nounsAreCapitalised = tables.language().equals("de");
  }

  /** A match of this many tokens. */
  record Match(Span span, int tokens) {}

  /** Takes note of what the field says before its names are looked for. */
  void look(List<Token> tokens) {
    persons.look(tokens);
  }

  List<Span> find(Field field, String text, List<Token> tokens, BooleanSupplier inTime) {
    var spans = new ArrayList<Span>();
    int at = 0;
    while (at < tokens.size()) {
      if (at % TOKENS_BETWEEN_LOOKS == 0 && !inTime.getAsBoolean()) {
        return spans;
      }
      Match match = tokens.get(at).capital() ? match(field, text, tokens, at) : null;
      if (match != null) {
        spans.add(match.span());
        at += match.tokens();
      } else {
        at++;
      }
    }
    return spans;
  }

  private @Nullable Match match(Field field, String text, List<Token> tokens, int at) {
    Phrase figure = tables.figure(tokens, at);
    if (figure != null) {
      return thing(field, tokens, at, figure);
    }
    Phrase phrase = tables.phrase(tokens, at);
    if (phrase != null && phrase.size() == 1 && opensWithFunction(tokens.get(at))) {
      // Досі is a case of Doha, and a word that many sentences begin with.
      return null;
    }
    if (phrase != null && phrase.size() > 1) {
      return thing(field, tokens, at, phrase);
    }
    Match found = persons.fullName(field, text, tokens, at);
    if (found == null) {
      found = bodies.quoted(field, text, tokens, at);
    }
    if (found == null && phrase != null) {
      found = thing(field, tokens, at, phrase);
    }
    if (found == null) {
      found = bodies.acronym(field, tokens, at);
    }
    if (found == null) {
      found = bodies.headed(field, text, tokens, at);
    }
    if (found == null) {
      found = persons.afterTitle(field, text, tokens, at);
    }
    if (found == null) {
      found = persons.twoNames(field, text, tokens, at);
    }
    return found != null ? found : open(field, text, tokens, at);
  }

  private boolean opensWithFunction(Token token) {
    return token.opens() && tables.isFunction(token);
  }

  private static Match thing(Field field, List<Token> tokens, int at, Phrase phrase) {
    Token last = tokens.get(at + phrase.size() - 1);
    return new Match(
        new Span.Thing(
            field, tokens.get(at).start(), last.end(), phrase.type(), phrase.kind(), phrase.base()),
        phrase.size());
  }

  /** Words with capitals that nothing explains. */
  private @Nullable Match open(Field field, String text, List<Token> tokens, int at) {
    Token first = tokens.get(at);
    if (tables.isFunction(first) || first.initial() || tables.title(first) != null) {
      return null;
    }
    boolean quoted = first.start() > 0 && BodyPatterns.isOpeningQuote(text, first.start() - 1);
    int end = at + 1;
    // A sentence's first word may be any word: what follows it is looked at by itself.
    while ((quoted || !first.opens())
        && end < tokens.size()
        && end - at < OPEN_WORDS_MAX
        && tokens.get(end).capital()
        && tokens.get(end).adjoins()
        && isPlain(tokens, end)) {
      end++;
    }
    int stop = tokens.get(end - 1).end();
    // Quoted speech opens with a capital too; a quoted name ends where its quotation does.
    quoted = quoted && BodyPatterns.isClosingQuote(text, stop);
    if (first.opens() && !quoted) {
      end = at + 1;
    }
    boolean single = end == at + 1;
    boolean tooShort = single && first.text().length() < OPEN_CHARS_MIN;
    if (tooShort || (nounsAreCapitalised && !first.caps())) {
      return nounsAreCapitalised && !tooShort ? family(field, first) : null;
    }
    return new Match(
        new Span.Open(
            field,
            first.start(),
            tokens.get(end - 1).end(),
            List.copyOf(tokens.subList(at, end)),
            first.opens() && !quoted,
            quoted),
        end - at);
  }

  /** In German any noun: of use only where it is the family name of someone named in full. */
  private static Match family(Field field, Token token) {
    return new Match(
        new Span.Open(field, token.start(), token.end(), List.of(token), true, false), 1);
  }

  private boolean isPlain(List<Token> tokens, int at) {
    return tables.phrase(tokens, at) == null
        && !tokens.get(at).caps()
        && !tables.isFunction(tokens.get(at));
  }

  static Match body(Field field, int start, int end, String base, int tokens) {
    return new Match(
        new Span.Thing(field, start, end, MentionType.ORGANIZATION, null, base), tokens);
  }
}
