package org.newswatch.names;

/**
 * How alike two words are, 0 to 1: the cheapest way to turn one into the other, by sounds and by
 * letters, as a share of the longer one. Sounds that languages write for each other cost little.
 */
final class Similarity {

  /** Costs are in hundredths of an unrelated sound. */
  private static final int FULL = 100;

  /** What is left of the likeness when a case ending had to go. */
  private static final double ENDING = 0.95;

  private static final double ONE_SCRIPT = 1.25;

  /** Between scripts, languages differ in what they write for a sound. */
  private static final double TWO_SCRIPTS = 0.9;

  /** What is less alike than this counts as not alike at all. */
  private static final double ALIKE_MIN = 0.4;

  private static final int LENGTHS_APART = 3;

  /** As sounds, the longer ones first. */
  private static final String[] FAMILY_ENDINGS = {
    "xvili", "enko", "anka", "ovic", "evic", "ovna", "ova", "eva", "ina", "ansk", "insk", "ovsk",
    "evsk", "asde", "cuk", "jan", "ian", "sk", "ov", "ev", "in", "ic", "uk", "oqlu", "ohlu", "man",
    "ulah"
  };

  private static final int LETTERS = 26;
  private static final int VOWEL = 60;
  private static final int GLIDE = 15;
  private static final int SLIGHT = 60;

  /** A vowel that one script does not write. */
  private static final int UNWRITTEN = 6;

  private static final int[][] CHANGE = changes();
  private static final int[][] CHANGE_UNWRITTEN = changesUnwritten();
  private static final int[] DROP = drops(VOWEL);
  private static final int[] DROP_UNWRITTEN = drops(UNWRITTEN);

  private Similarity() {}

  /** By sounds and, within one script, by letters. */
  static double of(PartForm a, PartForm b) {
    boolean oneScript = a.script() == b.script();
    if (oneScript && a.letters().equals(b.letters())) {
      return 1;
    }
    if (oneScript && a.script() == Script.SYLLABIC) {
      return byLetters(a.letters(), b.letters());
    }
    boolean unwritten = unwritten(a, b);
    double bySounds = bySounds(a.sounds(), b.sounds(), unwritten);
    if (a.stem().length() != a.sounds().length()) {
      bySounds = Math.max(bySounds, ENDING * bySounds(a.stem(), b.sounds(), unwritten));
    }
    if (b.stem().length() != b.sounds().length()) {
      bySounds = Math.max(bySounds, ENDING * bySounds(a.sounds(), b.stem(), unwritten));
    }
    if (!oneScript) {
      return 1 - TWO_SCRIPTS * (1 - bySounds);
    }
    // Within one script, what sounds alike but for a vowel is more often another name.
    double sharper = Math.max(0, 1 - ONE_SCRIPT * (1 - bySounds));
    return Math.max(sharper, byLetters(a.letters(), b.letters()));
  }

  /**
   * Of two family names, whose endings are those of thousands of others: they count half, for Zorin
   * is no slip for Churin.
   */
  static double ofFamilies(PartForm a, PartForm b) {
    double whole = of(a, b);
    if (whole == 1 || a.script() != b.script()) {
      return whole;
    }
    int ending = commonEnding(a.sounds(), b.sounds());
    if (ending == 0) {
      return whole;
    }
    String stemA = a.sounds().substring(0, a.sounds().length() - ending);
    String stemB = b.sounds().substring(0, b.sounds().length() - ending);
    double stems = Math.max(0, 1 - ONE_SCRIPT * (1 - bySounds(stemA, stemB, false)));
    return Math.min(whole, (whole + stems) / 2);
  }

  private static int commonEnding(String a, String b) {
    for (String ending : FAMILY_ENDINGS) {
      boolean both =
          a.length() > ending.length()
              && b.length() > ending.length()
              && a.endsWith(ending)
              && b.endsWith(ending);
      if (both) {
        return ending.length();
      }
    }
    return 0;
  }

  /** Of two words written together and a third; 0 where their lengths alone tell them apart. */
  static double joined(PartForm one, PartForm next, PartForm other) {
    if (one.script() == other.script() && other.letters().equals(one.letters() + next.letters())) {
      return 1;
    }
    boolean unwritten = unwritten(one, other);
    int longer = one.sounds().length() + next.sounds().length() - other.sounds().length();
    return !unwritten && Math.abs(longer) >= LENGTHS_APART
        ? 0
        : bySounds(one.sounds() + next.sounds(), other.sounds(), unwritten);
  }

  private static boolean unwritten(PartForm a, PartForm b) {
    return a.script() != b.script() && (a.script() == Script.ABJAD || b.script() == Script.ABJAD);
  }

  /** By sounds alone. */
  static double bySounds(String a, String b, boolean unwritten) {
    if (a.equals(b)) {
      return a.isEmpty() ? 0 : 1;
    }
    int[] drop = unwritten ? DROP_UNWRITTEN : DROP;
    int most = Math.max(weight(a, drop), weight(b, drop));
    return most == 0 ? 0 : 1 - cost(a, b, unwritten, most) / (double) most;
  }

