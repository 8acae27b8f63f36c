package org.newswatch.crawler.xml;

import java.util.HashSet;
import java.util.Set;

/**
 * Looks for ends of things in one text, always further on, and looks only once for what is no more
 * to come: else a file of beginnings without ends would cost the square of its length.
 */
final class Signs {

  private final String text;
  private final Set<String> gone = new HashSet<>();

  Signs(String text) {
    this.text = text;
  }

  /** Where {@code sign} next stands; negative when it no longer does. */
  int find(String sign, int from) {
    if (gone.contains(sign)) {
      return -1;
    }
    int at = text.indexOf(sign, from);
    if (at < 0) {
      gone.add(sign);
    }
    return at;
  }
}
