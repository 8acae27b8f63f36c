package org.newswatch.analyst.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.newswatch.contract.ArticleId;

/**
 * The last hit of a page in the order of time: what comes after it is the next page, however deep
 * that is, and whatever was indexed meanwhile.
 *
 * @param millis the hit's time, since the epoch
 */
public record Cursor(long millis, ArticleId id) {

  /** Characters of the longest. */
  public static final int CHARS_MAX = 80;

  /** As addresses carry it: nothing to be read or made by hand. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((millis + ":" + id).getBytes(UTF_8));
  }

  /** The cursor that this text is; empty when it is none. */
  public static Optional<Cursor> parse(String text) {
    if (text.length() > CHARS_MAX) {
      return Optional.empty();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int colon = plain.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Cursor(
                  Long.parseLong(plain.substring(0, colon)),
                  new ArticleId(plain.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
