package org.newswatch.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.newswatch.names.PartMatch.How;

/**
 * Persons: parts are aligned whatever their order, and every part that both names have must agree.
 * What only one has (a patronymic, a second given name) costs little; a family or given name that
 * disagrees decides.
 */
final class PersonComparison {

  /** Parts less alike than this are two names. */
  private static final double ALIGNED_MIN = 0.55;

  /** From here on a part left over repeats another. */
  private static final double REPEATED_MIN = 0.85;

  /** How much a difference inside a part counts. */
  private static final double SHARPNESS = 2.0;

  private static final double CONFLICT_FACTOR = 0.7;
  private static final double SWAPPED_FACTOR = 0.6;
  private static final double FAMILY_ALONE = 0.75;
  private static final double GIVEN_ALONE = 0.5;
  private static final double FORM_ALONE = 0.6;

  private final Parts first;
  private final Parts second;
  private final List<PartForm> formsA;
  private final List<PartForm> formsB;
  private final List<PartRole> rolesA;
  private final List<PartRole> rolesB;
  private final int[] a;
  private final int[] b;
  private final Alignment alignment;
  private final List<PartMatch> matches = new ArrayList<>();

  private double sum;
  private double weights;
  private double ownSum;
  private double ownWeights;
  private double factor = 1;

  PersonComparison(Parts first, Parts second) {
    this.first = first;
    this.second = second;
    formsA = first.forms();
    formsB = second.forms();
    rolesA = first.roles();
    rolesB = second.roles();
    a = core(rolesA);
    b = core(rolesB);
    alignment =
        new Alignment(
            a.length,
            b.length,
            ALIGNED_MIN,
            (i, j) ->
                PartPair.ofPersons(
                    first.forms().get(a[i]),
                    first.roles().get(a[i]),
                    second.forms().get(b[j]),
                    second.roles().get(b[j])));
  }

  private static int[] core(List<PartRole> roles) {
    int[] core = new int[roles.size()];
    int count = 0;
    for (int at = 0; at < core.length; at++) {
      boolean counts =
          switch (roles.get(at)) {
            case GIVEN, FAMILY, PATRONYMIC, INITIAL, WORD -> true;
            case PARTICLE, TITLE, COMMON, NUMBER -> false;
          };
      if (counts) {
        core[count++] = at;
      }
    }
    return Arrays.copyOf(core, count);
  }

  NameMatch compare() {
    if (a.length == 0 || b.length == 0) {
      return new NameMatch(0, false, List.of());
    }
    if (a.length != b.length) {
      NameMatch joined = Joins.whole(first, second);
      if (joined != null) {
        return joined;
      }
    }
    aligned();
    unaligned();
    double score = weights == 0 ? 0 : sum / weights * factor;
    if (ownWeights > 0) {
      // A father's name in common makes brothers, not one person.
      score = Math.min(score, ownSum / ownWeights * factor);
    }
    score = Math.min(score, alone());
    if (score < NameMatcher.SAME && a.length != b.length) {
      NameMatch whole = Joins.within(first, second);
      if (whole != null && whole.score() > score) {
        return whole;
      }
    }
    if (swapped()) {
      score *= SWAPPED_FACTOR;
    }
    return new NameMatch(Math.max(0, Math.min(1, score)), alignment.reordered(), matches);
  }

  private void aligned() {
    boolean sameGiven = false;
    for (int i = 0; i < a.length; i++) {
      int j = alignment.ofFirst(i);
      sameGiven |= j != Alignment.NONE && roleA(i) == PartRole.GIVEN && roleB(j) == PartRole.GIVEN;
    }
    for (int i = 0; i < a.length; i++) {
      int j = alignment.ofFirst(i);
      if (j == Alignment.NONE) {
        continue;
      }
      PartPair pair = alignment.pair(i, j);
      double similarity = pair.similarity();
      if (pair.how() == How.GENDER_FORM && !sameGiven && !mayBeCase(i, j)) {
        conflict(i, j, pair.similarity());
        continue;
      }
      double weight = (weight(roleA(i)) + weight(roleB(j))) / 2;
      double agreement = weight * Math.max(0, 1 - SHARPNESS * (1 - similarity));
      sum += agreement;
      weights += weight;
      if (roleA(i) != PartRole.PATRONYMIC) {
        ownSum += agreement;
        ownWeights += weight;
      }
      matches.add(match(i, j, pair.how(), similarity));
    }
  }

  private void unaligned() {
    List<Integer> restA = new ArrayList<>(alignment.restOfFirst());
    List<Integer> restB = new ArrayList<>(alignment.restOfSecond());
    // What is said twice adds nothing, unless the other name has something else there.
    if (restB.isEmpty()) {
      restA.removeIf(i -> alignment.repeatsFirst(i, REPEATED_MIN) && repeated(formA(i), true));
    } else if (restA.isEmpty()) {
      restB.removeIf(j -> alignment.repeatsSecond(j, REPEATED_MIN) && repeated(formB(j), false));
    }
    conflicts(restA, restB, true);
    conflicts(restA, restB, false);
    restA.forEach(i -> missing(roleA(i), formA(i).text(), ""));
    restB.forEach(j -> missing(roleB(j), "", formB(j).text()));
  }

