package org.newswatch.crawler.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which characters a page's bytes stand for: byte order mark, header, meta, then the bytes. */
final class PageCharset {

  /** How far into a page its own declaration is looked for, in bytes. */
  private static final int DECLARATION_BYTES_MAX = 16 * 1024;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final Pattern DECLARED =
      Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");

  private PageCharset() {}

  static String decode(byte[] body, @Nullable String contentType) {
    int skip = 0;
    Charset charset;
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      charset = StandardCharsets.UTF_8;
      skip = 3;
    } else if (startsWith(body, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      skip = 2;
    } else if (startsWith(body, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      skip = 2;
    } else {
      charset = declared(body, contentType);
    }
    return new String(body, skip, body.length - skip, charset);
  }

  private static Charset declared(byte[] body, @Nullable String contentType) {
    Optional<Charset> header = contentType == null ? Optional.empty() : firstCharset(contentType);
    int length = Math.min(body.length, DECLARATION_BYTES_MAX);
    Optional<Charset> meta = firstCharset(new String(body, 0, length, StandardCharsets.ISO_8859_1));
    boolean utf8 = isUtf8(body);
    for (Optional<Charset> claim : List.of(header, meta)) {
      // A page that is not UTF-8 does not become it by saying so.
      if (claim.isPresent() && (utf8 || !claim.get().equals(StandardCharsets.UTF_8))) {
        return claim.get();
      }
    }
    return utf8
        ? StandardCharsets.UTF_8
        : header.or(() -> meta).isPresent() ? damaged(body) : WESTERN;
  }

  /** Claimed to be UTF-8 and is not quite: a few broken bytes do not make it anything else. */
  private static Charset damaged(byte[] body) {
    String read = new String(body, StandardCharsets.UTF_8);
    long broken = read.chars().filter(c -> c == '\uFFFD').count();
    long foreign = read.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return broken > foreign ? WESTERN : StandardCharsets.UTF_8;
  }

  private static Optional<Charset> firstCharset(String text) {
    Matcher matcher = DECLARED.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    // Browsers read these labels as their Windows supersets, and pages are written for browsers.
    if (name.equals("iso-8859-1") || name.equals("latin1") || name.equals("us-ascii")) {
      return Optional.of(WESTERN);
    }
    if (name.startsWith("utf-16") || name.startsWith("utf16")) {
      // Readable as bytes, so it cannot be what it says.
      return Optional.of(StandardCharsets.UTF_8);
    }
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isUtf8(byte[] body) {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
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
