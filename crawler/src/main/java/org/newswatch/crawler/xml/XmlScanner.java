package org.newswatch.crawler.xml;

import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML of any length as a row of tags and texts, with little memory, and takes what is not
 * well-formed as it comes: nothing has to be closed, no prefix declared. Document types are passed
 * over, entities other than XML's and HTML's own stay as they are written. Not thread-safe.
 */
public final class XmlScanner {

  /** What comes next. */
  public enum Event {
    START,
    END,
    TEXT,
    /** Nothing any more. */
    DONE
  }

  /** Characters of a name; the rest of a longer one is passed over. */
  private static final int NAME_CHARS_MAX = 200;

  /** Attributes of one element; further ones are passed over. */
  private static final int ATTRIBUTES_MAX = 64;

  /** Characters read at once. */
  private static final int BUFFER_CHARS = 16 * 1024;

  private static final int NOTHING = -1;

  private final Reader reader;
  private final int textCharsMax;
  private final char[] buffer = new char[BUFFER_CHARS];
  private int position;
  private int limit;

  /** Up to here lines are counted. */
  private int counted;

  private int lines = 1;
  private int line = 1;

  private String qualifiedName = "";
  private String localName = "";
  private Map<String, String> attributes = Map.of();
  private String text = "";
  private boolean closing;

  /**
   * @param textCharsMax characters kept of one text and of one attribute; the rest is passed over
   */
  public XmlScanner(Reader reader, int textCharsMax) {
    this.reader = reader;
    this.textCharsMax = textCharsMax;
  }

  /** The next tag or text; an element without content gives a start and an end. */
  public Event next() throws IOException {
    if (closing) {
      closing = false;
      return Event.END;
    }
    while (true) {
      if (peek(0) == NOTHING) {
        return Event.DONE;
      }
      countLines();
      line = lines;
      if (peek(0) != '<') {
        text = plainText();
        return Event.TEXT;
      }
      int next = peek(1);
      if (next == '/') {
        position += 2;
        readTagName();
        skipPast('>');
        return Event.END;
      }
      if (next == '!' && looksAt("<![CDATA[")) {
        position += 9;
        text = readUntil("]]>");
        return Event.TEXT;
      }
      if (next == '!' || next == '?') {
        passOver(next);
      } else if (next != NOTHING && XmlChars.isNameStart((char) next)) {
        position++;
        readTagName();
        readAttributes();
        return Event.START;
      } else {
        position++;
        text = "<";
        return Event.TEXT;
      }
    }
  }

  /** The tag's name as written. */
  public String qualifiedName() {
    return qualifiedName;
  }

  /** The tag's name without prefix, in lower case. */
  public String name() {
    return localName;
  }

  /** The value of an attribute of the start tag, by its name in lower case. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** The attributes of the start tag, by their names in lower case, prefixes included. */
  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  /** The line in which the last tag or text begins, from 1 on. */
  public int line() {
    return line;
  }

  /** The last text, references resolved. */
  public String text() {
    return text;
  }

  /** Text with its references resolved. */
  public static String plain(String written) {
    if (written.indexOf('&') < 0) {
      return written;
    }
    StringBuilder out = new StringBuilder(written.length());
    int at = 0;
    while (at < written.length()) {
      Reference reference = written.charAt(at) == '&' ? Reference.at(written, at) : null;
      String value = reference == null ? null : reference.html();
      if (reference == null || value == null) {
        out.append(written.charAt(at++));
      } else {
        out.append(value);
        at = reference.end();
      }
    }
    return out.toString();
  }

  private void passOver(int kind) throws IOException {
    if (kind == '?') {
      position += 2;
      var unused = readUntil("?>");
    } else if (looksAt("<!--")) {
      position += 4;
      var unused = readUntil("-->");
    } else {
      declaration();
    }
  }

