package org.newswatch.crawler.xml;

/**
 * What stands before a file's root element.
 *
 * @param start where the root element begins; negative when there is none
 * @param root its name as written; empty when there is none
 * @param junk whether something stands there that no well-formed file has
 * @param unterminated whether a document type begins and never ends
 * @param references what the document type declares
 */
record Prolog(int start, String root, boolean junk, boolean unterminated, References references) {

  static Prolog of(String text, int from) {
    return new Scan(text, from).run();
  }

  Prolog behindJunk() {
    return new Prolog(start, root, true, unterminated, references);
  }

  private static final class Scan {
    private final String text;
    private final int begin;
    private final References references = new References();
    private final Signs signs;
    private int at;
    private boolean junk;

    Scan(String text, int from) {
      this.text = text;
      this.signs = new Signs(text);
      this.at = from;
      this.begin = from;
    }

    Prolog run() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c != '<') {
          junk |= !XmlChars.isSpace(c);
          at++;
        } else if (text.startsWith("<!--", at)) {
          skipPast("-->", 4);
        } else if (text.startsWith("<?", at)) {
          // A declaration stands first or is none.
          junk |= at > begin && text.startsWith("<?xml ", at);
          skipPast("?>", 2);
        } else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
          junk |= !text.startsWith("<!DOCTYPE", at);
          at += 9;
          if (!doctype()) {
            return new Prolog(-1, "", true, true, references);
          }
        } else if (at + 1 < text.length() && XmlChars.isNameStart(text.charAt(at + 1))) {
          int end = at + 1;
          while (end < text.length() && XmlChars.isNameChar(text.charAt(end))) {
            end++;
          }
          return new Prolog(at, text.substring(at + 1, end), junk, false, references);
        } else {
          junk = true;
          at++;
        }
      }
      return new Prolog(-1, "", junk, false, references);
    }

    /** Behind the document type whose name begins at {@link #at}. */
    private boolean doctype() {
      boolean inside = false;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
          if (!skipQuoted(c)) {
            return false;
          }
        } else if (c == '[' && !inside) {
          inside = true;
          at++;
        } else if (c == ']' && inside) {
          inside = false;
          at++;
        } else if (c == '>' && !inside) {
          at++;
          return true;
        } else if (inside && text.startsWith("<!--", at)) {
          skipPast("-->", 4);
        } else if (inside && text.startsWith("<?", at)) {
          skipPast("?>", 2);
        } else if (inside && text.startsWith("<!ENTITY", at)) {
          at += 8;
          entity();
        } else {
          at++;
        }
      }
      return false;
    }

    /** A general entity with its value; others are passed over. */
    private void entity() {
      skipSpace();
      int from = at;
      while (at < text.length() && XmlChars.isNameChar(text.charAt(at))) {
        at++;
      }
      String name = text.substring(from, at);
      skipSpace();
      if (name.isEmpty() || at >= text.length()) {
        return;
      }
      char quote = text.charAt(at);
      if (quote == '"' || quote == '\'') {
        int end = text.indexOf(quote, at + 1);
        if (end > 0) {
          references.declare(name, text.substring(at + 1, end));
          at = end + 1;
        }
      }
    }

    private void skipSpace() {
      while (at < text.length() && XmlChars.isSpace(text.charAt(at))) {
        at++;
      }
    }

    private boolean skipQuoted(char quote) {
      int end = text.indexOf(quote, at + 1);
      at = end < 0 ? text.length() : end + 1;
      return end >= 0;
    }

    private void skipPast(String sign, int offset) {
      int end = signs.find(sign, at + offset);
      if (end < 0) {
        junk = true;
        end = signs.find(">", at + offset);
        at = end < 0 ? text.length() : end + 1;
      } else {
        at = end + sign.length();
      }
    }
  }
}
