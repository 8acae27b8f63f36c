package org.newswatch.crawler.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which characters a page's bytes stand for: byte order mark, UTF-8 that can be nothing else,
 * header, meta element, then what the bytes look like. What is claimed and proven wrong by the
 * bytes counts for nothing. Text that was encoded twice is repaired ({@link Mojibake}).
 */
final class PageCharset {

  /** How far into a page its own declaration is looked for, in bytes. */
  private static final int DECLARATION_BYTES_MAX = 16 * 1024;

  /** Characters of more than one byte from which on a page in UTF-8 is in nothing else. */
  private static final int UTF8_PROOF_MIN = 3;

  /** Bytes at the beginning among which those of UTF-16 without a mark show. */
  private static final int WIDE_BYTES = 64;

  /** Share of a page's characters beyond ASCII that may be unreadable in what it claims to be. */
  private static final double BROKEN_SHARE_MAX = 0.02;

  private static final char UNREADABLE = '\uFFFD';

  private static final Pattern HEADER =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)<meta\\s[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})"
              + "|<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");
  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)<html\\s[^>]{0,400}?lang\\s*=\\s*[\"']?\\s*([a-z]{2,3})\\b");

  private PageCharset() {}

  static String decode(byte[] body, @Nullable String contentType) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return string(body, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(body, 0xFE, 0xFF)) {
      return string(body, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(body, 0xFF, 0xFE)) {
      return string(body, 2, StandardCharsets.UTF_16LE);
    }
    Optional<Charset> wide = wide(body);
    if (wide.isPresent()) {
      return string(body, 0, wide.get());
    }
    String head =
        new String(
            body, 0, Math.min(body.length, DECLARATION_BYTES_MAX), StandardCharsets.ISO_8859_1);
    Optional<Charset> header = contentType == null ? Optional.empty() : first(HEADER, contentType);
    Optional<Charset> meta = first(DECLARED, head);
    // Servers say Latin-1 of everything when nobody told them otherwise.
    boolean byDefault = header.filter(CharsetLabels.WESTERN::equals).isPresent();
    Optional<Charset> claim = byDefault ? meta.or(() -> header) : header.or(() -> meta);
    String asUtf8 = string(body, 0, StandardCharsets.UTF_8);
    boolean claimed = claim.isEmpty() || claim.get().equals(StandardCharsets.UTF_8);
    if (isUtf8(body, asUtf8)
        && (claimed || multibyte(body, UTF8_PROOF_MIN) || readsWorse(body, claim.get()))) {
      return asUtf8;
    }
    Optional<Charset> other = claim.filter(charset -> !charset.equals(StandardCharsets.UTF_8));
    if (other.isEmpty()) {
      other = meta.filter(charset -> !charset.equals(StandardCharsets.UTF_8));
    }
    if (other.isPresent() && !readsWorse(body, other.get())) {
      return string(body, 0, other.get());
    }
    // A few broken bytes do not make UTF-8 anything else.
    if (claim.isPresent() && damagedOnly(asUtf8)) {
      return asUtf8;
    }
    return string(body, 0, CharsetGuess.of(body, language(head)));
  }

  private static String string(byte[] body, int skip, Charset charset) {
    return new String(body, skip, body.length - skip, charset);
  }

  private static Optional<Charset> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String label = matcher.group(1);
      if (label == null && matcher.groupCount() > 1) {
        label = matcher.group(2);
      }
      Optional<Charset> charset = label == null ? Optional.empty() : CharsetLabels.charset(label);
      if (charset.isPresent()) {
        return charset;
      }
    }
    return Optional.empty();
  }

  private static String language(String head) {
    Matcher matcher = LANGUAGE.matcher(head);
    return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** Markup in two bytes a character: every other one of its first bytes is zero. */
  private static Optional<Charset> wide(byte[] body) {
    int length = Math.min(body.length, WIDE_BYTES) & ~1;
    int[] zeros = new int[2];
    for (int i = 0; i < length; i++) {
      zeros[i & 1] += body[i] == 0 ? 1 : 0;
    }
    int half = length / 2;
    if (length < 8 || Math.max(zeros[0], zeros[1]) < half * 3 / 4) {
      return Optional.empty();
    }
    if (zeros[0] > half * 3 / 4 && zeros[1] < half / 4) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return zeros[1] > half * 3 / 4 && zeros[0] < half / 4
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  /** Only what was not readable is looked at again: a page may well hold the sign for it. */
  private static boolean isUtf8(byte[] body, String read) {
    return read.indexOf(UNREADABLE) < 0 || broken(body, StandardCharsets.UTF_8) == 0;
  }

  private static boolean multibyte(byte[] body, int enough) {
    int found = 0;
    for (int i = 0; i < body.length && found < enough; i++) {
      found += (body[i] & 0xC0) == 0xC0 ? 1 : 0;
    }
    return found >= enough;
  }

  private static boolean damagedOnly(String asUtf8) {
    int broken = 0;
    int foreign = 0;
    for (int i = 0; i < asUtf8.length(); i++) {
      char c = asUtf8.charAt(i);
      broken += c == UNREADABLE ? 1 : 0;
      foreign += c > 0x7F && c != UNREADABLE ? 1 : 0;
    }
    return broken <= foreign;
  }

  /** Whether more of it is unreadable than what a slip of an editor leaves. */
  private static boolean readsWorse(byte[] body, Charset charset) {
    int telling = 0;
    for (byte b : body) {
      telling += b < 0 ? 1 : 0;
    }
    return broken(body, charset) > telling * BROKEN_SHARE_MAX;
  }

  /** Places at which the bytes are nothing in this character set. */
  private static int broken(byte[] body, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(8 * 1024);
    int broken = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      out.clear();
      if (result.isError()) {
        broken++;
        in.position(in.position() + result.length());
      } else if (result.isUnderflow()) {
        return broken;
      }
    }
  }

  private static boolean startsWith(byte[] body, int... mark) {
    if (body.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
