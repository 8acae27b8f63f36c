package org.newswatch.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newswatch.names.DeclinedForms.Role;

/**
 * How the names with one ending are declined: a line of the tables.
 *
 * @param before letters of which one must stand before the ending; empty for any
 * @param wholeWord whether the "ending" is the whole word
 * @param forms the endings of each case, the nominative included
 */
record DeclensionRule(
    Role role,
    Gender gender,
    String before,
    boolean wholeWord,
    String baseEnding,
    Map<GrammaticalCase, List<String>> forms,
    double likelihood) {

  private static final String LIKELIHOOD = "w=";
  private static final String SAME = "=";
  private static final String NONE = "0";
  private static final int FIRST_FORM = 3;

  /** In the order of the columns. */
  private static final List<GrammaticalCase> CASES =
      List.of(
          GrammaticalCase.GENITIVE,
          GrammaticalCase.DATIVE,
          GrammaticalCase.ACCUSATIVE,
          GrammaticalCase.INSTRUMENTAL,
          GrammaticalCase.LOCATIVE,
          GrammaticalCase.VOCATIVE);

  static DeclensionRule parse(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split(" +", -1)));
    double likelihood = 1;
    if (words.getLast().startsWith(LIKELIHOOD)) {
      likelihood = Double.parseDouble(words.removeLast().substring(LIKELIHOOD.length()));
    }
    String pattern = words.get(2);
    boolean wholeWord = pattern.startsWith("^");
    int bracket = pattern.indexOf(']');
    String before = bracket < 0 ? "" : pattern.substring(1, bracket);
    String ending = pattern.substring(wholeWord ? 1 : bracket + 1);
    Map<GrammaticalCase, List<String>> forms = new EnumMap<>(GrammaticalCase.class);
    forms.put(GrammaticalCase.NOMINATIVE, List.of(ending));
    if (words.size() < FIRST_FORM + CASES.size() - 1 || words.size() > FIRST_FORM + CASES.size()) {
      throw new IllegalStateException("not five or six forms: " + line);
    }
    for (int at = FIRST_FORM; at < words.size(); at++) {
      forms.put(
          CASES.get(at - FIRST_FORM),
          Arrays.stream(words.get(at).split("/", -1))
              .map(form -> form.equals(SAME) ? ending : form.equals(NONE) ? "" : form)
              .toList());
    }
    return new DeclensionRule(
        Role.valueOf(words.getFirst().toUpperCase(Locale.ROOT)),
        gender(words.get(1)),
        before,
        wholeWord,
        ending,
        Map.copyOf(forms),
        likelihood);
  }

  static Gender gender(String letter) {
    return switch (letter) {
      case "m" -> Gender.MASCULINE;
      case "f" -> Gender.FEMININE;
      case "a", "n", "p" -> Gender.ANY;
      default -> throw new IllegalStateException("no gender: " + letter);
    };
  }

  /** Whether a base form, in lower case, is declined like this. */
  boolean fitsBase(String base) {
    return wholeWord
        ? base.equals(baseEnding)
        : base.endsWith(baseEnding)
            && fitsStem(base.substring(0, base.length() - baseEnding.length()));
  }

  /** Whether what stands before the ending, in lower case, may. */
  boolean fitsStem(String stem) {
    return !stem.isEmpty()
        && (before.isEmpty() || before.indexOf(stem.charAt(stem.length() - 1)) >= 0);
  }
}
