package org.newswatch.names;

import org.jspecify.annotations.Nullable;
import org.newswatch.names.GivenNames.Given;
import org.newswatch.names.PartMatch.How;

/**
 * What one part of a name is to one of another.
 *
 * @param similarity 0 to 1
 * @param how in which way
 */
record PartPair(double similarity, How how) {

  static final PartPair CONFLICT = new PartPair(0, How.CONFLICT);

  private static final PartPair SAME = new PartPair(1, How.SAME);
  private static final PartPair SPELLING = new PartPair(1, How.SPELLING);
  private static final PartPair NICKNAME = new PartPair(0.95, How.NICKNAME);
  private static final PartPair INITIAL = new PartPair(0.9, How.INITIAL);
  private static final PartPair GENDER_FORM = new PartPair(0.9, How.GENDER_FORM);

  /** Two names that the table knows as different are no slip for each other. */
  private static final double OTHER_NAME_MAX = 0.5;

  private static final PartPair UNSURE_CONFLICT = new PartPair(OTHER_NAME_MAX, How.CONFLICT);

  /** Family names as alike as this are one, whether or not they are given names too. */
  private static final double FAMILY_SLIP_MIN = 0.8;

  /** As alike as this, names that the table knows by key alone may be one. */
  private static final double KEY_SLIP_MIN = 0.85;

  /** Less alike than this is more than a matter of spelling. */
  private static final double SPELLING_MIN = 0.93;

  /** Names that the table of variants joins are at least as alike as this. */
  private static final double VARIANT_MIN = 0.9;

  /** Endings of family names that take an a for a woman. */
  private static final String[] FAMILY_ENDINGS = {"ov", "ev", "in", "jn", "av"};

  /** Parts of persons' names. */
  static PartPair ofPersons(PartForm a, PartRole roleA, PartForm b, PartRole roleB) {
    if (roleA == PartRole.INITIAL || roleB == PartRole.INITIAL) {
      return ofInitial(a, roleA, b, roleB);
    }
    if (a.script() == b.script() && a.letters().equals(b.letters())) {
      return SAME;
    }
    if (isFatherAndFamily(a, roleA, roleB) || isFatherAndFamily(b, roleB, roleA)) {
      return CONFLICT;
    }
    if (a.patronymic() && b.patronymic()) {
      return ofPatronymics(a, b);
    }
    boolean families = roleA == PartRole.FAMILY && roleB == PartRole.FAMILY;
    PartPair given = ofGiven(a.given(), b.given());
    if (given != null && !families && given.how != How.CONFLICT) {
      return given;
    }
    double similarity = families ? Similarity.ofFamilies(a, b) : Similarity.of(a, b);
    boolean slip = similarity >= (families ? FAMILY_SLIP_MIN : KEY_SLIP_MIN);
    if (given != null && given.how == How.CONFLICT) {
      boolean sure = given.similarity < OTHER_NAME_MAX;
      if (!slip || (sure && !families)) {
        return new PartPair(Math.min(similarity, OTHER_NAME_MAX), How.CONFLICT);
      }
    } else if (given != null && !slip) {
      return given;
    }
    if (isGenderForm(a, b)) {
      return GENDER_FORM;
    }
    boolean spelled = a.script() != Script.SYLLABIC || b.script() != Script.SYLLABIC;
    if (spelled && !a.body().isEmpty() && a.body().equals(b.body())) {
      similarity = Math.max(similarity, VARIANT_MIN);
    }
    return new PartPair(similarity, similarity >= SPELLING_MIN ? How.SPELLING : How.SLIP);
  }

  /**
   * What the table of given names says: {@link #CONFLICT} where it is sure of that; null if it does
   * not know both.
   */
  private static @Nullable PartPair ofGiven(@Nullable Given a, @Nullable Given b) {
    if (a == null || b == null) {
      return null;
    }
    if (a.sharesRow(b)) {
      return a.nickname() == b.nickname() ? SPELLING : NICKNAME;
    }
    return a.exact() && b.exact() ? CONFLICT : UNSURE_CONFLICT;
  }

  /** Parts of other names. */
  static PartPair ofWords(PartForm a, PartForm b) {
    if (a.letters().equals(b.letters())) {
      return SAME;
    }
    double similarity = Similarity.of(a, b);
    return new PartPair(similarity, similarity >= SPELLING_MIN ? How.SPELLING : How.SLIP);
  }

  private static PartPair ofInitial(PartForm a, PartRole roleA, PartForm b, PartRole roleB) {
    if (roleA == PartRole.FAMILY || roleB == PartRole.FAMILY) {
      return CONFLICT;
    }
    String soundsA = a.sounds();
    String soundsB = b.sounds();
    boolean near =
        (a.script() == b.script() && startsAlike(a.letters(), b.letters()))
            || (!soundsA.isEmpty()
                && !soundsB.isEmpty()
                && Similarity.near(soundsA.charAt(0), soundsB.charAt(0)));
    if (!near) {
      return CONFLICT;
    }
    return roleA == roleB ? SAME : INITIAL;
  }

  private static boolean startsAlike(String a, String b) {
    return !a.isEmpty() && !b.isEmpty() && a.charAt(0) == b.charAt(0);
  }

  private static PartPair ofPatronymics(PartForm a, PartForm b) {
    Given fatherA = a.father();
    Given fatherB = b.father();
    boolean oneBearer = a.feminine() == b.feminine();
    if (oneBearer && fatherA != null && fatherB != null && fatherA.sharesRow(fatherB)) {
      return SPELLING;
    }
    double similarity = Similarity.of(a, b);
    if (!oneBearer || (fatherA != null && fatherB != null)) {
      return new PartPair(Math.min(similarity, OTHER_NAME_MAX), How.CONFLICT);
    }
    return new PartPair(similarity, similarity >= SPELLING_MIN ? How.SPELLING : How.SLIP);
  }

  /** Mikhailovich and Mikhailov are as alike as can be, and never one part of a name. */
  private static boolean isFatherAndFamily(PartForm form, PartRole role, PartRole other) {
    return form.patronymic() && role == PartRole.PATRONYMIC && other != PartRole.PATRONYMIC;
  }

  private static boolean isGenderForm(PartForm a, PartForm b) {
    if (a.feminine() != b.feminine() && Similarity.bySounds(a.sounds(), b.sounds(), false) > 0.9) {
      return true;
    }
    return isWomansForm(a.sounds(), b.sounds()) || isWomansForm(b.sounds(), a.sounds());
  }

  private static boolean isWomansForm(String woman, String man) {
    if (!woman.endsWith("a") || woman.length() < 5) {
      return false;
    }
    for (String ending : FAMILY_ENDINGS) {
      if (man.endsWith(ending)) {
        return Similarity.bySounds(woman.substring(0, woman.length() - 1), man, false) > 0.9;
      }
    }
    return false;
  }
}
