package org.newswatch.crawler.extract;

import java.util.Arrays;

/**
 * What a few short words of small Latin letters stand for. Made to be asked of every name in a
 * page's markup, where nearly always nothing is found: no text is copied, and hardly one compared.
 */
final class WordTable {

  /** What the small letters differ in. */
  private static final int LETTER_BITS = 31;

  /** Characters from which on nothing is a word. */
  private static final int LENGTH_END = 32;

  private static final Word[] NONE = {};

  /** By first letter and length, where few words meet. */
  private final Word[][] words = new Word[(LETTER_BITS + 1) * LENGTH_END][];

  private record Word(String letters, int flags) {}

  WordTable() {
    Arrays.fill(words, NONE);
  }

  /**
   * Adds words to what is known.
   *
   * @param flag bits that the words stand for, besides those they stand for already
   * @param lines words with single spaces between, none as long as 32 letters
   */
  WordTable with(int flag, String... lines) {
    for (String line : lines) {
      for (String word : line.split(" ", -1)) {
        add(new Word(word, flag));
      }
    }
    return this;
  }

  private void add(Word word) {
    int place = place(word.letters().charAt(0), word.letters().length());
    Word[] like = words[place];
    for (int i = 0; i < like.length; i++) {
      if (like[i].letters().equals(word.letters())) {
        like[i] = new Word(word.letters(), like[i].flags() | word.flags());
        return;
      }
    }
    words[place] = Arrays.copyOf(like, like.length + 1);
    words[place][like.length] = word;
  }

  /** What the characters from {@code from} to {@code to} stand for; 0 when they are no word. */
  int flags(char[] text, int from, int to) {
    int length = to - from;
    if (length >= LENGTH_END) {
      return 0;
    }
    for (Word word : words[place(text[from], length)]) {
      int at = 0;
      while (at < length && word.letters().charAt(at) == text[from + at]) {
        at++;
      }
      if (at == length) {
        return word.flags();
      }
    }
    return 0;
  }

  /** The same of letters in any case. */
  int flags(String text, int from, int to) {
    return flags(text, from, to, true);
  }

  /** Whether the characters from {@code from} to {@code to} are one of the words. */
  boolean contains(String text, int from, int to) {
    return flags(text, from, to, false) != 0;
  }

  private int flags(String text, int from, int to, boolean anyCase) {
    int length = to - from;
    if (length >= LENGTH_END) {
      return 0;
    }
    for (Word word : words[place(text.charAt(from), length)]) {
      int at = 0;
      while (at < length && word.letters().charAt(at) == letter(text.charAt(from + at), anyCase)) {
        at++;
      }
      if (at == length) {
        return word.flags();
      }
    }
    return 0;
  }

  private static char letter(char c, boolean anyCase) {
    return anyCase && c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  private static int place(char first, int length) {
    return (first & LETTER_BITS) * LENGTH_END + length;
  }
}