  private boolean repeated(PartForm form, boolean ofFirst) {
    String text = form.text();
    matches.add(
        new PartMatch(ofFirst ? text : "", ofFirst ? "" : text, PartRole.GIVEN, How.REPEATED, 1));
    return true;
  }

  /** Parts that nothing is aligned with disagree with each other, those of one role first. */
  private void conflicts(List<Integer> restA, List<Integer> restB, boolean oneRole) {
    for (int i : List.copyOf(restA)) {
      for (int j : restB) {
        boolean paired =
            oneRole
                ? roleA(i) == roleB(j)
                : patronymic(formA(i), i, true) == patronymic(formB(j), j, false);
        if (paired) {
          restA.remove(Integer.valueOf(i));
          restB.remove(Integer.valueOf(j));
          conflict(i, j, alignment.pair(i, j).similarity());
          break;
        }
      }
    }
  }

  /** A patronymic is no counterpart of a given or family name. */
  private boolean patronymic(PartForm form, int at, boolean first) {
    PartRole role = first ? roleA(at) : roleB(at);
    return role == PartRole.PATRONYMIC && form.patronymic();
  }

  private void conflict(int i, int j, double similarity) {
    double weight = (weight(roleA(i)) + weight(roleB(j))) / 2;
    weights += weight;
    ownWeights += weight;
    factor *= CONFLICT_FACTOR;
    matches.add(match(i, j, How.CONFLICT, similarity));
  }

  private void missing(PartRole role, String first, String second) {
    factor *=
        switch (role) {
          case FAMILY -> 0.94;
          case GIVEN, WORD -> 0.97;
          case PATRONYMIC, INITIAL -> 0.99;
          case PARTICLE, TITLE, COMMON, NUMBER -> 1;
        };
    matches.add(new PartMatch(first, second, role, How.MISSING, 0));
  }

  /** The most that a name of one part may score. */
  private double alone() {
    if (Math.min(a.length, b.length) > 1) {
      return 1;
    }
    int i = a.length == 1 ? 0 : alignment.ofSecond(0);
    int j = b.length == 1 ? 0 : alignment.ofFirst(0);
    if (i == Alignment.NONE || j == Alignment.NONE) {
      return 1;
    }
    if (alignment.pair(i, j).how() == How.GENDER_FORM) {
      return FORM_ALONE;
    }
    if (a.length == b.length) {
      return 1;
    }
    PartRole role = a.length == 1 ? roleB(j) : roleA(i);
    return role == PartRole.FAMILY ? FAMILY_ALONE : GIVEN_ALONE;
  }

  /** Whether a woman's form standing alone may be a man's name in the genitive: Путина. */
  private boolean mayBeCase(int i, int j) {
    boolean alone = formA(i).sounds().endsWith("a") ? a.length == 1 : b.length == 1;
    return alone
        && formA(i).feminine() == formB(j).feminine()
        && (formA(i).script() == Script.CYRILLIC || formB(j).script() == Script.CYRILLIC);
  }

  /** Two given names in another order, and no sign which is the family name: Paul Martin. */
  private boolean swapped() {
    if (!alignment.reordered() || first.familyTold() || second.familyTold()) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      int j = alignment.ofFirst(i);
      boolean known = j != Alignment.NONE && formA(i).given() != null && formB(j).given() != null;
      boolean fatherAndSon =
          j != Alignment.NONE
              && (roleA(i) == PartRole.PATRONYMIC) != (roleB(j) == PartRole.PATRONYMIC);
      if (fatherAndSon && !formA(i).patronymic() && !formB(j).patronymic()) {
        return true;
      }
      boolean bothFathers = j != Alignment.NONE && roleA(i) == PartRole.PATRONYMIC;
      if (!known || bothFathers) {
        return false;
      }
    }
    return a.length == b.length;
  }

  private PartMatch match(int i, int j, How how, double similarity) {
    PartRole role = roleA(i) == PartRole.INITIAL ? roleB(j) : roleA(i);
    return new PartMatch(formA(i).text(), formB(j).text(), role, how, similarity);
  }

  private PartForm formA(int i) {
    return formsA.get(a[i]);
  }

  private PartForm formB(int j) {
    return formsB.get(b[j]);
  }

  private PartRole roleA(int i) {
    return rolesA.get(a[i]);
  }

  private PartRole roleB(int j) {
    return rolesB.get(b[j]);
  }

  private static double weight(PartRole role) {
    return switch (role) {
      case FAMILY, WORD -> 1;
      case GIVEN -> 0.9;
      case PATRONYMIC -> 0.5;
      case INITIAL -> 0.4;
      case PARTICLE, TITLE, COMMON, NUMBER -> 0;
    };
  }
}
