package org.newswatch.enricher.annotate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.contract.Field;

/** Lines that say who wrote the story; whom they name is nobody of the story. */
final class Bylines {

  private static final int LINE_CHARS_MAX = 120;
  private static final int LOOKED_AT_CHARS = 600;
  private static final String ENGLISH = "en";

  /** By Jane Doe; Reporting by Jane Doe; Photo: Jane Doe. */
  private static final Pattern BY =
      Pattern.compile(
          "^\\W{0,3}(?:(?:story|text|words|report|reporting|reported|written|writing|edited|editing"
              + "|compiled|additional reporting|photos?|photographs?|pictures?|video|images?|analysis"
              + "|opinion|interview)\\s{0,2}(?:by|:)|by)\\s{1,3}\\p{Lu}[^\\n]*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Verbs and the like: a sentence that happens to start with "By". */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\b(?:is|was|were|are|has|had|have|said|says|will|would|could|the|this|that|which|who)\\b"
              + "|\\d{4},.*\\bthe\\b");

  /** What stands before a colon and one who wrote, filmed or drew, in other languages. */
  private static final String LABELS =
      "автор|авторы|текст|фото|видео|фотограф|корреспондент|редактор|материал|перевод"
          + "|автори|відео|кореспондент|матеріал|переклад"
          + "|аўтар|аўтары|тэкст|відэа|карэспандэнт|пераклад"
          + "|autor|autorka|autorzy|tekst|zdjęcia|zdjęcie|foto|fot\\.|wideo|tłumaczenie|redakcja"
          + "|text|fotos|bild|bilder|video|redaktion|mitarbeit"
          + "|auteur|auteure|texte|photo|photos|vidéo|propos recueillis par|traduction"
          + "|autora|texto|fotografía|fotografías|fotografia|vídeo"
          + "|autore|autrice|testo|skribent|fotograf|tekst og foto|kuva|teksti";

  private static final Pattern LABELLED =
      Pattern.compile(
          "^\\W{0,3}(?:LABELS)(?:(?:\\s?[/&,]\\s?|\\s(?:и|і|й|i|und|et|y|e|och|og|ja)\\s)(?:LABELS))?"
                  .replace("LABELS", LABELS)
              + "\\s{0,2}:\\s{0,3}(?<names>\\S.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What a by-line begins with in each language where no label stands there. */
  private static final Map<String, String> OPENINGS =
      Map.ofEntries(
          Map.entry(
              "ru", "подготовил|подготовила|подготовили|записал|записала|беседовал|беседовала"),
          Map.entry(
              "uk", "підготував|підготувала|підготували|записав|записала|розмовляв|розмовляла"),
          Map.entry(
              "be", "падрыхтаваў|падрыхтавала|падрыхтавалі|запісаў|запісала|гутарыў|гутарыла"),
          Map.entry(
              "pl", "opracował|opracowała|przygotował|przygotowała|rozmawiał|rozmawiała|oprac\\."),
          Map.entry("de", "von"),
          Map.entry("fr", "par"),
          Map.entry("es", "por"),
          Map.entry("pt", "por"),
          Map.entry("it", "di"),
          Map.entry("nl", "door"),
          Map.entry("sv", "av"),
          Map.entry("no", "av"),
          Map.entry("da", "af"));

  /** Small words among the names of those who wrote. */
  private static final Set<String> BETWEEN =
      Words.list(
          "и і й ў з i oraz und and et y e en och og ja de da di del der den van von la le bin al"
              + " dos du");

  private static final Pattern NAMES_END = Pattern.compile("\\s?[,/|(\u2013\u2014]");
  private static final int NAMES_WORDS_MAX = 8;

  private final String opening;
  private final boolean english;
  private final NavigableSet<String> authors = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private Bylines(String language, List<String> authors) {
    this.english = language.equals(ENGLISH);
    this.opening = english ? "by" : OPENINGS.getOrDefault(language, "");
    this.authors.addAll(authors);
  }

  /**
   * Takes the places of those who wrote a document.
   *
   * @param language a BCP 47 primary subtag
   * @param authors as far as they are known otherwise
   */
  static void cover(Cover cover, Field field, String text, String language, List<String> authors) {
    var bylines = new Bylines(language, authors);
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (end - start <= LINE_CHARS_MAX) {
        int length = bylines.length(text.substring(start, end));
        cover.add(field, start, start + length);
      } else if (start < LOOKED_AT_CHARS) {
        String line = text.substring(start, start + LINE_CHARS_MAX);
        cover.add(field, start, start + bylines.gluedLength(line));
      }
      start = end + 1;
    }
  }

  /** The text with blanks where a by-line stands, so that nothing is found there. */
  static String blanked(String text, String language, List<String> authors) {
    var cover = new Cover();
    cover(cover, Field.TEXT, text, language, authors);
    return cover.blanked(Field.TEXT, text);
  }

  /** How much of the line is a by-line. */
  private int length(String line) {
    String stripped = line.strip();
    Matcher end = NAMES_END.matcher(stripped);
    String first = end.find() ? stripped.substring(0, end.start()) : stripped;
    if (authors.contains(stripped)) {
      return line.length();
    }
    if (authors.contains(first)) {
      return line.indexOf(first) + first.length();
    }
    if (english) {
      boolean by =
          BY.matcher(stripped).matches()
              && !SENTENCE.matcher(stripped.toLowerCase(Locale.ROOT)).find();
      return by ? line.length() : 0;
    }
    Matcher labelled = LABELLED.matcher(stripped);
    if (labelled.matches() && areNames(labelled.group("names"), 1)) {
      String names = labelled.group("names");
      Matcher behind = NAMES_END.matcher(names);
      int judged = behind.find() ? behind.start() : names.length();
      return line.indexOf(stripped) + labelled.start("names") + judged;
    }
    int blank = first.indexOf(' ');
    boolean opened =
        blank > 0
            && first.substring(0, blank).toLowerCase(Locale.ROOT).matches(opening)
            && areNames(first.substring(blank + 1), 2);
    // What stands behind the names may be the place that the story is from.
    return opened ? line.indexOf(first) + first.length() : 0;
  }

  /** "By Jane Doe" may also open the first paragraph, glued to it by the page's markup. */
  private int gluedLength(String line) {
    String stripped = line.stripLeading();
    int blank = stripped.indexOf(' ');
    if (blank < 0 || !stripped.substring(0, blank).toLowerCase(Locale.ROOT).matches(opening)) {
      return 0;
    }
    String rest = stripped.substring(blank).stripLeading();
    int at = line.length() - rest.length();
    return authors.stream()
        .filter(a -> rest.regionMatches(true, 0, a, 0, a.length()))
        .mapToInt(a -> at + a.length())
        .max()
        .orElse(0);
  }

  /** Whether, up to the first sign between, there is nothing but so many words with capitals. */
  private static boolean areNames(String text, int wordsMin) {
    Matcher end = NAMES_END.matcher(text);
    String names = (end.find() ? text.substring(0, end.start()) : text).strip();
    String[] words = names.split("\\s+", -1);
    boolean all = words.length >= wordsMin && words.length <= NAMES_WORDS_MAX;
    for (String word : words) {
      boolean capital = !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
      all &= capital || BETWEEN.contains(word);
    }
    return all && !names.isEmpty() && Character.isUpperCase(names.codePointAt(0));
  }
}
