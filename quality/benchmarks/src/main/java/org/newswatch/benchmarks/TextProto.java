package org.newswatch.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much of protocol buffers' text format as cases are written in: messages, lists, strings in
 * pieces, bare words and comments. One character is one octet.
 */
final class TextProto {

  private static final int DEPTH_MAX = 16;
  private static final String SIMPLE_ESCAPES = "abfnrtv\\'\"?";
  private static final String SIMPLE_MEANINGS = "\u0007\b\f\n\r\t\u000b\\'\"?";

  /** Something that a field holds. */
  sealed interface Value {}

  /** A string; one character is one octet. */
  record Text(String octets) implements Value {
    byte[] bytes() {
      return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    String utf8() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  /** A bare word, such as the name of a constant or a number. */
  record Word(String name) implements Value {}

  /** Fields in their order; one that stands several times or holds a list has several values. */
  record Message(Map<String, List<Value>> fields) implements Value {

    List<Message> messages(String name) {
      return fields.getOrDefault(name, List.of()).stream()
          .filter(Message.class::isInstance)
          .map(Message.class::cast)
          .toList();
    }

    /** The string in this field; empty when there is none. */
    Text text(String name) {
      return fields.getOrDefault(name, List.of()).stream()
          .filter(Text.class::isInstance)
          .map(Text.class::cast)
          .findFirst()
          .orElse(new Text(""));
    }

    /** The word in this field; empty when there is none. */
    String word(String name) {
      return fields.getOrDefault(name, List.of()).stream()
          .filter(Word.class::isInstance)
          .map(value -> ((Word) value).name())
          .findFirst()
          .orElse("");
    }
  }

  private final String octets;
  private int at;

  private TextProto(byte[] file) {
    octets = new String(file, StandardCharsets.ISO_8859_1);
  }

  /**
   * The message that a file holds.
   *
   * @throws BadDataException when it cannot be read, with the place in octets
   */
  static Message read(byte[] file) {
    TextProto reader = new TextProto(file);
    return reader.message('\0', 0);
  }

  private Message message(char end, int depth) {
    if (depth > DEPTH_MAX) {
      throw wrong("nested deeper than " + DEPTH_MAX);
    }
    Map<String, List<Value>> fields = new LinkedHashMap<>();
    while (peek() != end) {
      String name = word();
      if (peek() == ':') {
        at++;
      }
      List<Value> values = fields.computeIfAbsent(name, unused -> new ArrayList<>());
      if (peek() == '[') {
        list(values, depth);
      } else {
        values.add(value(depth));
      }
      if (peek() == ',' || peek() == ';') {
        at++;
      }
    }
    at++;
    return new Message(fields);
  }

  private void list(List<Value> values, int depth) {
    at++;
    while (peek() != ']') {
      values.add(value(depth));
      if (peek() == ',') {
        at++;
      }
    }
    at++;
  }

  private Value value(int depth) {
    char c = peek();
    if (c == '{') {
      at++;
      return message('}', depth + 1);
    }
    if (c != '"' && c != '\'') {
      return new Word(word());
    }
    StringBuilder text = new StringBuilder();
    while (peek() == '"' || peek() == '\'') {
      piece(text);
    }
    return new Text(text.toString());
  }

  private void piece(StringBuilder text) {
    char quote = octets.charAt(at++);
    while (at < octets.length() && octets.charAt(at) != quote) {
      char c = octets.charAt(at++);
      if (c == '\\' && at < octets.length()) {
        text.append(escaped());
      } else {
        text.append(c);
      }
    }
    at++;
  }

  private char escaped() {
    char c = octets.charAt(at++);
    int simple = SIMPLE_ESCAPES.indexOf(c);
    if (simple >= 0) {
      return SIMPLE_MEANINGS.charAt(simple);
    }
    if (c == 'x' || c == 'X') {
      return (char) number(16, 2);
    }
    at--;
    return (char) (number(8, 3) & 0xff);
  }

  private int number(int radix, int digitsMax) {
    int start = at;
    while (at < octets.length()
        && at - start < digitsMax
        && Character.digit(octets.charAt(at), radix) >= 0) {
      at++;
    }
    if (at == start) {
      throw wrong("an escape that means nothing");
    }
    return Integer.parseInt(octets.substring(start, at), radix);
  }

  private String word() {
    int start = at;
    while (at < octets.length() && isWordChar(octets.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw wrong("no name or value");
    }
    return octets.substring(start, at);
  }

  private static boolean isWordChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-.+".indexOf(c) >= 0;
  }

  /** The next character that is neither space nor comment; NUL at the end. */
  private char peek() {
    while (at < octets.length()) {
      char c = octets.charAt(at);
      if (c == '#') {
        int end = octets.indexOf('\n', at);
        at = end < 0 ? octets.length() : end;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        return c;
      }
    }
    return '\0';
  }

  private BadDataException wrong(String why) {
    return new BadDataException("not readable at octet " + at + ": " + why);
  }
}
