package org.newswatch.crawler.xml;

import org.jspecify.annotations.Nullable;

/** Copies a file's text, with its references resolved and, when asked to, its faults repaired. */
final class Mender {

  private final String text;
  private final References references;
  private final boolean repairing;
  private final StringBuilder out;
  private final Signs signs;
  private int at;

  Mender(String text, References references, boolean repairing) {
    this.text = text;
    this.references = references;
    this.repairing = repairing;
    this.signs = new Signs(text);
    this.out = new StringBuilder(text.length() + 16);
  }

  /** The text from {@code start} on. */
  String from(int start) {
    at = start;
    while (at < text.length() && !references.exceeded()) {
      char c = text.charAt(at);
      if (c == '&') {
        reference();
      } else if (c == '<') {
        markup();
      } else {
        character(c);
      }
    }
    return out.toString();
  }

  private void reference() {
    Reference reference = Reference.at(text, at);
    if (reference == null) {
      out.append(repairing ? "&amp;" : "&");
      at++;
      return;
    }
    boolean plain = reference.isXml() || (reference.isNumber() && reference.plain() != null);
    String value = plain ? null : value(reference);
    if (value != null) {
      XmlChars.escape(value, out);
    } else if (plain || !repairing) {
      out.append(text, at, reference.end());
    } else if (!reference.isNumber()) {
      out.append("&amp;").append(text, at + 1, reference.end());
    }
    at = reference.end();
  }

  private @Nullable String value(Reference reference) {
    String declared = references.value(reference.name());
    return declared != null || !repairing ? declared : reference.html();
  }

  private void markup() {
    if (text.startsWith("<!--", at)) {
      opaque("-->", 4);
    } else if (text.startsWith("<![CDATA[", at)) {
      opaque("]]>", 9);
    } else if (text.startsWith("<?", at)) {
      opaque("?>", 2);
    } else {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean tag = XmlChars.isNameStart(next) || next == '/' || next == '!';
      out.append(tag || !repairing ? "<" : "&lt;");
      at++;
    }
  }

  /** What is copied as it stands, up to its end; what never ends is no such thing. */
  private void opaque(String sign, int offset) {
    int end = signs.find(sign, at + offset);
    if (end < 0) {
      out.append(repairing ? "&lt;" : "<");
      at++;
      return;
    }
    int stop = end + sign.length();
    while (at < stop) {
      character(text.charAt(at));
    }
  }

  private void character(char c) {
    at++;
    if (!repairing || isAllowed(c)) {
      out.append(c);
    }
  }

  private boolean isAllowed(char c) {
    if (Character.isHighSurrogate(c)) {
      return at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 1 && Character.isHighSurrogate(text.charAt(at - 2));
    }
    return XmlChars.isAllowed(c);
  }
}
