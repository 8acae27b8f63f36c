package org.newswatch.crawler.extract;

import java.io.Reader;

/** Reads a text without some of its parts; nothing is copied but what is read. */
final class GapReader extends Reader {

  private final String text;
  private final int[] gaps;
  private int at;
  private int gap;

  /**
   * Reads the text from its beginning.
   *
   * @param gaps where each part that is left out begins and ends, by turns and in order
   */
  GapReader(String text, int[] gaps) {
    this.text = text;
    this.gaps = gaps;
  }

  @Override
  public int read(char[] target, int offset, int length) {
    int done = 0;
    while (done < length && at < text.length()) {
      int end = gap < gaps.length ? gaps[gap] : text.length();
      int chars = Math.min(end - at, length - done);
      text.getChars(at, at + chars, target, offset + done);
      at += chars;
      done += chars;
      if (at == end && gap < gaps.length) {
        at = gaps[gap + 1];
        gap += 2;
      }
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}
