package org.newswatch.names;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.names.GivenNames.Given;

/**
 * A word of a name, made ready to be compared.
 *
 * @param text as written
 * @param letters folded, Latin ones without marks
 * @param script the script of the letters
 * @param sounds the sounds, doubled ones once, of a name in its base form
 * @param stem the sounds without what may be a case ending
 * @param body the key without its prefix, empty if it has none
 * @param feminine whether an ending marks a woman's form
 * @param given what the table of given names knows of it
 * @param father what the table knows of the name that a patronymic is made from
 * @param patronymic whether it is formed like a patronymic
 */
record PartForm(
    String text,
    String letters,
    Script script,
    String sounds,
    String stem,
    String body,
    boolean feminine,
    @Nullable Given given,
    @Nullable Given father,
    boolean patronymic) {

  /** Sounds and letters from here on are left out, for comparing takes time with their square. */
  static final int CHARS_MAX = 40;

  private static final String LOOK_LIKE = "013459";
  private static final String LOOKED_LIKE = "oieasg";

  /** How patronymics end, as sounds, a woman's a included. */
  private static final String[] PATRONYMIC_ENDINGS = {
    "ovic", "evic", "avic", "jovic", "ivic", "ovna", "evna", "avna", "auna", "euna", "ivna",
    "jivna", "ic", "icna", "inicna"
  };

  static PartForm of(String text) {
    String cut =
        text.length() <= NameKeys.TOKEN_CHARS_MAX
            ? text
            : text.substring(0, NameKeys.TOKEN_CHARS_MAX);
    return of(text, cut);
  }

  /** A part of a person's name, in which digits stand for letters that look like them. */
  static PartForm ofPerson(String text) {
    int digits = 0;
    for (int at = 0; at < text.length(); at++) {
      digits += LOOK_LIKE.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
    }
    if (digits == 0 || digits * 2 >= text.length() || !Character.isLetter(text.charAt(0))) {
      return of(text);
    }
    StringBuilder letters = new StringBuilder(text);
    for (int at = 0; at < letters.length() && at < NameKeys.TOKEN_CHARS_MAX; at++) {
      int index = LOOK_LIKE.indexOf(letters.charAt(at));
      if (index >= 0) {
        letters.setCharAt(at, LOOKED_LIKE.charAt(index));
      }
    }
    letters.setLength(Math.min(letters.length(), NameKeys.TOKEN_CHARS_MAX));
    return of(text, letters.toString());
  }

  private static PartForm of(String text, String cut) {
    Letters.Read read = Letters.read(cut);
    Spelling spelling = read.spelling();
    boolean abjad = read.script() == Script.ABJAD;
    String raw = read.count() < 2 ? "" : Skeleton.of(spelling);
    String letters = letters(read);
    String stem = once(abjad ? AbjadSpelling.sounds(letters) : spelling.sounds());
    String sounds = spelling.stripped() && !abjad ? once(baseSounds(read, spelling)) : stem;
    boolean patronymic = Patronymics.matches(raw);
    return new PartForm(
        text,
        letters,
        read.script(),
        sounds,
        stem,
        Variants.canonical(raw),
        spelling.feminine() || (patronymic && sounds.endsWith("a")),
        GivenNames.find(raw, spelling),
        patronymic ? father(sounds) : null,
        patronymic);
  }

  /** One letter, which may stand for a name. */
  boolean initial() {
    return letters.codePointCount(0, letters.length()) == 1
        && Character.isLetter(letters.codePointAt(0));
  }

  boolean number() {
    return !letters.isEmpty() && Character.isDigit(letters.charAt(0));
  }

  /** Several letters, none of them small, of a script that has small ones. */
  boolean capitals() {
    int upper = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isLowerCase(c)) {
        // Ukrainian and Belarusian i, typed small and Latin among capitals.
        if (c != 'i' && c != '\u0456') {
          return false;
        }
      } else if (Character.isUpperCase(c)) {
        upper++;
      }
    }
    return upper > 1;
  }

  private static String baseSounds(Letters.Read read, Spelling spelling) {
    return spelling.cyrillic()
        ? CyrillicSpelling.baseSounds(read.letters())
        : LatinSpelling.baseSounds(read.letters(), spelling);
  }

  private static String letters(Letters.Read read) {
    String letters = read.letters();
    if (read.script() == Script.LATIN) {
      String plain = LatinSpelling.plain(letters);
      // Some letters have no plain form; words of them differ all the same.
      letters = plain.isEmpty() ? letters : plain;
    } else if (read.script() == Script.ABJAD) {
      letters = AbjadSpelling.withoutArticle(letters);
    } else if (read.script() == Script.SYLLABIC) {
      letters = Letters.simplified(letters);
    }
    letters = letters.toLowerCase(Locale.ROOT);
    return letters.length() <= CHARS_MAX ? letters : letters.substring(0, CHARS_MAX);
  }

  private static String once(String sounds) {
    StringBuilder once = new StringBuilder(sounds.length());
    char before = 0;
    for (int at = 0; at < sounds.length() && once.length() < CHARS_MAX; at++) {
      char sound = sounds.charAt(at);
      if (sound != before && sound >= 'a' && sound <= 'z') {
        once.append(sound);
      }
      before = sound;
    }
    return once.toString();
  }

  private static @Nullable Given father(String sounds) {
    for (String ending : PATRONYMIC_ENDINGS) {
      int stem = sounds.length() - ending.length();
      if (stem < 2 || !sounds.endsWith(ending)) {
        continue;
      }
      String root = sounds.substring(0, stem);
      for (String tail : new String[] {"", "ij", "a", "o"}) {
        Spelling spelling = new Spelling(root + tail, false, false, true);
        Given given = GivenNames.find(Skeleton.of(spelling), spelling);
        if (given != null) {
          return given;
        }
      }
    }
    return null;
  }
}
