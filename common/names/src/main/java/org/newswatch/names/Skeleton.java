package org.newswatch.names;

/**
 * Sounds to the body of a key: only what all spellings of a name have in common stays.
 *
 * <p>Glides beside vowels, doubled letters and final vowels (which change with the case) go. In a
 * name of three consonants or more, a, e and o become one, as unstressed they are spelled either
 * way; a shorter name keeps them apart, or too many names would meet.
 */
final class Skeleton {

  /** A key has at most this many letters, the prefix not counted. */
  static final int SOUNDS_MAX = 40;

  /** From this many consonants on, a, e and o are one vowel. */
  private static final int CONSONANTS_FOR_ONE_VOWEL = 3;

  private Skeleton() {}

  static String of(Spelling spelling) {
    String sounds = consonantsJoined(spelling.sounds());
    int tail = tailStart(sounds);
    int consonants = consonants(sounds);
    String ending = "";
    boolean startsOpen = !sounds.isEmpty() && isVowelOrGlide(sounds.charAt(0));
    if (consonants == 0 || (consonants == 1 && !startsOpen)) {
      tail = sounds.length();
    } else if (!spelling.stripped() || sounds.endsWith("j")) {
      ending = ending(sounds.substring(tail), tail == 0 ? 0 : sounds.charAt(tail - 1), spelling);
    }
    StringBuilder key = new StringBuilder(SOUNDS_MAX);
    interior(sounds.substring(0, tail) + ending, consonants, key);
    if (spelling.feminine()) {
      key.append('a');
    }
    if (key.length() > SOUNDS_MAX) {
      key.setLength(SOUNDS_MAX);
    }
    return key.toString();
  }

  /** Joins ts and t, shch and sh, and doubled consonants. */
  private static String consonantsJoined(String sounds) {
    StringBuilder joined = new StringBuilder(sounds.length());
    char before = 0;
    for (int at = 0; at < sounds.length(); at++) {
      char sound = sounds.charAt(at) == 'q' ? 't' : sounds.charAt(at);
      boolean swallowed =
          !isVowelOrGlide(sound)
              && (sound == before
                  || (before == 't' && sound == 's')
                  || (before == 'x' && sound == 'c')
                  || (before == 't' && sound == 'c' && overwrite(joined, 'c')));
      if (!swallowed) {
        joined.append(sound);
        before = sound;
      } else if (sound == 'c' && before == 't') {
        before = 'c';
      }
    }
    return joined.toString();
  }

  private static boolean overwrite(StringBuilder text, char last) {
    text.setCharAt(text.length() - 1, last);
    return true;
  }

  /**
   * What stays of the final vowels: nothing, or a glide that belongs to the stem (Makei and its
   * genitive Makeja; Maria apart from Mara).
   */
  private static String ending(String tail, int before, Spelling spelling) {
    boolean glideFirst =
        tail.length() > 1
            && isGlide(tail.charAt(0))
            && (tail.charAt(0) == 'j' || (tail.length() > 2 && !isGlide(tail.charAt(1))));
    String vowels = glideFirst ? tail.substring(1) : tail;
    if (vowels.length() < 2) {
      return "";
    }
    char first = vowels.charAt(0);
    boolean glideNext = isGlide(vowels.charAt(1));
    return switch (first) {
      case 'i' -> stemGlideAfterI(vowels, spelling.cyrillic()) ? "j" : "";
      case 'e', 'u' -> glideNext ? first + "j" : "";
      case 'a' -> glideNext && !isAdjective(vowels, before) ? "aj" : "";
      default -> "";
    };
  }

  private static boolean stemGlideAfterI(String vowels, boolean cyrillic) {
    char last = vowels.charAt(vowels.length() - 1);
    return last == 'a' || (cyrillic && (last == 'u' || vowels.equals("ii") || vowels.length() > 3));
  }

  private static boolean isAdjective(String vowels, int before) {
    return vowels.length() > 2 && "nvtxk".indexOf(before) >= 0;
  }

  private static void interior(String sounds, int consonants, StringBuilder key) {
    char before = 0;
    for (int at = 0; at < sounds.length(); at++) {
      char sound = sounds.charAt(at);
      char next = at + 1 < sounds.length() ? sounds.charAt(at + 1) : 0;
      if (isGlide(sound)) {
        boolean glideBeforeVowel = next != 0 && isVowelOrGlide(next);
        boolean glideAfterVowel = next != 0 && isOpenVowel(before);
        if (at == 0 && next == 'a' && consonants == 1) {
          // All that keeps Yan from Anna.
          key.append('j');
        }
        if (glideBeforeVowel || glideAfterVowel) {
          continue;
        }
        boolean finalGlide = sound == 'j' && next == 0;
        if (sound == 'j' && !finalGlide && before != 0) {
          continue;
        }
        sound = finalGlide ? 'j' : 'i';
      } else if (isOpenVowel(sound) && consonants >= CONSONANTS_FOR_ONE_VOWEL && sound != 'u') {
        sound = 'a';
      }
      if (sound != before || !isVowelOrGlide(sound)) {
        key.append(sound);
      }
      before = sound;
    }
  }

  private static int tailStart(String sounds) {
    int at = sounds.length();
    while (at > 0 && isVowelOrGlide(sounds.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int consonants(String sounds) {
    int count = 0;
    for (int at = 0; at < sounds.length(); at++) {
      if (!isVowelOrGlide(sounds.charAt(at))) {
        count++;
      }
    }
    return count;
  }

  private static boolean isGlide(char sound) {
    return sound == 'i' || sound == 'j';
  }

  private static boolean isOpenVowel(char sound) {
    return sound == 'a' || sound == 'e' || sound == 'o' || sound == 'u';
  }

  private static boolean isVowelOrGlide(char sound) {
    return isOpenVowel(sound) || isGlide(sound);
  }
}
