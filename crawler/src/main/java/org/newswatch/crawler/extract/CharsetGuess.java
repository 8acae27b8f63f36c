package org.newswatch.crawler.extract;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** Which characters bytes stand for that nothing true is said of, by what languages look like. */
final class CharsetGuess {

  /** Bytes looked at, from a little before the first that tells anything. */
  private static final int BYTES_MAX = 48 * 1024;

  private static final int BYTES_BEFORE = 512;

  /** Bytes beyond ASCII below which statistics tell nothing. */
  private static final int TELLING_MIN = 24;

  /** Of a hundred: the detector's own measure. */
  private static final int CONFIDENCE_MIN = 20;

  /** By how much less sure it may be of what the language was mostly written in. */
  private static final int HINT_WORTH = 15;

  private CharsetGuess() {}

  /**
   * @param language primary subtag that the page declares; empty when it does not
   */
  static Charset of(byte[] body, String language) {
    Optional<Charset> hinted = CharsetLabels.formerlyFor(language);
    int first = 0;
    while (first < body.length && body[first] >= 0) {
      first++;
    }
    int from = Math.max(0, first - BYTES_BEFORE);
    byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + BYTES_MAX));
    int telling = 0;
    for (byte b : part) {
      telling += b < 0 ? 1 : 0;
    }
    if (telling < TELLING_MIN) {
      return hinted.orElse(CharsetLabels.WESTERN);
    }
    CharsetDetector detector = new CharsetDetector();
    // Tags are not text of any language.
    detector.enableInputFilter(true);
    detector.setText(part);
    Optional<Charset> best = Optional.empty();
    int bestConfidence = CONFIDENCE_MIN;
    for (CharsetMatch match : detector.detectAll()) {
      Optional<Charset> charset = CharsetLabels.charset(match.getName());
      int confidence = match.getConfidence();
      if (charset.isEmpty()) {
        continue;
      }
      if (charset.equals(hinted) && confidence >= bestConfidence - HINT_WORTH) {
        return charset.get();
      }
      if (best.isEmpty() && confidence >= CONFIDENCE_MIN) {
        best = charset;
        bestConfidence = confidence;
      }
    }
    return best.or(() -> hinted).orElse(CharsetLabels.WESTERN);
  }
}
