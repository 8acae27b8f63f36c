package org.newswatch.enricher.connect.stories;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * The words of a text that may tell what it is about: folded, without accents and endings, function
 * words left out. Languages other than English lose their endings by length alone.
 */
final class Terms {

  /** Letters of a word of another language that are kept, where there are more. */
  private static final int STEM_CHARS = 6;

  /** No word is longer; the rest of a longer run of letters is another word. */
  private static final int WORD_CHARS_MAX = 40;

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a about after again all also am amid an and any are as at be been before being both but"
                  + " by can could did do does done down each few first for from had has have having"
                  + " he her here him his how i if in into is it its just last may me might more"
                  + " most must my new no nor not now of off on one only or other our out over own"
                  + " same say says said shall she should so some such than that the their them then"
                  + " there these they this those to too two under until up upon us very via vs was"
                  + " we were what when where which while who whom why will with without would you"
                  + " your")
              .split(" "));

  /** Endings of English words with what stands in their place, the longest first. */
  private static final String[][] ENDINGS = {
    {"ations", "at"},
    {"ation", "at"},
    {"ments", "ment"},
    {"sses", "ss"},
    {"iest", "y"},
    {"ness", ""},
    {"edly", ""},
    {"ings", ""},
    {"ies", "y"},
    {"ing", ""},
    {"ers", "er"},
    {"ed", ""},
    {"es", ""},
    {"ly", ""},
    {"s", ""}
  };

  private static final int STEM_CHARS_MIN = 3;
  private static final char ASCII_END = 0x80;

  /** Forms of words that are remembered; one forgets another that falls to its place. */
  private static final int FORMS = 1 << 16;

  private static final long ENGLISH_SEED = 0x9ae16a3b2f90404fL;
  private static final long OTHER_SEED = 0xc3a5c85c97cb3127L;
  private static final long PRIME = 0x100000001b3L;

  /** What a function word comes to. */
  private static final int NOTHING = 0;

  private final long[] forms = new long[FORMS];
  private final int[] keys = new int[FORMS];

  /** Hands over the feature of each word of the text in order, as often as it stands there. */
  void of(CharSequence text, boolean english, IntConsumer words) {
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (isPlain(sign)) {
        at = word(text, at, english, words);
      } else if (sign < ASCII_END) {
        at++;
      } else {
        int first = Character.codePointAt(text, at);
        if (isSyllabic(first)) {
          at = pair(text, at, first, words);
        } else if (Character.isLetterOrDigit(first)) {
          at = word(text, at, english, words);
        } else {
          at += Character.charCount(first);
        }
      }
    }
  }

  /** In scripts without blanks, two signs that stand together say about as much as a word. */
  private static int pair(CharSequence text, int at, int first, IntConsumer words) {
    int next = at + Character.charCount(first);
    if (next < text.length()) {
      int second = Character.codePointAt(text, next);
      if (isSyllabic(second)) {
        String both = text.subSequence(at, next + Character.charCount(second)).toString();
        words.accept(Features.Kind.WORD.key(both));
      }
    }
    return next;
  }

  private int word(CharSequence text, int at, boolean english, IntConsumer words) {
    long form = english ? ENGLISH_SEED : OTHER_SEED;
    int end = at;
    while (end < text.length() && end - at < WORD_CHARS_MAX) {
      char sign = text.charAt(end);
      if (isPlain(sign) || (sign < ASCII_END && isPoint(text, end))) {
        form = (form ^ sign) * PRIME;
        end++;
        continue;
      }
      int point = Character.codePointAt(text, end);
      if (sign < ASCII_END || !isInside(point)) {
        break;
      }
      for (int last = end + Character.charCount(point); end < last; end++) {
        form = (form ^ text.charAt(end)) * PRIME;
      }
    }
    int place = (int) (form ^ (form >>> Integer.SIZE)) & (FORMS - 1);
    if (forms[place] != form) {
      forms[place] = form;
      keys[place] = key(text.subSequence(at, end).toString(), english);
    }
    if (keys[place] != NOTHING) {
      words.accept(keys[place]);
    }
    return Math.max(end, at + 1);
  }

  private static int key(String form, boolean english) {
    boolean plain = form.chars().allMatch(sign -> sign < ASCII_END);
    String folded = plain ? form.toLowerCase(Locale.ROOT) : folded(form);
    if (folded.isEmpty() || FUNCTION_WORDS.contains(folded)) {
      return NOTHING;
    }
    if (Character.isDigit(folded.charAt(0))) {
      return Features.Kind.WORD.key(folded);
    }
    if (folded.length() == 1) {
      return NOTHING;
    }
    return Features.Kind.WORD.key(english && plain ? stem(folded) : cut(folded));
  }

  private static boolean isPlain(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || isDigit(sign);
  }

  private static boolean isInside(int point) {
    return !isSyllabic(point)
        && (Character.isLetterOrDigit(point)
            || Character.getType(point) == Character.NON_SPACING_MARK);
  }

  /** A point or comma between digits belongs to the number. */
  private static boolean isPoint(CharSequence text, int at) {
    char sign = text.charAt(at);
    return (sign == '.' || sign == ',')
        && at > 0
        && at + 1 < text.length()
        && isDigit(text.charAt(at - 1))
        && isDigit(text.charAt(at + 1));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean isSyllabic(int sign) {
    return sign >= 0x0E00
        && switch (Character.UnicodeScript.of(sign)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }

  private static String folded(CharSequence word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
        folded.append(apart.charAt(i));
      }
    }
    return folded.toString();
  }

  private static String cut(String word) {
    return word.length() <= STEM_CHARS ? word : word.substring(0, STEM_CHARS);
  }

  /** The word without its English ending; not always the dictionary's form, but one for all. */
  static String stem(String word) {
    String stem = word;
    if (word.length() > STEM_CHARS_MIN && !word.endsWith("ss")) {
      for (String[] ending : ENDINGS) {
        int left = word.length() - ending[0].length();
        if (left >= STEM_CHARS_MIN && word.endsWith(ending[0])) {
          stem = single(word.substring(0, left) + ending[1], ending[0]);
          break;
        }
      }
    }
    return stem.length() > STEM_CHARS_MIN + 1 && stem.endsWith("e")
        ? stem.substring(0, stem.length() - 1)
        : stem;
  }

  /** The consonant that English doubles before an ending: {@code stopp} of {@code stopped}. */
  private static String single(String stem, String ending) {
    int last = stem.length() - 1;
    boolean doubled =
        last >= STEM_CHARS_MIN
            && stem.charAt(last) == stem.charAt(last - 1)
            && "lsz".indexOf(stem.charAt(last)) < 0
            && (ending.equals("ing") || ending.equals("ings") || ending.equals("ed"));
    return doubled ? stem.substring(0, last) : stem;
  }
}
