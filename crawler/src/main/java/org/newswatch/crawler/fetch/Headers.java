package org.newswatch.crawler.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/** The headers of an answer, as far as anybody asks for them. */
final class Headers {

  private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

  /** Whole seconds by the rules, with a fraction from those who do not know them. */
  private static final Pattern SECONDS = Pattern.compile("([0-9]++)(?:\\.[0-9]*)?");

  /** More of them are longer than any time that is heard. */
  private static final int SECONDS_DIGITS_MAX = 9;

  /** Headers that mean nothing when joined. */
  private static final Set<String> SINGLE =
      Set.of("content-type", "content-length", "etag", "last-modified", "location", "date");

  private static final Pattern NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,100}");

  private Headers() {}

  /** Each header by its name in lower case; what came several times is joined by ", ". */
  static Map<String, String> joined(MessageHeaders answer) {
    Map<String, String> joined = new HashMap<>();
    for (Header header : answer.getHeaders()) {
      String value = clean(header);
      String name = header.getName().toLowerCase(Locale.ROOT);
      if (NAME.matcher(name).matches()) {
        joined.merge(
            name, value, (first, next) -> SINGLE.contains(name) ? first : first + ", " + next);
      }
    }
    return joined;
  }

  /** The values of a header, one for each time it came. */
  static List<String> values(MessageHeaders answer, String name) {
    List<String> values = new ArrayList<>();
    for (Header header : answer.getHeaders(name)) {
      values.add(clean(header));
    }
    return values;
  }

  static Optional<String> first(MessageHeaders answer, String name) {
    return values(answer, name).stream().findFirst();
  }

  /** How long the server asks to be left alone, bounded to a day. */
  static Optional<Duration> retryAfter(MessageHeaders answer, Instant now) {
    return first(answer, "Retry-After")
        .flatMap(value -> pause(value, now))
        .filter(Duration::isPositive)
        .map(asked -> asked.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : asked);
  }

  private static Optional<Duration> pause(String value, Instant now) {
    Matcher seconds = SECONDS.matcher(value);
    if (seconds.matches()) {
      String whole = seconds.group(1);
      return Optional.of(
          whole.length() > SECONDS_DIGITS_MAX
              ? RETRY_AFTER_MAX
              : Duration.ofSeconds(Long.parseLong(whole)));
    }
    return Optional.ofNullable(DateUtils.parseStandardDate(value))
        .map(until -> Duration.between(now, until));
  }

  /** Control characters are taken out: a value may be sent back to a server one day. */
  private static String clean(Header header) {
    String value = header.getValue();
    if (value == null) {
      return "";
    }
    return utf8(value).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Octets came as characters, which is right for ASCII; what is UTF-8 is read as such. */
  private static String utf8(String octets) {
    if (octets.chars().allMatch(c -> c < 0x80) || octets.chars().anyMatch(c -> c > 0xff)) {
      return octets;
    }
    try {
      byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }
}
