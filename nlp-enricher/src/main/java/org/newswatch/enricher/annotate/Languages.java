package org.newswatch.enricher.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/** Which language a text is in, among those that news is written in. Thread-safe. */
final class Languages {

  /** Letters below which a guess would be worth nothing. */
  static final int LETTERS_MIN = 40;

  /** Characters that are looked at; more make the guess no better. */
  static final int CHARS_MAX = 3_000;

  /** How much likelier than the next plausible language the first must be. */
  private static final double LEAD_MIN = 1.5;

  private static final Set<String> CYRILLIC = Set.of("ru", "uk", "be", "bg", "mk", "sr");

  /** What a short text in one of them is easily taken for. */
  private static final Set<String> CONFUSED = Set.of("ru", "uk", "be");

  private static final String MODEL = "/langdetect-183.bin";

  /** ISO 639-3, as the model names them, to BCP 47. */
  private static final Map<String, String> NEWS_LANGUAGES =
      Map.ofEntries(
          Map.entry("eng", "en"),
          Map.entry("rus", "ru"),
          Map.entry("ukr", "uk"),
          Map.entry("bel", "be"),
          Map.entry("pol", "pl"),
          Map.entry("deu", "de"),
          Map.entry("fra", "fr"),
          Map.entry("spa", "es"),
          Map.entry("ita", "it"),
          Map.entry("por", "pt"),
          Map.entry("nld", "nl"),
          Map.entry("swe", "sv"),
          Map.entry("dan", "da"),
          Map.entry("nob", "no"),
          Map.entry("fin", "fi"),
          Map.entry("est", "et"),
          Map.entry("lav", "lv"),
          Map.entry("lit", "lt"),
          Map.entry("ces", "cs"),
          Map.entry("slk", "sk"),
          Map.entry("slv", "sl"),
          Map.entry("hrv", "hr"),
          Map.entry("srp", "sr"),
          Map.entry("bul", "bg"),
          Map.entry("mkd", "mk"),
          Map.entry("ron", "ro"),
          Map.entry("hun", "hu"),
          Map.entry("ell", "el"),
          Map.entry("tur", "tr"),
          Map.entry("ara", "ar"),
          Map.entry("heb", "he"),
          Map.entry("fas", "fa"),
          Map.entry("hin", "hi"),
          Map.entry("urd", "ur"),
          Map.entry("ind", "id"),
          Map.entry("vie", "vi"),
          Map.entry("tha", "th"),
          Map.entry("kor", "ko"),
          Map.entry("jpn", "ja"),
          Map.entry("cmn", "zh"),
          Map.entry("kat", "ka"),
          Map.entry("hye", "hy"));

  private final LanguageDetectorModel model;

  private Languages(LanguageDetectorModel model) {
    this.model = model;
  }

  /** Reads the model from the class path. */
  static Languages load() {
    try (InputStream in = Languages.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("the language model is not on the class path: " + MODEL);
      }
      return new Languages(new LanguageDetectorModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the language model cannot be read", e);
    }
  }

  /**
   * The language to read a text in: as detected, else as declared where that can be true of its
   * letters, else as the letters tell, else English for Latin ones.
   *
   * @param declared a BCP 47 tag, or null
   * @return a primary subtag, empty when nothing can be told
   */
  static String readIn(@Nullable String detected, @Nullable String declared, String text) {
    if (detected != null) {
      return detected;
    }
    UnicodeScript script = LetterClues.script(text);
    if (declared != null && !declared.isBlank()) {
      String code = declared.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
      boolean cyrillic = CYRILLIC.contains(code);
      if (script == UnicodeScript.COMMON
          || (script != UnicodeScript.LATIN && script != UnicodeScript.CYRILLIC)
          || cyrillic == (script == UnicodeScript.CYRILLIC)) {
        return code;
      }
    }
    String told = LetterClues.language(text);
    if (told != null) {
      return told;
    }
    return script == UnicodeScript.LATIN || script == UnicodeScript.COMMON ? "en" : "";
  }

  /**
   * The language's BCP 47 primary subtag, or null when the text is too short or unclear. Of a text
   * that mixes alphabets, the one of most of its letters counts.
   */
  @Nullable String detect(String text) {
    String first = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
    String sample = LetterClues.only(LetterClues.script(text), first);
    if (letters(sample) < LETTERS_MIN && first.length() < text.length()) {
      // It opens in another alphabet: a quotation, a page's own words.
      sample =
          LetterClues.only(
              LetterClues.script(text), text.substring(0, Math.min(text.length(), 4 * CHARS_MAX)));
    }
    String guess = guess(sample);
    return guess != null && CONFUSED.contains(guess) ? LetterClues.settled(guess, sample) : guess;
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).limit(LETTERS_MIN).count();
  }

  private @Nullable String guess(String sample) {
    if (letters(sample) < LETTERS_MIN) {
      return null;
    }
    String first = null;
    double lead = 0;
    for (Language guess : new LanguageDetectorME(model).predictLanguages(sample)) {
      String code = NEWS_LANGUAGES.get(guess.getLang());
      if (code == null) {
        continue;
      }
      if (first != null) {
        return lead >= guess.getConfidence() * LEAD_MIN ? first : null;
      }
      first = code;
      lead = guess.getConfidence();
    }
    return first;
  }
}