  /** By letters alone, each of the same weight, neighbours that changed places as one slip. */
  static double byLetters(String a, String b) {
    int most = Math.max(a.length(), b.length());
    if (Math.abs(a.length() - b.length()) > most * (1 - ALIKE_MIN)) {
      return 0;
    }
    return most == 0 ? 0 : 1 - slips(a, b, most) / (double) most;
  }

  private static int weight(String sounds, int[] drop) {
    int weight = 0;
    for (int at = 0; at < sounds.length(); at++) {
      weight += drop[sounds.charAt(at) - 'a'];
    }
    return weight;
  }

  /** The cheapest way from one to the other; {@code most} if none leaves them alike. */
  private static int cost(String a, String b, boolean unwritten, int most) {
    int[] drop = unwritten ? DROP_UNWRITTEN : DROP;
    int[][] change = unwritten ? CHANGE_UNWRITTEN : CHANGE;
    int enough = (int) (most * (1 - ALIKE_MIN));
    int width = b.length() + 1;
    int[] before = new int[width];
    int[] last = new int[width];
    int[] row = new int[width];
    for (int j = 1; j < width; j++) {
      last[j] = last[j - 1] + drop[b.charAt(j - 1) - 'a'];
    }
    int leastBefore = 0;
    for (int i = 1; i <= a.length(); i++) {
      int x = a.charAt(i - 1) - 'a';
      int[] changeX = change[x];
      row[0] = last[0] + drop[x];
      int least = row[0];
      for (int j = 1; j < width; j++) {
        int y = b.charAt(j - 1) - 'a';
        int best =
            Math.min(last[j - 1] + changeX[y], Math.min(last[j] + drop[x], row[j - 1] + drop[y]));
        if (i > 1 && j > 1 && swapped(a, b, i, j)) {
          best = Math.min(best, before[j - 2] + FULL);
        }
        row[j] = best;
        least = Math.min(least, best);
      }
      // Two rows, for letters that changed places lead over one.
      if (least > enough && leastBefore > enough) {
        return most;
      }
      leastBefore = least;
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[width - 1] > enough ? most : last[width - 1];
  }

  private static int slips(String a, String b, int most) {
    int enough = (int) (most * (1 - ALIKE_MIN));
    int width = b.length() + 1;
    int[] before = new int[width];
    int[] last = new int[width];
    int[] row = new int[width];
    for (int j = 1; j < width; j++) {
      last[j] = j;
    }
    int leastBefore = 0;
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j < width; j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && swapped(a, b, i, j)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
        least = Math.min(least, best);
      }
      if (least > enough && leastBefore > enough) {
        return most;
      }
      leastBefore = least;
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[width - 1] > enough ? most : last[width - 1];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }

  /** Whether one sound may be written for the other. */
  static boolean near(char a, char b) {
    return a == b || CHANGE[a - 'a'][b - 'a'] <= SLIGHT / 2;
  }

  private static int[] drops(int vowel) {
    int[] drops = new int[LETTERS];
    for (int sound = 0; sound < LETTERS; sound++) {
      drops[sound] =
          switch (sound + 'a') {
            case 'a', 'e', 'i', 'o', 'u' -> vowel;
            case 'j' -> Math.min(vowel, GLIDE);
            case 'h' -> Math.max(vowel, SLIGHT);
            default -> FULL;
          };
    }
    return drops;
  }

  private static int[][] changes() {
    int[][] changes = new int[LETTERS][LETTERS];
    for (int x = 0; x < LETTERS; x++) {
      for (int y = 0; y < LETTERS; y++) {
        changes[x][y] = x == y ? 0 : FULL;
      }
    }
    String[] pairs = {
      "ij10", "ao30", "ae40", "ei40", "eo40", "ou40", "ej40", "iu50", "io60", "au60", "eu60",
      "ai60", "uj60", "aj60", "oj60", "uv30", "ov60", "fv30", "bv50", "bp40", "fp50", "dt40",
      "hk40", "cx40", "sx40", "qs40", "cq40", "qt50", "ct60", "ck50", "cs50", "ch50", "hx60",
      "cj30", "jx40", "hj50", "lr60", "mn60", "ft60", "kq60"
    };
    set(changes, pairs);
    return changes;
  }

  /** Long vowels are written as consonants, and letters have other sounds in other countries. */
  private static int[][] changesUnwritten() {
    int[][] changes = changes();
    set(
        changes, "uv6", "ij6", "ei6", "ou6", "ae6", "ai12", "ao6", "bp10", "bv20", "cj10", "ch30",
        "hk20", "fp20", "td30", "ds40");
    return changes;
  }

  private static void set(int[][] changes, String... pairs) {
    for (String pair : pairs) {
      int x = pair.charAt(0) - 'a';
      int y = pair.charAt(1) - 'a';
      int cost = Integer.parseInt(pair.substring(2));
      changes[x][y] = cost;
      changes[y][x] = cost;
    }
  }
}
