package org.newswatch.alerts.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Text;

/** Makes foreign text fit to stand in a line of ours. Pure. */
final class Lines {

  /** Line ends, control characters, and what turns the direction of writing or hides. */
  private static final Pattern NOT_IN_A_LINE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

  private static final String ELLIPSIS = "\u2026";

  private Lines() {}

  /** The text in one line, its spaces kept. */
  static String one(String text) {
    return NOT_IN_A_LINE.matcher(text).replaceAll(" ");
  }

  /** The text in one line of at most {@code max} characters; what was cut says so. */
  static String one(String text, int max) {
    String line = one(text).strip();
    return line.length() <= max ? line : Text.cut(line, max - 1).stripTrailing() + ELLIPSIS;
  }

  /** The address when a reader may be sent there: http or https with a host; else null. */
  static @Nullable String link(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getRawAuthority() != null ? uri.toASCIIString() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
