package org.newswatch.crawler.robots;

import java.nio.charset.StandardCharsets;

/** The percent-encoding of paths, so far as it matters when rules are compared with them. */
final class Escapes {

  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  /** Escapes in capitals, and every octet that is not ASCII escaped. One character is one octet. */
  static String literal(String octets) {
    StringBuilder out = new StringBuilder(octets.length() + 16);
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      if (isEscape(octets, i)) {
        escape(out, octetAt(octets, i));
        i += 2;
      } else if (c >= 0x80) {
        escape(out, c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The one form of a path: what needs no escape has none, and special characters have one. */
  static String canonicalPath(String path) {
    byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
    return canonical(new String(utf8, StandardCharsets.ISO_8859_1), false);
  }

  /** The one form of a rule's path, in which special characters keep their meaning. */
  static String canonicalPattern(String octets) {
    return canonical(octets, true);
  }

  private static String canonical(String octets, boolean pattern) {
    StringBuilder out = new StringBuilder(octets.length() + 16);
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.charAt(i);
      boolean escaped = isEscape(octets, i);
      if (escaped) {
        octet = octetAt(octets, i);
        i += 2;
      }
      boolean last = i == octets.length() - 1;
      if (isUnreserved(octet)) {
        out.append((char) octet);
      } else if (escaped || octet >= 0x80) {
        escape(out, octet);
      } else if (octet == '*' || octet == '$') {
        if (pattern && (octet == '*' || last)) {
          out.append((char) octet);
        } else {
          escape(out, octet);
        }
      } else {
        out.append((char) octet);
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(int octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '-'
        || octet == '.'
        || octet == '_'
        || octet == '~';
  }

  private static boolean isEscape(String octets, int at) {
    return octets.charAt(at) == '%'
        && at + 2 < octets.length()
        && digit(octets.charAt(at + 1)) >= 0
        && digit(octets.charAt(at + 2)) >= 0;
  }

  private static int octetAt(String octets, int at) {
    return digit(octets.charAt(at + 1)) * 16 + digit(octets.charAt(at + 2));
  }

  /** Only the digits of ASCII: the platform's would take those of every script. */
  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static void escape(StringBuilder out, int octet) {
    out.append('%').append(HEX.charAt(octet >> 4 & 0xf)).append(HEX.charAt(octet & 0xf));
  }
}
