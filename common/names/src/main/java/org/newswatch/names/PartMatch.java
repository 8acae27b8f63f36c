package org.newswatch.names;

import java.util.Locale;

/**
 * How a part of one name compares with a part of the other.
 *
 * @param first the part of the first name, empty if it has none to compare
 * @param second the part of the second name, empty if it has none to compare
 * @param role what the part does in the name
 * @param how how they compare
 * @param similarity 0 (nothing in common) to 1 (the same)
 */
public record PartMatch(String first, String second, PartRole role, How how, double similarity) {

  /** Ways in which two parts compare. */
  public enum How {
    /** The same letters. */
    SAME,
    /** The same name in another script, romanisation or language. */
    SPELLING,
    /** The same but for a slip of the pen or a spelling that no rule covers. */
    SLIP,
    /** A short form: Bill, Sasha. */
    NICKNAME,
    /** A letter, or letters, for a name or names. */
    INITIAL,
    /** A woman's and a man's form of one family name. */
    GENDER_FORM,
    /** Written as one word here and as several there. */
    JOINED,
    /** Said twice in one of the names. */
    REPEATED,
    /** Only one of the names has it. */
    MISSING,
    /** The names disagree here. */
    CONFLICT
  }

  /** The same with the names in the other order. */
  PartMatch flipped() {
    return new PartMatch(/* first= */ second, /* second= */ first, role, how, similarity);
  }

  @Override
  public String toString() {
    String pair = first.isEmpty() ? second : second.isEmpty() ? first : first + " ~ " + second;
    return String.format(Locale.ROOT, "%s %s %.2f: %s", role, how, similarity, pair);
  }
}
