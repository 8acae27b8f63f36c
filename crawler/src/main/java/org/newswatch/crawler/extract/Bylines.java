package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;

/** Authors' names out of what pages write where an author belongs. */
final class Bylines {

  private static final int NAME_CHARS_MIN = 2;
  private static final int NAME_CHARS_MAX = 80;
  private static final int NAME_WORDS_MAX = 7;

  /** Characters of one statement of authors that are looked at. */
  private static final int STATEMENT_CHARS_MAX = 2_000;

  private static final String OPENING = "([<";
  private static final String CLOSING = ")]>";
  private static final String QUOTES = "\"'“”‘’«»„*_~";

  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s?(?:[;|•·/\\n]|\\s&\\s|\\+|,?\\s(?:and|und|et|y|e|i|и|та|і|oraz|og|och|ja|ve|dan|en|și|a|with|mit|avec|con)\\s(?=\\S))\\s?");
  private static final Pattern LEAD =
      Pattern.compile(
          "(?iu)(?:(?:originally\\s|article\\s|post\\s|story\\s|blog\\s|guest\\spost\\s)?(?:written|posted|published|reported|"
              + "words|story|text|contributed|created|authored|submitted|article|post|blog|content|report|review|analysis|"
              + "opinion|column)\\s(?:and\\s\\w+\\s)?by|by|von|par|por|di|door|av|af|autor(?:ka|zy|in|en)?|author(?:\\(s\\)|s)?|writer|"
              + "автор|текст|od|yazan|oleh|penulis|escrito\\spor|écrit\\spar|geschrieben\\svon|"
              + "napsal[a]?|tekst|kirjoittaja|szerző|συντάκτης|meet|作者|文|記者|记者|撰文|取材|執筆)(?:\\s*[:：\\-–]\\s*|\\s+)(?=\\S)");

  /** What follows a name in a by-line and is no part of it. */
  private static final Pattern TAIL =
      Pattern.compile(
          "(?iu)(?:[\\s,|•·–—-]+(?:(?:last\\s)?updated|published|posted|modified|reviewed\\sby|edited\\sby|fact\\schecked|\\d+\\s?min|"
              + "min(?:ute)?s?\\sread|on\\sbehalf\\sof|on$|on\\s(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
              + "aktualisiert|veröffentlicht|mis\\sà\\sjour|publié|actualizado|publicado|aggiornato|pubblicato|"
              + "bijgewerkt|zaktualizowano|обновлено|опубликовано|оновлено)\\b.*"
              + "|\\s+(?:in|at|for|from|für|aus|pour|à|para|en|with\\sadditional)\\s+\\p{Lu}.*|\\s+[-–—]\\s+.*|\\s+[-–—]$)$");

  private static final Pattern DEGREE =
      Pattern.compile(
          "(?:[A-Z][A-Za-z]{0,3}\\.?){1,4}[®™]?|Ph\\.? ?D\\.?|[A-Z]{2,6}[®™]?(?:[ -][A-Z0-9]{1,6}[®™]?){0,3}|Jr\\.?|Sr\\.?|Esq\\.?|I{2,3}|M\\.D\\. [A-Z]+");
  private static final Pattern DAY_WITHOUT_YEAR =
      Pattern.compile(
          "(?iu)[\\s,|•·–—-]*\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\.?\\s(\\p{L}{3,12})\\b|(\\p{L}{3,12})\\.?\\s\\d{1,2}\\b)");

  private static final Pattern WRITTEN_BY =
      Pattern.compile(
          "(?iu)(?:written|posted|words|story|text|authored)\\sby\\b|author\\s?:|geschrieben\\svon|escrito\\spor|écrit\\spar|scritto\\sda");

  /** What pages show beside the text, and who made it is no author of. */
  private static final String MEDIA =
      "(?:videos?|vidéos?|wideo|bild(?:er|quelle)?|fotos?|photos?|images?|im[aá]gen(?:es)?|immagini|"
          + "grafi[ck][as]?|graphics?|illustration(?:en|s)?|audio|podcasts?|zdjęci[ae]|quelle|credits?|"
          + "видео|відео|фото|графика|графіка|иллюстрация|ілюстрація|аудио|аудіо)";

