package org.newswatch.names;

/** Reads folded Latin letters from left to right, the longest group that has a sound first. */
final class Scanner {

  private static final String VOWELS = "aeiouyïě";

  private final String letters;
  private final Clues clues;
  private final StringBuilder sounds;
  private int at;

  /**
   * @param letters what to read
   * @param clues what the whole word tells, its ending included
   */
  Scanner(String letters, Clues clues) {
    this.letters = letters;
    this.clues = clues;
    this.sounds = new StringBuilder(letters.length() + 2);
  }

  String sounds() {
    while (at < letters.length()) {
      if (!(group() || vowelGroup())) {
        single(letters.charAt(at));
        at++;
      }
    }
    return sounds.toString();
  }

  /** Groups of consonants. */
  private boolean group() {
    return switch (letters.charAt(at)) {
      case 's' ->
          take("schtsch", "x")
              || take("shch", "x")
              || take("stsch", "x")
              || take("szcz", "x")
              || take("sch", "x")
              || take("sh", "x")
              || take("sz", "x")
              || take("šč", "x");
      case 'š' -> take("šč", "x") || take("š", "x");
      case 'ž' -> take("ž", "x");
      case 'č' -> take("č", "c");
      case 'ć' -> take("ć", endsAfter(1) && previous() == 'i' ? "c" : "t");
      case 'c' ->
          take("chtch", "x")
              || take("cz", "c")
              || take("ch", ch())
              || finalCk()
              || take("ck", "k")
              || plainC();
      case 't' ->
          take("tsch", "c")
              || take("tch", "c")
              || take("tsj", "c")
              || take("tš", "c")
              || take("tz", "q")
              || take("ts", "q")
              || take("th", "t");
      case 'd' ->
          take("dsch", "c")
              || (at == 0 && take("ds", "d"))
              || take("dzh", "c")
              || take("dž", "c")
              || take("dj", "c")
              || take("dz", "d")
              || take("dh", "d");
      case 'k' -> take("kh", "h");
      case 'g' -> take("gh", "h");
      case 'p' -> take("ph", "f");
      case 'b' -> take("bh", "b");
      case 'w' -> take("wh", "v");
      case 'z' -> take("zh", "x") || z();
      case 'r' -> polishRz() || (at == 0 && take("rh", "r"));
      case 'j' -> take("j", clues.french() ? "x" : "j");
      case 'q' -> take("qu", "kv") || take("q", "k");
      case 'x' -> take("x", at == 0 && nextIs(1, "iu") ? "s" : "ks");
      case 'f' -> finalFf();
      default -> false;
    };
  }

  private boolean vowelGroup() {
    return switch (letters.charAt(at)) {
      case 'a', 'e', 'o' -> belarusianV() || otherVowelGroup();
      case 'u' -> at == 1 && nextIs(2, "bcdfghklmnprstvwz") && take("ue", "u");
      case 'y' -> yGlide();
      default -> false;
    };
  }

  private boolean otherVowelGroup() {
    return take("ou", "u") || take("oo", "u") || take("ee", "e");
  }

  /** Belarusian ou, au, eu for ov, av, ev: before -sk and at the end. */
  private boolean belarusianV() {
    if (at == 0 || at + 1 >= letters.length() || letters.charAt(at + 1) != 'u') {
      return false;
    }
    boolean inAdjective = letters.startsWith("sk", at + 2);
    boolean last = endsAfter(2) && !clues.french();
    boolean sure = clues.belarusian() && !nextIs(2, VOWELS);
    if (!inAdjective && !last && !sure) {
      return false;
    }
    sounds.append(letters.charAt(at) == 'e' ? "ev" : "ov");
    at += 2;
    return true;
  }

  private boolean yGlide() {
    if (!nextIs(1, VOWELS)) {
      return false;
    }
    if (letters.charAt(at + 1) == 'o') {
      return take("yo", "je");
    }
    return take("y", "j");
  }

  private String ch() {
    if (clues.french()) {
      return "x";
    }
    return clues.continental() ? "h" : "c";
  }

  private boolean plainC() {
    boolean soft = nextIs(1, "eiy");
    boolean plainVic =
        endsAfter(1) && at > 2 && previous() == 'i' && "vkc".indexOf(letters.charAt(at - 2)) >= 0;
    if (plainVic) {
      return take("c", "c");
    }
    if (clues.slavicC() && nextIs(1, VOWELS)) {
      return take("c", "q");
    }
    return take("c", soft ? "s" : "k");
  }

  /** The Polish -cki is -tsky; in English ck is k. */
  private boolean finalCk() {
    return at >= 3 && endsAfter(2) && clues.slavicC() && take("ck", "qk");
  }

  private boolean polishRz() {
    boolean afterConsonant = at > 0 && "bdgkpt".indexOf(previous()) >= 0;
    return (at == 0 || afterConsonant) && take("rz", "x");
  }

  private boolean z() {
    boolean afterLiquid = at > 0 && "lnrmt".indexOf(previous()) >= 0;
    boolean germanTs =
        clues.german()
            && (afterLiquid || (at > 1 && (startsAt("zow") || startsAt("zew") || startsAt("zyn"))));
    boolean yeltsin = at > 1 && previous() == 'l' && startsAt("zin");
    boolean solzhenitsyn = previous() == 'i' && startsAt("zyn");
    return (germanTs || yeltsin || solzhenitsyn || (afterLiquid && endsAfter(1))) && take("z", "q");
  }

  private boolean finalFf() {
    return endsAfter(2) && at > 1 && "oe".indexOf(previous()) >= 0 && take("ff", "v");
  }

  private boolean take(String group, String sound) {
    if (!startsAt(group)) {
      return false;
    }
    sounds.append(sound);
    at += group.length();
    return true;
  }

  private boolean startsAt(String group) {
    return letters.startsWith(group, at);
  }

  private boolean endsAfter(int count) {
    return at + count == letters.length();
  }

  private boolean nextIs(int distance, String set) {
    int index = at + distance;
    return index < letters.length() && set.indexOf(letters.charAt(index)) >= 0;
  }

  private char previous() {
    return at == 0 ? 0 : letters.charAt(at - 1);
  }

  private void single(char c) {
    switch (c) {
      case 'y', 'ï' -> sounds.append('i');
      case 'ě' -> sounds.append('e');
      case 'g' -> sounds.append('h');
      case 'w' -> sounds.append('v');
      case 'z' -> sounds.append('s');
      default -> sounds.append(c);
    }
  }
}
