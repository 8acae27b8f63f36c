package org.newswatch.crawler.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.extract.PageIndex.Line;

/** Whom the page itself makes known as a person: by a link, or by a line that tells of them. */
final class KnownPeople {

  private static final int NAME_CHARS_MAX = 60;
  private static final int TOLD_CHARS_MIN = 60;
  private static final int TOLD_CHARS_MAX = 60;
  private static final List<String> TELLING =
      List.of(
          " is a ",
          " is an ",
          " is the ",
          " has ",
          " writes ",
          " covers ",
          " was ",
          " works ",
          " is one ");
  private static final List<String> AUTHOR_PATHS =
      List.of(
          "/author",
          "/authors/",
          "/profile",
          "/people/",
          "/person/",
          "/by/",
          "/team/",
          "/staff/",
          "/writer",
          "/contributor",
          "/user/",
          "/@");

  private final PageIndex index;
  private final int center;

  /** Keys of the people of whom the page tells, found when first asked for. */
  private @Nullable Set<String> told;

  /** Lines from {@code center} on are asked of whom they tell. */
  KnownPeople(PageIndex index, int center) {
    this.index = index;
    this.center = center;
  }

  /** Whether this text may hold a name of which the page tells: cheap, and true too often. */
  boolean mayTellOf(String text) {
    if (told().isEmpty()) {
      return false;
    }
    String key = SiteName.key(text);
    return text.indexOf('&') >= 0 || told().stream().anyMatch(key::contains);
  }

  /** Whether the page tells of all of these. */
  boolean tellsOf(List<String> names) {
    return names.stream()
        .allMatch(name -> name.indexOf(' ') > 0 && told().contains(SiteName.key(name)));
  }

  /** Whether this text is in a link to a person's page. */
  static boolean isLinked(TextNode piece) {
    Element at = piece.parent();
    for (int level = 0; at != null && level < 3; level++) {
      if (at.normalName().equals("a")) {
        String href = at.attr("href").toLowerCase(Locale.ROOT);
        return AUTHOR_PATHS.stream().anyMatch(href::contains);
      }
      at = at.parent();
    }
    return false;
  }

  private Set<String> told() {
    Set<String> known = told;
    if (known == null) {
      known = read();
      told = known;
    }
    return known;
  }

  /** People of whom a line of the page begins to tell: "Ann Berg is a ...". */
  private Set<String> read() {
    Set<String> found = new HashSet<>();
    for (Line line : index.lines) {
      if (line.at() < center || line.chars() < TOLD_CHARS_MIN) {
        continue;
      }
      String text = line.text(TOLD_CHARS_MAX);
      int end = text.length();
      for (String verb : TELLING) {
        int at = text.indexOf(verb);
        end = at > 0 && at < end ? at : end;
      }
      if (end < text.length()) {
        String name = text.substring(0, end);
        if (isPerson(name)) {
          found.add(SiteName.key(name));
        }
      }
    }
    return found;
  }

  /** Whether a text has the length and the letters of a name: cheap, and true too often. */
  static boolean mayBeName(String text) {
    if (text.length() <= 2 || text.length() > NAME_CHARS_MAX) {
      return false;
    }
    boolean large = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        return false;
      }
      large |= Character.isLetter(c) && !Character.isLowerCase(c);
    }
    return large;
  }

  /** Two to five words, each of which begins as a name does. */
  static boolean isPerson(String name) {
    String[] words = name.split(" ", -1);
    int large = 0;
    for (String word : words) {
      large += !word.isEmpty() && !Character.isLowerCase(word.codePointAt(0)) ? 1 : 0;
    }
    return words.length <= 5 && large >= Math.max(1, words.length - 2);
  }
}