  /** A word that only announces what follows. */
  private static final Pattern LABEL = Pattern.compile("(?iu)\\s*\\p{L}+\\s?[:：]\\s*");

  /** Begins to say whose the pictures are. */
  private static final Pattern CREDIT = Pattern.compile("(?iu)\\s*" + MEDIA + "\\s?[:：]");

  private static final Pattern OTHER_LEAD =
      Pattern.compile(
          "(?iu)(?:(?:edited|reviewed|checked|checker|reviewer|verified|approved|translated|illustrat\\w+|photo\\w*|image\\w*|video|produced|updated|sponsored)(?:\\sby|\\s?:)?\\s?:?|(?<!\\p{L})"
              + MEDIA
              + "\\s?[:：])$");
  private static final Pattern JOINT =
      Pattern.compile("(?iu)(?:^|\\s)(?:and|&|und|et|y|e|и|та|oraz|og|och|,|with)\\s*$");

  private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://\\S*");
  private static final Pattern JOINED =
      Pattern.compile("(?iu)^(?:(?:and|&|und|et|y|e|и|та|oraz|og|och|with)\\s|,)\\s?");

  /** Characters of a line in which the number of a date that it begins with stands. */
  private static final int DATE_BEGINS_CHARS = 24;

  /** Characters of a line that only announces what follows. */
  private static final int LINE_LEAD_CHARS = 40;

  private Bylines() {}

