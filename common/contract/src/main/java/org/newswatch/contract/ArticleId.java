package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What one article is called for ever: 32 lower-case hexadecimal digits.
 *
 * <p>The id is a hash of what makes the article itself (its URL, or for an import without one its
 * source and text), so every service and every replay arrives at the same one.
 */
public record ArticleId(@JsonValue String value) implements Comparable<ArticleId> {

  private static final int HASH_BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ArticleId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an article id has 32 lower-case hexadecimal digits, not: " + Check.shown(value));
    }
  }

  /** The id of the article at this canonical (or, failing that, fetched) URL. */
  public static ArticleId ofUrl(String url) {
    return new ArticleId(hash("url", url));
  }

  /** The id of an imported article that has no URL. */
  public static ArticleId ofText(String sourceId, String text) {
    return new ArticleId(hash("text", sourceId, text));
  }

  /** The 16 leading bytes of SHA-256, in hexadecimal, over length-prefixed parts. */
  static String hash(String... parts) {
    MessageDigest digest = Sha256.digest();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // The length keeps ("ab", "c") and ("a", "bc") apart.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
