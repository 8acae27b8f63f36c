package org.newswatch.names;

import java.util.ArrayList;
import java.util.List;
import org.newswatch.names.PartMatch.How;

/**
 * Organisations and other names: a share of the words. Numbers and legal forms that disagree make
 * two names of what else is one; words that many names have count less.
 */
final class WordComparison {

  private static final double ALIGNED_MIN = 0.7;
  private static final double SHARPNESS = 1.5;

  /** How much a word counts that only one name has, beside one that both have. */
  private static final double MISSING_WEIGHT = 1.2;

  private static final double COMMON_WEIGHT = 0.4;
  private static final double NUMBERS_FACTOR = 0.65;
  private static final double FORMS_FACTOR = 0.65;
  private static final double FORM_MISSING_FACTOR = 0.98;

  /** A name whose letters are as alike as this has slips in it. */
  private static final double WHOLE_MIN = 0.955;

  private static final double ACRONYM = 0.9;
  private static final int ACRONYM_MIN = 2;
  private static final int ACRONYM_MAX = 7;

  private final Parts first;
  private final Parts second;
  private final int[] a;
  private final int[] b;
  private final List<PartMatch> matches = new ArrayList<>();

  private double sum;
  private double weights;
  private double factor = 1;

  WordComparison(Parts first, Parts second) {
    this.first = first;
    this.second = second;
    this.a = first.withRole(PartRole.WORD);
    this.b = second.withRole(PartRole.WORD);
  }

  NameMatch compare() {
    if (first.forms().isEmpty() || second.forms().isEmpty()) {
      return new NameMatch(0, false, List.of());
    }
    Alignment alignment = align();
    boolean joined = joined();
    if (joined) {
      sum = 1;
      weights = 1;
      matches.add(new PartMatch(text(first), text(second), PartRole.WORD, How.JOINED, 1));
    } else {
      words(alignment);
    }
    numbers();
    legalForms();
    double score = weights == 0 ? 0 : sum / weights * factor;
    if (score < NameMatcher.SAME && factor > NUMBERS_FACTOR) {
      double whole = whole();
      score = whole >= WHOLE_MIN ? whole : score;
    }
    return new NameMatch(
        Math.max(0, Math.min(1, score)), !joined && alignment.reordered(), matches);
  }

  private Alignment align() {
    return new Alignment(
        a.length, b.length, ALIGNED_MIN, (i, j) -> PartPair.ofWords(formA(i), formB(j)));
  }

  private void words(Alignment alignment) {
    for (int i = 0; i < a.length; i++) {
      int j = alignment.ofFirst(i);
      if (j != Alignment.NONE) {
        PartPair pair = alignment.pair(i, j);
        double weight = (weight(formA(i)) + weight(formB(j))) / 2;
        weights += weight;
        sum += weight * Math.max(0, 1 - SHARPNESS * (1 - pair.similarity()));
        matches.add(
            new PartMatch(
                formA(i).text(), formB(j).text(), PartRole.WORD, pair.how(), pair.similarity()));
      }
    }
    List<Integer> restA = alignment.restOfFirst();
    List<Integer> restB = alignment.restOfSecond();
    acronyms(restA, restB);
    boolean conflict = !restA.isEmpty() && !restB.isEmpty();
    How how = conflict ? How.CONFLICT : How.MISSING;
    for (int i : restA) {
      weights += MISSING_WEIGHT * weight(formA(i));
      matches.add(new PartMatch(formA(i).text(), "", PartRole.WORD, how, 0));
    }
    for (int j : restB) {
      weights += MISSING_WEIGHT * weight(formB(j));
      matches.add(new PartMatch("", formB(j).text(), PartRole.WORD, how, 0));
    }
  }

  /** PLA for People's Liberation Army, in either name. */
  private void acronyms(List<Integer> restA, List<Integer> restB) {
    for (int i : List.copyOf(restA)) {
      List<Integer> run = spelledBy(formA(i), second, b, restB);
      if (!run.isEmpty()) {
        matched(formA(i).text(), text(second, b, run), run.size());
        restA.remove(Integer.valueOf(i));
        restB.removeAll(run);
      }
    }
    for (int j : List.copyOf(restB)) {
      List<Integer> run = spelledBy(formB(j), first, a, restA);
      if (!run.isEmpty()) {
        matched(text(first, a, run), formB(j).text(), run.size());
        restB.remove(Integer.valueOf(j));
        restA.removeAll(run);
      }
    }
  }