  /** The names in these strings, in order, each once. */
  static List<String> names(List<String> raw) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (String text : raw.subList(0, Math.min(raw.size(), Limits.BYLINES_MAX))) {
      boolean credits = false;
      for (String part : parts(statement(text))) {
        credits = CREDIT.matcher(part).lookingAt() || (credits && !hasLead(part.strip()));
        String name = credits || LABEL.matcher(part).matches() ? "" : clean(part);
        if (isName(name)
            && names.size() < Limits.BYLINES_MAX
            && seen.add(name.toLowerCase(Locale.ROOT))) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Whether the line says in so many words that authors follow. */
  static boolean hasLead(String line) {
    return LEAD.matcher(line).lookingAt();
  }

  /** Whether the line is nothing but what authors follow. */
  static boolean isLead(String line) {
    return line.length() <= 30 && !line.isBlank() && hasLead(line + " X") && !hasLead(line);
  }

  /** Whether the line says at length that an author follows. */
  static boolean isWrittenBy(String line) {
    return WRITTEN_BY.matcher(line).lookingAt();
  }

  /** Whether what follows is somebody else than an author. */
  static boolean isOtherLead(String text) {
    return text.length() <= LINE_LEAD_CHARS && OTHER_LEAD.matcher(text).find();
  }

  /** Whether the text tells what somebody does, and no name. */
  static boolean isRole(String text) {
    return BylineWords.isRole(text);
  }

  /** Whether the text joins two names. */
  static boolean isJoint(String text) {
    return JOINT.matcher(text).find();
  }

  /** The line without the date that it begins with. */
  static String withoutDate(String line) {
    if (!Pages.hasDigit(line.substring(0, Math.min(line.length(), DATE_BEGINS_CHARS)))) {
      return line;
    }
    for (DateWords.Written written : DateWords.in(line, DateWords.Style.UNKNOWN)) {
      if (line.substring(0, written.from()).chars().noneMatch(Character::isLetter)) {
        return line.substring(written.to()).replaceFirst("^[\\s,|•·–—-]{1,9}", "");
      }
    }
    return line;
  }

  /** A name as a system knows it and no reader: one word in small letters, or a file's name. */
  static boolean isHandle(String name) {
    return name.indexOf(' ') < 0 && name.equals(name.toLowerCase(Locale.ROOT)) && !isCaseless(name);
  }

  private static boolean isCaseless(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  /** Whether the text goes on from a name before it. */
  static boolean isJoined(String text) {
    return JOINED.matcher(text).lookingAt();
  }

  private static String statement(String raw) {
    String text = Text.cut(raw, STATEMENT_CHARS_MAX);
    for (int twice = 0; twice < 2 && text.indexOf('&') >= 0 && text.indexOf(';') > 0; twice++) {
      text = Parser.unescapeEntities(text, false);
    }
    text = ADDRESS.matcher(Pages.folded(text)).replaceAll(" ");
    for (DateWords.Written written : DateWords.in(text, DateWords.Style.UNKNOWN)) {
      String before = text.substring(0, written.from());
      text = before.isBlank() ? text.substring(written.to()) : before;
      break;
    }
    Matcher day = DAY_WITHOUT_YEAR.matcher(text);
    while (day.find()) {
      String month = day.group(1) == null ? day.group(2) : day.group(1);
      if (month != null && Months.number(month.toLowerCase(Locale.ROOT), "") != null) {
        String before = text.substring(0, day.start());
        text = before.isBlank() ? text.substring(day.end()) : before;
        break;
      }
    }
    return withoutLead(JOINED.matcher(text.strip()).replaceFirst(""));
  }

  private static String withoutLead(String text) {
    String rest = text;
    for (int again = 0; again < 2; again++) {
      Matcher lead = LEAD.matcher(rest);
      if (!lead.lookingAt()) {
        break;
      }
      rest = rest.substring(lead.end()).strip();
    }
    return rest;
  }

  /** Cut at what joins names; at commas too, but for degrees, which stay, and roles, which go. */
  private static List<String> parts(String statement) {
    List<String> parts = new ArrayList<>();
    for (String joined : SPLIT.split(statement, Limits.BYLINES_MAX)) {
      String name = "";
      for (String part : joined.split(",", Limits.BYLINES_MAX)) {
        String piece = withoutTail(part.strip()).strip();
        if (!name.isEmpty() && isDegree(piece)) {
          name += ", " + piece;
        } else if (name.isEmpty() || !BylineWords.isRole(piece)) {
          if (!name.isEmpty()) {
            parts.add(name);
          }
          name = piece;
        } else {
          parts.add(name);
          // What follows a role tells more of the role.
          name = "";
          break;
        }
      }
      if (!name.isEmpty()) {
        parts.add(name);
      }
    }
    return parts;
  }

  private static boolean isDegree(String piece) {
    return DEGREE.matcher(piece).matches()
        && (piece.indexOf('.') >= 0
            || piece.length() == 2
            || piece.chars().filter(Character::isUpperCase).count() > 1);
  }

  private static String clean(String part) {
    String name = withoutLead(part.strip());
    name = withoutTail(name.strip()).strip();
    name = TAIL.matcher(name).replaceFirst("").strip();
    int from = 0;
    int to = name.length();
    while (from < to && (QUOTES.indexOf(name.charAt(from)) >= 0 || isEdge(name.charAt(from)))) {
      from++;
    }
    while (to > from && (QUOTES.indexOf(name.charAt(to - 1)) >= 0 || isEdge(name.charAt(to - 1)))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isEdge(char c) {
    return " ,:;-–—|•·".indexOf(c) >= 0;
  }

  /** Without what stands in brackets at the end, such as an address. */
  private static String withoutTail(String name) {
    int kind = name.isEmpty() ? -1 : CLOSING.indexOf(name.charAt(name.length() - 1));
    int opening = kind < 0 ? -1 : name.indexOf(OPENING.charAt(kind));
    return opening < 0 ? name : name.substring(0, opening);
  }

  private static boolean isName(String name) {
    return name.length() >= NAME_CHARS_MIN
        && name.length() <= NAME_CHARS_MAX
        && name.split(" ", -1).length <= NAME_WORDS_MAX
        && name.codePoints().anyMatch(Character::isLetter)
        && !DEGREE_ALONE.contains(name.toLowerCase(Locale.ROOT))
        && !BylineWords.isNoName(name);
  }

  private static final Set<String> DEGREE_ALONE =
      Set.of("phd", "md", "jr", "jr.", "sr", "sr.", "ph.d.", "m.d.", "mba", "rd", "esq", "esq.");
}
