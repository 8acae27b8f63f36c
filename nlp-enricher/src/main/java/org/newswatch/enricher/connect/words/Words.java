package org.newswatch.enricher.connect.words;

import java.util.Arrays;

/**
 * The words of a text as hashes, in order and sentence by sentence. Case, accents, punctuation,
 * quotes and the marks within numbers make no difference. In scripts that put no space between
 * words, each character is one. Any text can be read; the cost is that of its length.
 */
public final class Words {

  private static final int ROOM = 512;

  private final long[] hashes;
  private final boolean[] alone;
  private final int[] ends;

  private Words(long[] hashes, boolean[] alone, int[] ends) {
    this.hashes = hashes;
    this.alone = alone;
    this.ends = ends;
  }

  /** The words of this text. */
  public static Words of(String text) {
    return new Reader().read(text);
  }

  public int count() {
    return hashes.length;
  }

  /** The same for equal words, in each run of each build. */
  public long hash(int word) {
    return hashes[word];
  }

  /** Whether the word is one character of a script without spaces: rather a part of a word. */
  public boolean isCharacter(int word) {
    return alone[word];
  }

  /** How many sentences there are; a line has one at least, unless there is no word in it. */
  public int sentences() {
    return ends.length;
  }

  /** The number of the sentence's first word. */
  public int start(int sentence) {
    return sentence == 0 ? 0 : ends[sentence - 1];
  }

  /** The number behind that of the sentence's last word. */
  public int end(int sentence) {
    return ends[sentence];
  }

  /** Spreads what is in a number over all its bits. */
  public static long mix(long value) {
    // The last step of SplitMix64 (Steele, Lea, Flood 2014).
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Reads a text once, from its beginning. */
  private static final class Reader {

    private static final long SEED = 0x9e3779b97f4a7c15L;
    private static final long STEP = 0x100000001b3L;

    /** Letters of words that a point often stands behind within a sentence. */
    private static final int SHORT = 2;

    private long[] hashes = new long[ROOM];
    private boolean[] alone = new boolean[ROOM];
    private int count;
    private int[] ends = new int[ROOM / Long.BYTES];
    private int sentences;
    private long word = SEED;
    private boolean inWord;
    private int letters;
    private boolean mayEnd;

    Words read(String text) {
      int length = text.length();
      int at = 0;
      while (at < length) {
        char unit = text.charAt(at);
        if (unit < Letters.ASCII_END) {
          ascii(text, at, unit);
          at++;
        } else {
          int point = text.codePointAt(at);
          other(point);
          at += Character.charCount(point);
        }
      }
      endSentence();
      return new Words(
          Arrays.copyOf(hashes, count),
          Arrays.copyOf(alone, count),
          Arrays.copyOf(ends, sentences));
    }

    private void ascii(String text, int at, char unit) {
      int folded = Letters.ascii(unit);
      if (folded > 0) {
        letter(folded);
      } else if (unit == '\n') {
        endSentence();
      } else if (Letters.isSpace(unit)) {
        space();
      } else if (!(unit == '\'' || Letters.isWithinNumber(text, at))) {
        // Not behind what may be short for something.
        mayEnd |= unit == '!' || unit == '?' || (unit == '.' && (!inWord || letters > SHORT));
        endWord();
      }
    }

    private void other(int point) {
      if (Letters.isUnspaced(point)) {
        endWord();
        letter(point);
        endWord();
        alone[count - 1] = true;
        return;
      }
      int folded = Letters.folded(point);
      if (folded > 0) {
        letter(folded);
      } else if (folded == Letters.BREAK) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
          space();
        } else if (Letters.isFullStop(point)) {
          endSentence();
        } else {
          endWord();
        }
      }
    }

    private void letter(int folded) {
      word = (word ^ folded) * STEP;
      inWord = true;
      letters++;
      mayEnd = false;
    }

    /** A point ends a sentence where a space follows it, if need be behind quotes and brackets. */
    private void space() {
      if (mayEnd) {
        endSentence();
      } else {
        endWord();
      }
    }

    private void endWord() {
      if (!inWord) {
        return;
      }
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
        alone = Arrays.copyOf(alone, count * 2);
      }
      hashes[count++] = mix(word);
      word = SEED;
      inWord = false;
      letters = 0;
    }

    private void endSentence() {
      endWord();
      mayEnd = false;
      if (count == (sentences == 0 ? 0 : ends[sentences - 1])) {
        return;
      }
      if (sentences == ends.length) {
        ends = Arrays.copyOf(ends, sentences * 2);
      }
      ends[sentences++] = count;
    }
  }
}
