package org.newswatch.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query's text into tokens; every character belongs to one or is space. */
final class Lexer {

  /** What a token is. */
  enum Kind {
    OPEN,
    CLOSE,
    /** {@code =}, just before a word or a quotation. */
    EXACT,
    /** A field's name; its colon is not part of the text. */
    FIELD,
    WORD,
    QUOTED,
    /** What stands between square brackets. */
    RANGE,
    END
  }

  /**
   * One token.
   *
   * @param text without quotation marks, brackets or colon
   * @param start its first UTF-16 unit in the query, counted from 0
   * @param spaced whether space, or the query's start, stands before it
   */
  record Token(Kind kind, String text, int start, boolean spaced) {

    boolean is(String operator) {
      return kind == Kind.WORD && text.equals(operator);
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean spaced = true;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) throws ProblemException {
    return new Lexer(text).run();
  }

  private List<Token> run() throws ProblemException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        spaced = true;
        at++;
      } else if ((c == '(' && !isAddress()) || c == ')') {
        add(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), at);
        at++;
      } else if (isQuote(c)) {
        enclosed(Kind.QUOTED, "quotation", "Close it with a second \".");
      } else if (c == '[') {
        enclosed(Kind.RANGE, "bracket", "Close it, as in about:[2021-02-01 TO 2021-02-28].");
      } else if (c == '=' && at + 1 < text.length() && !isSpace(text.charAt(at + 1))) {
        add(Kind.EXACT, "=", at);
        at++;
      } else {
        word();
      }
    }
    tokens.add(new Token(Kind.END, "", text.length(), true));
    return tokens;
  }

  private void enclosed(Kind kind, String what, String fix) throws ProblemException {
    int open = at;
    int close = open + 1;
    while (close < text.length() && !closes(kind, text.charAt(close))) {
      close++;
    }
    if (close == text.length()) {
      throw new ProblemException(open, "This " + what + " is never closed.", fix);
    }
    add(kind, text.substring(open + 1, close), open);
    at = close + 1;
  }

  private static boolean closes(Kind kind, char c) {
    return kind == Kind.RANGE ? c == ']' : isQuote(c);
  }

  private void word() {
    int start = at;
    int open = 0;
    while (at < text.length() && !endsWord(text.charAt(at), open)) {
      if (text.charAt(at) == ':' && isFieldName(text, start, at) && !text.startsWith("://", at)) {
        add(Kind.FIELD, text.substring(start, at), start);
        at++;
        return;
      }
      if (isAddress()) {
        open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      }
      at++;
    }
    String word = text.substring(start, at);
    if (Words.hasContent(word) || isValue()) {
      add(Kind.WORD, word, start);
    } else {
      // A lone "&" or dash stands in no index either: "Smith & Sons" means the two words.
      spaced = true;
    }
  }

  /** Whether what comes next belongs to a field or an equals sign before it. */
  private boolean isValue() {
    return !spaced
        && !tokens.isEmpty()
        && (tokens.getLast().kind() == Kind.FIELD || tokens.getLast().kind() == Kind.EXACT);
  }

  private void add(Kind kind, String tokenText, int start) {
    tokens.add(new Token(kind, tokenText, start, spaced));
    spaced = false;
  }

  private static boolean isFieldName(String text, int start, int end) {
    if (start == end) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
        return false;
      }
    }
    return true;
  }

  /** In an address parentheses are parts of it, as long as they are closed in it. */
  private boolean endsWord(char c, int open) {
    return isSpace(c)
        || isQuote(c)
        || (c == '(' && !isAddress())
        || (c == ')' && !(isAddress() && open > 0));
  }

  private boolean isAddress() {
    return !spaced
        && !tokens.isEmpty()
        && tokens.getLast().kind() == Kind.FIELD
        && tokens.getLast().text().equalsIgnoreCase("url");
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Straight and typographic double quotation marks: word processors turn one into the others. */
  static boolean isQuote(char c) {
    return c == '"'
        || c == '\u201c'
        || c == '\u201d'
        || c == '\u201e'
        || c == '\u00ab'
        || c == '\u00bb';
  }
}
