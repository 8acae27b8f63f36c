package org.newswatch.crawler.url;

import org.newswatch.contract.Limits;

/**
 * Tells by one look that an address is as it is once normalised. Most addresses that pages state of
 * themselves are, and several are asked for in every page.
 */
final class SettledAddress {

  private static final String[] SCHEMES = {"https://", "http://"};

  /** Characters of a name of a host, by RFC 1035. */
  private static final int HOST_CHARS_MAX = 253;

  private static final int LABEL_CHARS_MAX = 63;

  private SettledAddress() {}

  /**
   * Whether it is sure: a lower-case host of letters, a path of plain names, and nothing else. No
   * says nothing.
   */
  static boolean is(String address) {
    if (address.length() > Limits.URL_CHARS_MAX) {
      return false;
    }
    for (String scheme : SCHEMES) {
      if (address.startsWith(scheme)) {
        int path = address.indexOf('/', scheme.length());
        return path > 0 && isHost(address, scheme.length(), path) && isPath(address, path);
      }
    }
    return false;
  }

  /** Two plain labels or more; the last of letters, so that it is no number's spelling. */
  private static boolean isHost(String address, int from, int to) {
    int label = from;
    int labels = 0;
    boolean letters = true;
    for (int at = from; at <= to; at++) {
      char c = at == to ? '.' : address.charAt(at);
      if (c == '.') {
        if (at == label || at - label > LABEL_CHARS_MAX) {
          return false;
        }
        labels++;
        label = at + 1;
        letters = at == to ? letters : true;
      } else if (c < 'a' || c > 'z') {
        letters = false;
        if (!isDigit(c) && !(c == '-' && isInside(address, label, at))) {
          return false;
        }
      }
    }
    return labels > 1 && letters && to - from <= HOST_CHARS_MAX;
  }

  /** Hyphens stand between others; two side by side may be another script's spelling. */
  private static boolean isInside(String address, int label, int at) {
    return at > label && isPlain(address.charAt(at - 1)) && isPlain(address.charAt(at + 1));
  }

  private static boolean isPath(String address, int from) {
    for (int at = from + 1; at < address.length(); at++) {
      char c = address.charAt(at);
      char before = address.charAt(at - 1);
      if (c == '/' || c == '.') {
        if (before == '/' || before == '.') {
          return false;
        }
      } else if (!isPlain(c) && !isMark(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(char c) {
    return c == '-' || c == '_';
  }

  private static boolean isPlain(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
