package org.newswatch.names;

/**
 * What a word's letters tell of the language that spelled it.
 *
 * @param german w and z as in German: z is ts
 * @param continental ch is kh, as in German, Polish and Czech
 * @param slavicC c stands for ts
 * @param french ch is sh, j is zh
 * @param belarusian u after a vowel is v
 */
record Clues(
    boolean german, boolean continental, boolean slavicC, boolean french, boolean belarusian) {

  static Clues of(String letters) {
    boolean w = letters.indexOf('w') >= 0;
    boolean marked = containsAny(letters, "š", "č", "ž", "ć", "ě");
    boolean polish = marked || containsAny(letters, "sz", "cz", "rz");
    boolean french = isFrench(letters);
    boolean sky = letters.contains("sk");
    boolean slavicC = w || polish || sky || hasSlavicCSuffix(letters);
    boolean continental =
        !french
            && !letters.endsWith("vich")
            && !letters.endsWith("vych")
            && (w
                || polish
                || letters.contains("sch")
                || hasLateJ(letters)
                || (slavicC && containsAny(letters, "ci", "ce")));
    return new Clues(w && !polish, continental, slavicC, french, isBelarusian(letters));
  }

  /** Shautsou, Halouchanka: the endings -ov with a u, -enko with an a. */
  private static boolean isBelarusian(String letters) {
    int last = letters.length() - 1;
    if (letters.contains("ou") && (letters.endsWith("enka") || letters.endsWith("anka"))) {
      return true;
    }
    return last > 4
        && letters.charAt(last) == 'u'
        && "aeo".indexOf(letters.charAt(last - 1)) >= 0
        && !isFrench(letters);
  }

  /** Nemcov, Jelcyn: a c before the endings of family names. */
  private static boolean hasSlavicCSuffix(String letters) {
    int c = letters.lastIndexOf('c');
    return c > 1
        && (letters.startsWith("cov", c)
            || letters.startsWith("cev", c)
            || letters.startsWith("cyn", c));
  }

  private static boolean hasLateJ(String letters) {
    // Ukrainian -skyj goes with an English ch.
    int j = letters.endsWith("yj") ? -1 : letters.lastIndexOf('j');
    return j > 0 && (j + 1 == letters.length() || "aeiouy".indexOf(letters.charAt(j - 1)) >= 0);
  }

  /** French writes u as ou; so does Belarusian write its short u, but before -sk or at the end. */
  private static boolean isFrench(String letters) {
    int ou = letters.indexOf("ou");
    boolean silentE =
        (letters.endsWith("ine") || letters.endsWith("yne")) && letters.indexOf('j') > 0;
    if (letters.endsWith("enka") || letters.endsWith("anka")) {
      return false;
    }
    if (silentE || letters.endsWith("chvili") || letters.indexOf('ï') >= 0) {
      return true;
    }
    if (ou < 0) {
      return false;
    }
    int after = ou + 2;
    if (after < letters.length() && letters.endsWith("ou") && letters.indexOf('g') < 0) {
      return false;
    }
    if (after == letters.length()) {
      return ou > 0 && letters.charAt(ou - 1) == 'g';
    }
    return !letters.startsWith("sk", after);
  }

  private static boolean containsAny(String letters, String... parts) {
    for (String part : parts) {
      if (letters.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
