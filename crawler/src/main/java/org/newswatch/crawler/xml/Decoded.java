package org.newswatch.crawler.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which characters a file's bytes stand for.
 *
 * @param charset what to read the bytes with
 * @param skip bytes of the byte order mark
 * @param asDeclared whether that is what the file says of itself
 */
record Decoded(Charset charset, int skip, boolean asDeclared) {

  /** How far into a file its own declaration and the shape of its encoding are looked for. */
  static final int HEAD_BYTES = 1_024;

  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  /** Browsers read these labels as what holds more, and files are written for browsers. */
  private static final Map<String, String> SUPERSETS =
      Map.of(
          "iso-8859-1", "windows-1252",
          "latin1", "windows-1252",
          "us-ascii", "windows-1252",
          "iso-8859-9", "windows-1254",
          "tis-620", "x-windows-874",
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "shift_jis", "windows-31j",
          "euc-kr", "x-windows-949");

  /** A byte order mark, each byte as one character, and what follows it. */
  private record Mark(String bytes, Charset charset) {}

  /** Longer marks come before those they begin with. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("\u00EF\u00BB\u00BF", StandardCharsets.UTF_8),
          new Mark("\u00FF\u00FE\0\0", UTF_32LE),
          new Mark("\0\0\u00FE\u00FF", UTF_32BE),
          new Mark("\u00FE\u00FF", StandardCharsets.UTF_16BE),
          new Mark("\u00FF\u00FE", StandardCharsets.UTF_16LE));

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{2,40})");
  private static final Pattern HEADER =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");

  /**
   * By byte order mark, then the pattern of zero bytes, then what the bytes can be of what header
   * and file say.
   */
  static Decoded of(byte[] body, String contentType) {
    return marked(body).or(() -> wide(body)).orElseGet(() -> narrow(body, contentType));
  }

  /** By the beginning of a file alone, for one that is read piece by piece. */
  static Decoded ofHead(byte[] head) {
    return marked(head)
        .or(() -> wide(head))
        .orElseGet(
            () -> {
              String text = new String(head, StandardCharsets.ISO_8859_1);
              Optional<Charset> said = group(DECLARED, text).flatMap(Decoded::charset);
              return new Decoded(
                  said.filter(charset -> !isWide(charset)).orElse(StandardCharsets.UTF_8), 0, true);
            });
  }

  /** The whole file; bytes that stand for nothing become replacement characters. */
  String text(byte[] body) {
    return new String(body, skip, body.length - skip, charset);
  }

  private static Optional<Decoded> marked(byte[] body) {
    for (Mark mark : MARKS) {
      int length = mark.bytes().length();
      String head = new String(body, 0, Math.min(length, body.length), StandardCharsets.ISO_8859_1);
      if (head.equals(mark.bytes())) {
        boolean wide = isWide(mark.charset());
        byte[] rest = wide ? body : Arrays.copyOfRange(body, length, body.length);
        boolean readable = wide || isReadable(rest, mark.charset());
        return Optional.of(
            new Decoded(readable ? mark.charset() : damaged(rest), length, readable));
      }
    }
    return Optional.empty();
  }

  /** Encodings of two or four bytes a character show by where the zeros are. */
  private static Optional<Decoded> wide(byte[] body) {
    int length = Math.min(body.length, HEAD_BYTES) & ~3;
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      if (body[i] == 0) {
        zeros[i & 3]++;
      }
    }
    int most = length / 4 * 3 / 4;
    if (length < 8) {
      return Optional.empty();
    }
    boolean even = zeros[0] > most && zeros[2] > most;
    boolean odd = zeros[1] > most && zeros[3] > most;
    if (even && zeros[1] > most) {
      return Optional.of(new Decoded(UTF_32BE, 0, true));
    }
    if (odd && zeros[2] > most) {
      return Optional.of(new Decoded(UTF_32LE, 0, true));
    }
    if (even && zeros[1] == 0) {
      return Optional.of(new Decoded(StandardCharsets.UTF_16BE, 0, true));
    }
    return odd && zeros[0] == 0
        ? Optional.of(new Decoded(StandardCharsets.UTF_16LE, 0, true))
        : Optional.empty();
  }

  private static Decoded narrow(byte[] body, String contentType) {
    String head =
        new String(body, 0, Math.min(body.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    Optional<String> file = group(DECLARED, head);
    Optional<Charset> inFile = file.flatMap(Decoded::charset);
    Optional<Charset> inHeader = group(HEADER, contentType).flatMap(Decoded::charset);
    // A name that nobody knows is a fault of the file, whatever the bytes are.
    boolean known = file.isEmpty() || inFile.isPresent();
    boolean plain = isPlain(body);
    boolean utf8 = isReadable(body, StandardCharsets.UTF_8);
    Charset said = inFile.orElse(StandardCharsets.UTF_8);
    if (utf8 && !plain) {
      // Long runs of other encodings are never valid UTF-8 by chance.
      boolean agreed = said.equals(StandardCharsets.UTF_8);
      return new Decoded(StandardCharsets.UTF_8, 0, known && agreed);
    }
    for (Optional<Charset> claim : List.of(inHeader, inFile)) {
      if (claim.isPresent()
          && (utf8 || !claim.get().equals(StandardCharsets.UTF_8))
          && !isWide(claim.get())) {
        boolean agreed = inFile.isEmpty() || claim.get().equals(said) || claim.equals(inHeader);
        return new Decoded(claim.get(), 0, known && agreed && isReadable(body, claim.get()));
      }
    }
    return utf8
        ? new Decoded(StandardCharsets.UTF_8, 0, known && !isWide(said))
        : new Decoded(inFile.or(() -> inHeader).isPresent() ? damaged(body) : WESTERN, 0, false);
  }

  /** Said to be UTF-8 and not quite: a few broken bytes do not make it anything else. */
  private static Charset damaged(byte[] body) {
    String read = new String(body, StandardCharsets.UTF_8);
    long broken = read.chars().filter(c -> c == '\uFFFD').count();
    long foreign = read.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return broken > foreign ? WESTERN : StandardCharsets.UTF_8;
  }

  private static boolean isWide(Charset charset) {
    String name = charset.name();
    return name.startsWith("UTF-16") || name.startsWith("UTF-32") || name.startsWith("x-UTF");
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(SUPERSETS.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(byte[] body) {
    for (byte b : body) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReadable(byte[] body, Charset charset) {
    try {
      var unused =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
