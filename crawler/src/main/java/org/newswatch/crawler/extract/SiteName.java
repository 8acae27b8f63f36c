package org.newswatch.crawler.extract;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.newswatch.contract.Text;

/** What a page's site is called, to tell it from titles and authors. */
final class SiteName {

  /** Characters of anything that a name is looked for in. */
  private static final int CHARS_MAX = 2_000;

  /** Letters from which on one name within another says something. */
  private static final int KEY_CHARS_MIN = 4;

  /** Words that a name of a site can have. */
  private static final int WORDS_MAX = 8;

  private static final String BARS = "|»«›‹·•";
  private static final String DASHES = "-–—";

  private final Set<String> keys;
  private final String host;

  private SiteName(Set<String> keys, String host) {
    this.keys = keys;
    this.host = host;
  }

  static SiteName of(MetaTags meta, JsonLd jsonLd, String url) {
    Set<String> keys = new LinkedHashSet<>();
    for (String name :
        List.of(
            meta.first("og:site_name").orElse(""),
            meta.first("application-name").orElse(""),
            meta.first("apple-mobile-web-app-title").orElse(""),
            jsonLd.siteName())) {
      String key = key(Text.cut(name, CHARS_MAX));
      if (!key.isEmpty()) {
        keys.add(key);
      }
    }
    return new SiteName(keys, hostKey(url));
  }

  /** Letters and digits alone, in lower case: equal for all spellings of one text. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (Character.isLetterOrDigit(point)) {
        key.appendCodePoint(Character.toLowerCase(point));
      }
      at += Character.charCount(point);
    }
    return key.toString();
  }

  /** Whether this is what the site calls itself. */
  boolean is(String text) {
    String key = key(text);
    if (key.isEmpty()) {
      return false;
    }
    if (keys.contains(key) || key.equals(host)) {
      return true;
    }
    // Hosts leave out articles and add what they deal in: paperonline.test is The Paper.
    String bare = key.startsWith("the") ? key.substring(3) : key;
    return bare.length() >= KEY_CHARS_MIN
        && words(text) <= WORDS_MAX
        && (host.startsWith(bare)
            ? bare.length() * 2 >= host.length()
            : host.length() >= KEY_CHARS_MIN
                && bare.startsWith(host)
                && bare.length() * 2 <= host.length() * 3);
  }

  /** The same in so many letters, without any guess from the host. */
  private boolean isCalled(String text) {
    String key = key(text);
    return keys.contains(key) || key.equals(host);
  }

  /** The title without the site's name before or after it, however it is set off. */
  String removedFrom(String title) {
    String rest = title;
    for (int again = 0; again < 3; again++) {
      String shorter = withoutEnd(withoutBeginning(rest));
      if (shorter.equals(rest)) {
        break;
      }
      rest = shorter;
    }
    return rest;
  }

  /** As {@link #removedFrom}, and without a short last part that nothing says is a name. */
  String guessedFrom(String title) {
    String rest = removedFrom(title);
    if (!rest.equals(title)) {
      return rest;
    }
    int at = lastSeparator(rest, rest.length());
    if (at <= 0) {
      return rest;
    }
    String before = rest.substring(0, at).strip();
    String after = rest.substring(at + 1).strip();
    return words(before) > 2 && words(before) >= words(after) ? before : rest;
  }

  private String withoutEnd(String title) {
    // A name may hold a separator itself, so the longest tail is tried last.
    int at = title.length();
    for (int parts = 0; parts < 3; parts++) {
      at = lastSeparator(title, at);
      if (at <= 0) {
        return title;
      }
      String before = title.substring(0, at).strip();
      if (is(title.substring(at + 1)) && !before.isEmpty()) {
        return before;
      }
    }
    return title;
  }

  private String withoutBeginning(String title) {
    for (int at = 1; at < title.length() - 1; at++) {
      char c = title.charAt(at);
      boolean separates = isSeparator(title, at) || (c == ':' && title.charAt(at + 1) == ' ');
      if (separates) {
        String after = title.substring(at + 1).strip();
        return isCalled(title.substring(0, at)) && words(after) > 1 ? after : title;
      }
    }
    return title;
  }

  private static int lastSeparator(String title, int before) {
    for (int at = before - 1; at > 0; at--) {
      if (isSeparator(title, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isSeparator(String title, int at) {
    char c = title.charAt(at);
    if (BARS.indexOf(c) >= 0) {
      return true;
    }
    return DASHES.indexOf(c) >= 0
        && at > 0
        && at + 1 < title.length()
        && title.charAt(at - 1) == ' '
        && title.charAt(at + 1) == ' ';
  }

  /** Words; scripts without spaces count by characters. */
  static int words(String text) {
    int words = 0;
    int ideographs = 0;
    boolean inWord = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean part = Character.isLetterOrDigit(c);
      boolean space = c == ' ';
      if (part && !inWord) {
        words++;
        inWord = true;
      } else if (space) {
        inWord = false;
      }
      ideographs += Character.isIdeographic(c) ? 1 : 0;
    }
    return words + ideographs / 2;
  }

  private static String hostKey(String url) {
    try {
      String name = URI.create(url).getHost();
      if (name == null) {
        return "";
      }
      String[] labels = name.toLowerCase(Locale.ROOT).split("\\.", -1);
      String longest = "";
      for (int i = 0; i < labels.length - 1; i++) {
        longest = labels[i].length() > longest.length() ? labels[i] : longest;
      }
      return key(longest);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
