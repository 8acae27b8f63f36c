package org.newswatch.query;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** A word as the index keeps it: in lower case, without marks. */
final class Folding {

  /** What one UTF-16 unit may become, at most. */
  private static final int GROWTH_MAX = 4;

  private Folding() {}

  /** In lower case, character by character, as the index has it. */
  static String lower(String word) {
    var lower = new StringBuilder(word.length());
    word.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }

  static String fold(String word) {
    char[] in = lower(word).toCharArray();
    char[] out = new char[in.length * GROWTH_MAX];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length);
  }
}