  private void matched(String one, String other, int words) {
    sum += ACRONYM * words;
    weights += words;
    matches.add(new PartMatch(one, other, PartRole.WORD, How.INITIAL, ACRONYM));
  }

  /**
   * The neighbouring words left over whose first letters the acronym has; empty if there are none.
   */
  private static List<Integer> spelledBy(
      PartForm acronym, Parts parts, int[] words, List<Integer> rest) {
    String letters = acronym.letters();
    int length = letters.length();
    if (length < ACRONYM_MIN || length > ACRONYM_MAX || !acronym.capitals()) {
      return List.of();
    }
    for (int at = 0; at + length <= rest.size(); at++) {
      int from = at;
      boolean spelled = true;
      for (int offset = 0; offset < length && spelled; offset++) {
        PartForm word = parts.forms().get(words[rest.get(from + offset)]);
        spelled =
            word.letters().length() > 1
                && rest.get(from + offset) == rest.get(from) + offset
                && word.letters().charAt(0) == letters.charAt(offset);
      }
      if (spelled) {
        return List.copyOf(rest.subList(at, at + length));
      }
    }
    return List.of();
  }

  private void numbers() {
    List<Integer> ofFirst = first.numbers();
    List<Integer> ofSecond = second.numbers();
    if (ofFirst.equals(ofSecond)) {
      weights += ofFirst.size();
      sum += ofFirst.size();
      return;
    }
    boolean conflict = !ofFirst.isEmpty() && !ofSecond.isEmpty();
    if (conflict) {
      factor *= NUMBERS_FACTOR;
    } else {
      weights += MISSING_WEIGHT * (ofFirst.size() + ofSecond.size());
    }
    matches.add(
        new PartMatch(
            numberText(ofFirst),
            numberText(ofSecond),
            PartRole.NUMBER,
            conflict ? How.CONFLICT : How.MISSING,
            0));
  }

  private static String numberText(List<Integer> numbers) {
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }

  private void legalForms() {
    LegalForms.Form formA = first.legalForm();
    LegalForms.Form formB = second.legalForm();
    if (formA == null || formB == null) {
      factor *= formA == formB ? 1 : FORM_MISSING_FACTOR;
    } else if (formA.excludes(formB)) {
      factor *= FORMS_FACTOR;
      matches.add(new PartMatch(formA.name(), formB.name(), PartRole.COMMON, How.CONFLICT, 0));
    }
  }

  /** How alike all the letters are, slips in legal forms included. */
  private double whole() {
    String one = letters(first, true);
    String other = letters(second, true);
    int longer = Math.max(one.length(), other.length());
    return Math.abs(one.length() - other.length()) > longer * (1 - WHOLE_MIN)
        ? 0
        : Similarity.byLetters(one, other);
  }

  /** Whether they differ in nothing but spaces. */
  private boolean joined() {
    String words = letters(first, false);
    String all = letters(first, true);
    return (!words.isEmpty() && words.equals(letters(second, false)))
        || (!all.isEmpty() && all.equals(letters(second, true)));
  }

  private static String letters(Parts parts, boolean all) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < parts.forms().size(); at++) {
      boolean counts =
          switch (parts.roles().get(at)) {
            case WORD, GIVEN, FAMILY, PATRONYMIC, INITIAL -> true;
            case PARTICLE, COMMON, NUMBER, TITLE -> all;
          };
      if (counts) {
        letters.append(parts.forms().get(at).letters());
      }
    }
    return letters.toString();
  }

  private static String text(Parts parts) {
    return String.join(" ", parts.forms().stream().map(PartForm::text).toList());
  }

  private static String text(Parts parts, int[] words, List<Integer> run) {
    return String.join(" ", run.stream().map(at -> parts.forms().get(words[at]).text()).toList());
  }

  private PartForm formA(int i) {
    return first.forms().get(a[i]);
  }

  private PartForm formB(int j) {
    return second.forms().get(b[j]);
  }

  private static double weight(PartForm form) {
    return Variants.isCommonWord(form.body()) ? COMMON_WEIGHT : 1;
  }
}
