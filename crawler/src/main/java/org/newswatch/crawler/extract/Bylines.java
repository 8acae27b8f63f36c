package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;

/** People's names out of what pages write where an author belongs. */
final class Bylines {

  private static final int NAME_CHARS_MIN = 2;
  private static final int NAME_CHARS_MAX = 80;
  private static final int NAME_WORDS_MAX = 8;

  /** Characters of one statement of authors that are looked at. */
  private static final int STATEMENT_CHARS_MAX = 2_000;

  private static final String OPENING = "([<";
  private static final String CLOSING = ")]>";

  private static final Pattern SPLIT =
      Pattern.compile("\\s*(?:[,;|•·/\\n]|\\s&\\s|\\s(?:and|und|et|y|e|i|и|та|oraz|with)\\s)\\s*");
  private static final Pattern LEAD =
      Pattern.compile(
          "(?iu)^(?:(?:written|posted|published|reported|words|story|text)\\s+by|by|von|par|por|di|"
              + "door|av|autor(?:ka|zy)?|author|автор|текст|od)\\s*:?\\s+");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?iu).*(?:https?:|www\\.|@|\\d{3}|\\.com\\b).*|(?:admin(?:istrator)?|editor|redaktion|"
              + "redakcja|редакция|редакція|unknown|none|null|author|guest|user|webmaster|by|"
              + "updated|published|share|follow)");
  private static final Set<String> TITLES =
      Set.of("phd", "md", "jr", "jr.", "sr", "sr.", "ph.d.", "m.d.", "mba", "rd", "esq", "esq.");

  private Bylines() {}

  /** The names in these strings, in order, each once. */
  static List<String> names(List<String> raw) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (String text : raw.subList(0, Math.min(raw.size(), Limits.BYLINES_MAX))) {
      String statement = Pages.folded(Text.cut(text, STATEMENT_CHARS_MAX));
      for (String part : SPLIT.split(statement, Limits.BYLINES_MAX)) {
        String name = clean(part);
        if (isName(name)
            && names.size() < Limits.BYLINES_MAX
            && seen.add(name.toLowerCase(Locale.ROOT))) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String clean(String part) {
    String name = LEAD.matcher(part.strip()).replaceFirst("");
    return withoutTail(name.strip()).strip();
  }

  /** Without what stands in brackets at the end, such as an address. */
  private static String withoutTail(String name) {
    int kind = name.isEmpty() ? -1 : CLOSING.indexOf(name.charAt(name.length() - 1));
    int opening = kind < 0 ? -1 : name.indexOf(OPENING.charAt(kind));
    return opening < 0 ? name : name.substring(0, opening);
  }

  private static boolean isName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.length() >= NAME_CHARS_MIN
        && name.length() <= NAME_CHARS_MAX
        && name.split(" ", -1).length <= NAME_WORDS_MAX
        && name.codePoints().anyMatch(Character::isLetter)
        && !TITLES.contains(lower)
        && !NO_NAME.matcher(name).matches();
  }
}