  /** Behind a declaration such as a document type, whose subset may hold brackets of its own. */
  private void declaration() throws IOException {
    position += 2;
    boolean subset = false;
    while (peek(0) != NOTHING) {
      int c = buffer[position];
      if (c == '"' || c == '\'') {
        position++;
        skipPast((char) c);
      } else if (c == '<' && looksAt("<!--")) {
        position += 4;
        var unused = readUntil("-->");
      } else {
        position++;
        if (c == '[') {
          subset = true;
        } else if (c == ']') {
          subset = false;
        } else if (c == '>' && !subset) {
          return;
        }
      }
    }
  }

  private String plainText() throws IOException {
    StringBuilder out = new StringBuilder();
    while (peek(0) != NOTHING && buffer[position] != '<') {
      int from = position;
      while (position < limit && buffer[position] != '<') {
        position++;
      }
      keep(out, from, position);
    }
    return plain(out.toString());
  }

  /** What stands before {@code sign}, which is passed over; everything when it never comes. */
  private String readUntil(String sign) throws IOException {
    StringBuilder out = new StringBuilder();
    char first = sign.charAt(0);
    while (peek(0) != NOTHING) {
      if (buffer[position] == first && looksAt(sign)) {
        position += sign.length();
        break;
      }
      int from = position++;
      while (position < limit && buffer[position] != first) {
        position++;
      }
      keep(out, from, position);
    }
    return out.toString();
  }

  private void keep(StringBuilder out, int from, int to) {
    int length = Math.min(to - from, textCharsMax - out.length());
    if (length > 0) {
      out.append(buffer, from, length);
    }
  }

  private void readTagName() throws IOException {
    String read = readName();
    // Neighbours have the same name more often than not.
    if (!read.equals(qualifiedName)) {
      qualifiedName = read;
      localName = read.substring(read.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
  }

  private String readName() throws IOException {
    StringBuilder out = new StringBuilder();
    while (peek(0) != NOTHING && XmlChars.isNameChar(buffer[position])) {
      if (out.length() < NAME_CHARS_MAX) {
        out.append(buffer[position]);
      }
      position++;
    }
    return out.toString();
  }

  /** The attributes up to the end of the tag, which may be the beginning of the next one. */
  private void readAttributes() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    while (peek(0) != NOTHING && buffer[position] != '<') {
      char c = buffer[position];
      if (c == '>') {
        position++;
        break;
      }
      if (c == '/' && peek(1) == '>') {
        position += 2;
        closing = true;
        break;
      }
      String name = readName();
      if (name.isEmpty()) {
        position++;
      } else {
        String value = readValue();
        if (found.size() < ATTRIBUTES_MAX) {
          found.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
      }
    }
    attributes = found;
  }

  private String readValue() throws IOException {
    skipSpace();
    if (peek(0) != '=') {
      return "";
    }
    position++;
    skipSpace();
    int quote = peek(0);
    if (quote == '"' || quote == '\'') {
      position++;
      return plain(readUntil(String.valueOf((char) quote)));
    }
    StringBuilder out = new StringBuilder();
    while (peek(0) != NOTHING && !endsBareValue(buffer[position])) {
      keep(out, position, position + 1);
      position++;
    }
    return plain(out.toString());
  }

  private static boolean endsBareValue(char c) {
    return XmlChars.isSpace(c) || c == '>' || c == '<';
  }

  private void skipSpace() throws IOException {
    while (peek(0) != NOTHING && XmlChars.isSpace(buffer[position])) {
      position++;
    }
  }

  private void skipPast(char end) throws IOException {
    while (peek(0) != NOTHING) {
      if (buffer[position++] == end) {
        return;
      }
    }
  }

  private boolean looksAt(String sign) throws IOException {
    for (int i = 0; i < sign.length(); i++) {
      if (peek(i) != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void countLines() {
    while (counted < position) {
      if (buffer[counted++] == '\n') {
        lines++;
      }
    }
  }

  /** The character {@code ahead} of the position; the one at the position is in the buffer then. */
  private int peek(int ahead) throws IOException {
    while (position + ahead >= limit) {
      countLines();
      counted = 0;
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
      int read = reader.read(buffer, limit, buffer.length - limit);
      if (read <= 0) {
        return NOTHING;
      }
      limit += read;
    }
    return buffer[position + ahead];
  }
}
