package org.newswatch.names;

/** Russian, Ukrainian, Belarusian and other Cyrillic to sounds, case endings off. */
final class CyrillicSpelling {

  private static final String VOWELS = "аеёиоуыэюяіїє";

  private static final String[] ADJECTIVE_STEMS = {"ск", "цк", "зк", "ськ", "цьк", "зьк"};

  private static final String[] FEMININE = {"ая", "ой", "ую", "ою", "ай", "аю", "ої", "ій", "аяй"};

  private static final String[] MASCULINE = {
    "ий", "ый", "і", "и", "ого", "ому", "ага", "аму", "им", "ім", "ым", "ом", "ем", ""
  };

  /**
   * Endings that Ukrainian puts on a soft stem: there -ська is a woman, while -ска is a genitive.
   */
  private static final String[] FEMININE_SOFT = {"а", "у", "ю"};

  private static final String[] FAMILY_STEMS = {
    "ов", "ев", "ёв", "єв", "ин", "ын", "ін", "їн", "аў", "оў", "еў", "ёў"
  };

  /** Letters before the k of -sky. */
  private static final int ADJECTIVE_STEM_MIN = 3;

  private CyrillicSpelling() {}

  static Spelling of(String word) {
    int stem = adjectiveStem(word);
    if (stem > 0) {
      String ending = word.substring(stem);
      boolean soft = word.charAt(stem - 2) == 'ь';
      if (isOneOf(ending, FEMININE) || (soft && isOneOf(ending, FEMININE_SOFT))) {
        return new Spelling(sounds(word, stem), true, true, true);
      }
      if (isOneOf(ending, MASCULINE)) {
        return new Spelling(sounds(word, stem), false, true, true);
      }
    }
    return nounLike(word);
  }

  /** The sounds of a name in its base form: only the endings of adjectives are off. */
  static String baseSounds(String word) {
    int stem = adjectiveStem(word);
    boolean adjective =
        stem > 0
            && (isOneOf(word.substring(stem), FEMININE)
                || isOneOf(word.substring(stem), MASCULINE));
    return sounds(word, adjective ? stem : word.length());
  }

  private static Spelling nounLike(String word) {
    int length = word.length();
    if (length > 4 && endsWithOne(word, "ым", "им", "ім")) {
      String stem = word.substring(0, length - 2);
      boolean adjective = stem.endsWith("н") && vowels(stem, stem.length()) >= 2;
      if (adjective || endsWithOne(stem, FAMILY_STEMS)) {
        return new Spelling(sounds(word, length - 2), false, true, true);
      }
    }
    if (length > 5
        && endsWithOne(word, "ого", "ому", "ові", "еві", "єві")
        && endsInConsonant(word, length - 3)) {
      return new Spelling(sounds(word, length - 3), false, true, true);
    }
    if (length > 4 && endsWithOne(word, "ом", "ем", "єм")) {
      int stem = length - 2;
      if (!endsInConsonant(word, stem)) {
        return new Spelling(sounds(word, stem) + "j", false, true, true);
      }
      boolean twoConsonants = stem > 3 && endsInConsonant(word, stem - 1);
      if (vowels(word, stem) >= 2 || twoConsonants) {
        return new Spelling(sounds(word, stem), false, true, true);
      }
    }
    return new Spelling(sounds(word, length), false, false, true);
  }

  /** Where an adjective's stem ends, 0 if the word is none. */
  private static int adjectiveStem(String word) {
    int k = word.lastIndexOf('к');
    if (k < ADJECTIVE_STEM_MIN || word.length() - k > 4) {
      return 0;
    }
    String stem = word.substring(0, k + 1);
    return endsWithOne(stem, ADJECTIVE_STEMS) && vowels(word, k) > 0 ? k + 1 : 0;
  }

  private static boolean endsInConsonant(String word, int end) {
    char last = word.charAt(end - 1);
    return VOWELS.indexOf(last) < 0 && last != 'й';
  }

  private static int vowels(String word, int end) {
    int count = 0;
    for (int at = 0; at < end; at++) {
      if (VOWELS.indexOf(word.charAt(at)) >= 0) {
        count++;
      }
    }
    return count;
  }

  private static boolean isOneOf(String word, String... candidates) {
    for (String candidate : candidates) {
      if (word.equals(candidate)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithOne(String word, String... endings) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static String sounds(String word, int end) {
    StringBuilder sounds = new StringBuilder(end + 4);
    char before = 0;
    for (int at = 0; at < end; at++) {
      char c = word.charAt(at);
      char next = at + 1 < end ? word.charAt(at + 1) : 0;
      boolean glide = before == 0 || before == 'ь' || before == 'ъ' || VOWELS.indexOf(before) >= 0;
      switch (c) {
        case 'д' -> {
          if (next == 'ж') {
            sounds.append('c');
            at++;
          } else {
            sounds.append('d');
            at += next == 'з' ? 1 : 0;
          }
        }
        case 'е' -> sounds.append(glide ? "je" : "e");
        // Romanised as ou and oo, which are u there.
        case 'о' -> {
          if (next == 'у' || next == 'о') {
            sounds.append('u');
            at++;
          } else {
            sounds.append(before == 'ь' ? 'e' : 'o');
          }
        }
        default -> sounds.append(sound(c));
      }
      before = c;
    }
    return sounds.toString();
  }

  private static String sound(char c) {
    return switch (c) {
      case 'а' -> "a";
      case 'б' -> "b";
      case 'в', 'ў' -> "v";
      case 'г', 'ґ', 'х', 'ғ', 'һ', 'ҳ' -> "h";
      case 'ё', 'є' -> "je";
      case 'ж', 'ш', 'щ', 'җ' -> "x";
      case 'з', 'с' -> "s";
      case 'и', 'і', 'ы' -> "i";
      case 'ї' -> "ji";
      case 'й', 'ј' -> "j";
      case 'к', 'қ' -> "k";
      case 'л' -> "l";
      case 'љ' -> "lj";
      case 'м' -> "m";
      case 'н', 'ң' -> "n";
      case 'њ' -> "nj";
      case 'п' -> "p";
      case 'р' -> "r";
      case 'т' -> "t";
      case 'у', 'ү', 'ұ' -> "u";
      case 'ф' -> "f";
      case 'ц' -> "q";
      case 'ч', 'ћ', 'ђ', 'џ', 'ҷ' -> "c";
      case 'э', 'ә', 'ө' -> "e";
      case 'ю' -> "ju";
      case 'я' -> "ja";
      default -> "";
    };
  }
}
