package org.newswatch.query;

import java.util.List;
import org.newswatch.query.Lexer.Kind;
import org.newswatch.query.Lexer.Token;

/** The words and signs of a query, taken one by one. */
final class Tokens {

  private final List<Token> tokens;
  private int next;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String text) throws ProblemException {
    return new Tokens(Lexer.tokens(text));
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The next one; the end stays the end. */
  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  static ProblemException problem(Token token, String cause, String fix) {
    return new ProblemException(token.start(), cause, fix);
  }
}
