package org.newswatch.crawler.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text that was UTF-8, read as something else and written as UTF-8 again. It is repaired where the
 * whole page shows it: almost everything beyond ASCII, taken back to bytes, is UTF-8 and hardly
 * ever is that by chance. What does not go back exactly stays as it is.
 */
final class Mojibake {

  /** How many times over a text is repaired. */
  private static final int TIMES_MAX = 2;

  /** Runs of damaged characters from which on a page is believed to be damaged. */
  private static final int RUNS_MIN = 3;

  /** Different ones among them, where a short honest word now and then looks damaged. */
  private static final int DIFFERENT_MIN = 5;

  /** Characters of a run that no honest word looks like. */
  private static final int LONG_RUN = 12;

  /** Share of characters beyond ASCII that must be damaged. */
  private static final double DAMAGED_SHARE_MIN = 0.9;

  /** Honest characters from which on fewer damaged ones are looked for no further. */
  private static final int HONEST_MAX = 500;

  private static final List<Mojibake> KINDS =
      List.of(
          new Mojibake("windows-1252", false),
          new Mojibake("windows-1251", true),
          new Mojibake("windows-1250", false));

  /** The byte that a character was read from; -1 for none beyond ASCII. */
  private final short[] bytes = new short[0x2200];

  private final boolean wordRuns;

  private Mojibake(String name, boolean wordRuns) {
    this.wordRuns = wordRuns;
    Arrays.fill(bytes, (short) -1);
    Charset charset = Charset.forName(name);
    for (int b = 0x80; b <= 0xFF; b++) {
      // What a set leaves open, browsers read as the control character of that number.
      String read = new String(new byte[] {(byte) b}, charset);
      char c = read.charAt(0) == '\uFFFD' ? (char) b : read.charAt(0);
      bytes[c] = (short) b;
    }
    for (int b = 0x80; b <= 0x9F && !wordRuns; b++) {
      bytes[b] = (short) b;
    }
  }

  /** The text itself when it is not damaged beyond doubt. */
  static String repaired(String text) {
    String current = text;
    for (int i = 0; i < TIMES_MAX; i++) {
      Optional<Mojibake> kind = of(current);
      if (kind.isEmpty()) {
        return current;
      }
      current = kind.get().repair(current);
    }
    return current;
  }

  /** What happened to the text; empty when nothing did beyond doubt. */
  static Optional<Mojibake> of(String text) {
    return KINDS.stream().filter(kind -> kind.mayBe(text) && kind.isClear(text)).findFirst();
  }

  /** A quick look: what a character of more than one byte begins with, and what goes on. */
  private boolean mayBe(String text) {
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int b = c < 0x80 ? -1 : byteOf(c);
      if (begun && b >= 0x80 && b < 0xC0) {
        return true;
      }
      begun = b >= 0xC2 && b <= 0xF4;
    }
    return false;
  }

  private boolean isClear(String text) {
    Set<String> different = new HashSet<>();
    int longest = 0;
    int runs = 0;
    int damaged = 0;
    int honest = 0;
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) < 0x80) {
        i++;
        continue;
      }
      int end = runEnd(text, i);
      if (end == i) {
        honest++;
        i++;
      } else {
        if (decoded(text, i, end) != null) {
          runs++;
          longest = Math.max(longest, end - i);
          if (different.size() < DIFFERENT_MIN) {
            different.add(text.substring(i, end));
          }
          damaged += end - i;
        } else {
          honest += end - i;
        }
        i = end;
      }
      if (honest > HONEST_MAX && damaged < honest) {
        return false;
      }
    }
    return runs >= RUNS_MIN
        && damaged >= (damaged + honest) * DAMAGED_SHARE_MIN
        && (!wordRuns || longest >= LONG_RUN || different.size() >= DIFFERENT_MIN);
  }

  /** The text with everything put right that goes back exactly. */
  String repair(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) < 0x80 ? i : runEnd(text, i);
      String decoded = end > i ? decoded(text, i, end) : null;
      if (decoded == null) {
        end = Math.max(end, i + 1);
        repaired.append(text, i, end);
      } else {
        repaired.append(decoded);
      }
      i = end;
    }
    return repaired.toString();
  }

  private int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && byteOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private int byteOf(char c) {
    return c < bytes.length ? bytes[c] : -1;
  }

  /** What the run's bytes are in UTF-8; null when they are not. */
  private @Nullable String decoded(String text, int from, int to) {
    byte[] run = new byte[to - from];
    for (int i = from; i < to; i++) {
      run[i - from] = (byte) byteOf(text.charAt(i));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(run.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(run), out, true);
    return result.isError() ? null : out.flip().toString();
  }
}
