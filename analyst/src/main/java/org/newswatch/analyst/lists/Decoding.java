package org.newswatch.analyst.lists;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;

/**
 * Bytes as text. Where few of them are broken, U+FFFD stands for those.
 *
 * @param text without a byte order mark
 * @param encoding which they were in, for people
 */
record Decoding(String text, String encoding) {

  /** Stands for what is no character in the encoding. */
  static final char REPLACEMENT = '\ufffd';

  /** The share of characters that may be broken in what is still held for a text. */
  private static final double BROKEN_MAX = 0.2;

  /** The last character that nearly all encodings have in common. */
  private static final int ASCII = 0x7f;

  private static final int DETECTED_BYTES = 200_000;

  /** Of most texts in UTF-16 without a mark, every other byte is one that no text has. */
  private static final double CONTROLS_MIN = 0.3;

  /** Latin scripts of the west and of the centre of Europe, which short lists hardly tell apart. */
  private static final List<String> LATIN = List.of("windows-1252", "windows-1250", "ISO-8859-2");

  private static final Set<String> TAKEN_FOR_LATIN =
      Set.of("ISO-8859-1", "ISO-8859-2", "windows-1250", "windows-1252");

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final byte[] PDF = {'%', 'P', 'D', 'F'};

  /**
   * Reads them.
   *
   * @param wanted the name of the character set; null when it is to be found out
   */
  static Result<Decoding> of(byte[] bytes, @Nullable String wanted) {
    if (begins(bytes, ZIP) || begins(bytes, OLD_OFFICE)) {
      return new Result.Refused<>(
          "This is a workbook or an archive, no text.",
          "Save the sheet as CSV in UTF-8, and bring that.");
    }
    if (begins(bytes, PDF)) {
      return new Result.Refused<>("This is a PDF, no list.", "Copy its lines and paste them.");
    }
    Optional<Charset> set = wanted == null ? Optional.of(detected(bytes)) : named(wanted);
    if (set.isEmpty()) {
      return new Result.Refused<>(
          "There is no encoding " + wanted + ".", "Write UTF-8, windows-1251 or the like.");
    }
    return decoded(bytes, set.get(), wanted != null);
  }

  private static Result<Decoding> decoded(byte[] bytes, Charset set, boolean told) {
    String text = new String(bytes, set);
    // What was not said but guessed shows by the characters that other sets have, too.
    if (!isText(bytes, set) && !isMostly(text, told ? 0 : ASCII)) {
      return new Result.Refused<>(
          "The bytes are no text in " + set.name() + ".",
          told
              ? "Let the encoding be found out."
              : "Save the list in UTF-8, or say which encoding it is in.");
    }
    if (text.indexOf('\0') >= 0) {
      return new Result.Refused<>(
          "This is no text: it has characters of no script.", "Bring a text or CSV file.");
    }
    String bare = !text.isEmpty() && text.charAt(0) == '\ufeff' ? text.substring(1) : text;
    return new Result.Found<>(new Decoding(bare, set.name()));
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name.strip())).filter(Charset::canEncode);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Charset detected(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return UTF_16BE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return UTF_16LE;
    }
    double even = controls(bytes, 0);
    double odd = controls(bytes, 1);
    if (Math.max(even, odd) > CONTROLS_MIN) {
      return even > odd ? UTF_16BE : UTF_16LE;
    }
    boolean utf8 = isText(bytes, UTF_8) || isMostly(new String(bytes, UTF_8), ASCII);
    return utf8 ? UTF_8 : guessed(bytes);
  }

  /** The share of control characters among the bytes at even (0) or odd (1) places. */
  private static double controls(byte[] bytes, int from) {
    int controls = 0;
    int all = 0;
    for (int i = from; i < Math.min(bytes.length, DETECTED_BYTES); i += 2) {
      boolean space = bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r';
      controls += bytes[i] >= 0 && bytes[i] < ' ' && !space ? 1 : 0;
      all++;
    }
    return all == 0 ? 0 : (double) controls / all;
  }

  private static boolean isText(byte[] bytes, Charset set) {
    try {
      var unused =
          set.newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether few of the characters above this one are broken. */
  private static boolean isMostly(String text, int above) {
    long all = text.chars().filter(c -> c > above).count();
    long broken = text.chars().filter(c -> c == REPLACEMENT).count();
    return broken <= all * BROKEN_MAX;
  }

  private static Charset guessed(byte[] bytes) {
    var detector = new CharsetDetector();
    detector.setText(Arrays.copyOf(bytes, Math.min(bytes.length, DETECTED_BYTES)));
    for (CharsetMatch match : detector.detectAll()) {
      String name = match.getName();
      Optional<Charset> set = named(name);
      // Of those that tell themselves by their bytes this was ruled out before.
      if (set.isPresent() && !name.startsWith("UTF")) {
        return TAKEN_FOR_LATIN.contains(name) ? latin(bytes) : set.get();
      }
    }
    return latin(bytes);
  }

  /** The one in which most of what is not ASCII are letters. */
  private static Charset latin(byte[] bytes) {
    return LATIN.stream()
        .map(Charset::forName)
        .min(Comparator.comparingLong(set -> signs(bytes, set)))
        .orElseThrow();
  }

  private static long signs(byte[] bytes, Charset set) {
    return new String(bytes, 0, Math.min(bytes.length, DETECTED_BYTES), set)
        .chars()
        .filter(c -> c > '~' && !Character.isLetter(c))
        .count();
  }
}
