package org.newswatch.crawler.xml;

import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * One entity or character reference in a text, from its ampersand to its semicolon.
 *
 * @param name what stands between ampersand and semicolon
 * @param end where the text goes on
 */
record Reference(String name, int end) {

  /** Characters of a name; the longest that HTML knows has 31. */
  private static final int NAME_CHARS_MAX = 64;

  private static final Map<String, String> XML =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  /** The reference that begins with the ampersand at {@code at}; null when none does. */
  static @Nullable Reference at(String text, int at) {
    int end = at + 1;
    int last = Math.min(text.length(), at + 1 + NAME_CHARS_MAX);
    while (end < last && isNameChar(text.charAt(end))) {
      end++;
    }
    boolean closed = end > at + 1 && end < text.length() && text.charAt(end) == ';';
    return closed ? new Reference(text.substring(at + 1, end), end + 1) : null;
  }

  boolean isNumber() {
    return name.charAt(0) == '#';
  }

  /** One of the five that XML itself knows. */
  boolean isXml() {
    return XML.containsKey(name);
  }

  /** The characters it stands for in any XML file; null when that takes a declaration. */
  @Nullable String plain() {
    if (!isNumber()) {
      return XML.get(name);
    }
    int codePoint = codePoint();
    return XmlChars.isAllowed(codePoint) ? Character.toString(codePoint) : null;
  }

  /** The characters it stands for in HTML; null when nobody knows it. */
  @Nullable String html() {
    String plain = plain();
    if (plain != null) {
      return plain;
    }
    if (isNumber() || !Entities.isNamedEntity(name)) {
      return null;
    }
    String value = Entities.getByName(name);
    return value.isEmpty() ? null : value;
  }

  private int codePoint() {
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    String digits = name.substring(hex ? 2 : 1);
    if (digits.isEmpty() || digits.length() > 8) {
      return -1;
    }
    try {
      return Integer.parseInt(digits, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isNameChar(char c) {
    return Character.isLetterOrDigit(c) || c == '#' || c == '_' || c == '-' || c == '.' || c == ':';
  }
}
