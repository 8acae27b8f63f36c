package org.newswatch.names;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.newswatch.names.DeclinedForms.Role;

/** The declension of one language: rules by ending, and the given names that are known. */
final class Declension {

  /** What must be left of a word before its ending. */
  private static final int STEM_MIN = 2;

  /** Before an ending that tells a family name by itself, such as -ska: Tuska is no such name. */
  private static final int LONG_ENDING = 3;

  private static final int LONG_ENDING_STEM_MIN = 3;

  /** By how much each letter of an ending makes a reading likelier. */
  private static final double LETTER_BONUS = 0.15;

  /** An ending as it is met, and the rule and case that put it there. */
  private record Ending(DeclensionRule rule, GrammaticalCase grammaticalCase) {}

  private final Map<Role, List<DeclensionRule>> rules;
  private final Map<Role, Map<String, List<Ending>>> endings = new EnumMap<>(Role.class);
  private final Map<String, List<Reading>> givenNames;
  private int longestEnding;

  private Declension(Map<Role, List<DeclensionRule>> rules) {
    this.rules = rules;
    this.givenNames = new HashMap<>();
    rules.forEach(
        (role, ofRole) -> {
          Map<String, List<Ending>> byEnding = new HashMap<>();
          for (DeclensionRule rule : ofRole) {
            rule.forms()
                .forEach(
                    (grammaticalCase, forms) -> {
                      for (String form : forms) {
                        byEnding
                            .computeIfAbsent(form, f -> new ArrayList<>())
                            .add(new Ending(rule, grammaticalCase));
                        longestEnding = Math.max(longestEnding, form.length());
                      }
                    });
          }
          endings.put(role, byEnding);
        });
  }

  /** Reads the tables of a language from the class path. */
  static Declension read(String language) {
    Map<Role, List<DeclensionRule>> rules = new EnumMap<>(Role.class);
    for (String line : Resources.lines("declension/" + language + ".txt")) {
      DeclensionRule rule = DeclensionRule.parse(line);
      rules.computeIfAbsent(rule.role(), r -> new ArrayList<>()).add(rule);
    }
    Declension declension = new Declension(rules);
    for (String line : Resources.lines("declension/given-" + language + ".txt")) {
      Gender gender = DeclensionRule.gender(line.substring(0, 1));
      for (String name : line.substring(2).split(" ", -1)) {
        declension.know(name, gender);
      }
    }
    return declension;
  }

  /** Lower case, one sign for the apostrophe, ё as е. */
  static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replace('\u02BC', '\'')
        .replace('\u0451', '\u0435');
  }

  List<Reading> readings(String word, Role role) {
    return switch (role) {
      case GIVEN -> givenNames.getOrDefault(folded(word), List.of());
      case PATRONYMIC, FAMILY, NOUN -> byRule(word, role);
    };
  }

  Set<String> forms(String base, Role role) {
    var forms = new TreeSet<String>();
    forms.add(folded(base));
    String lower = base.toLowerCase(Locale.ROOT);
    // All rules that fit, as it is not known which does: places in a soft sign are of either
    // gender.
    for (DeclensionRule rule : rules.getOrDefault(role, List.of())) {
      if (rule.fitsBase(lower)) {
        String stem = lower.substring(0, lower.length() - rule.baseEnding().length());
        rule.forms()
            .values()
            .forEach(ofCase -> ofCase.forEach(form -> forms.add(folded(stem + form))));
      }
    }
    return forms;
  }

  private void know(String name, Gender gender) {
    Map<String, EnumSet<GrammaticalCase>> cases = new LinkedHashMap<>();
    declined(name, gender)
        .forEach(
            (grammaticalCase, forms) -> {
              for (String form : forms) {
                cases
                    .computeIfAbsent(folded(form), f -> EnumSet.noneOf(GrammaticalCase.class))
                    .add(grammaticalCase);
              }
            });
    cases.forEach(
        (form, its) -> {
          List<Reading> known = givenNames.computeIfAbsent(form, f -> new ArrayList<>());
          if (known.stream().noneMatch(r -> r.base().equals(name) && r.gender() == gender)) {
            known.add(new Reading(name, gender, its, 1));
          }
        });
  }

  /** All forms of a given name by the first rule that fits; undeclined when none does. */
  private Map<GrammaticalCase, List<String>> declined(String base, Gender gender) {
    String lower = base.toLowerCase(Locale.ROOT);
    for (DeclensionRule rule : rules.getOrDefault(Role.GIVEN, List.of())) {
      if (rule.gender().agrees(gender) && rule.fitsBase(lower)) {
        String stem = lower.substring(0, lower.length() - rule.baseEnding().length());
        Map<GrammaticalCase, List<String>> forms = new EnumMap<>(GrammaticalCase.class);
        rule.forms()
            .forEach((its, ends) -> forms.put(its, ends.stream().map(stem::concat).toList()));
        return forms;
      }
    }
    Map<GrammaticalCase, List<String>> undeclined = new EnumMap<>(GrammaticalCase.class);
    for (GrammaticalCase its : GrammaticalCase.values()) {
      undeclined.put(its, List.of(lower));
    }
    return undeclined;
  }

  private List<Reading> byRule(String word, Role role) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() != word.length()) {
      return List.of();
    }
    Map<String, List<Ending>> byEnding = endings.getOrDefault(role, Map.of());
    Map<String, Reading> readings = new LinkedHashMap<>();
    int longest = Math.min(longestEnding, lower.length() - STEM_MIN);
    for (int length = longest; length >= 0; length--) {
      String stem = lower.substring(0, lower.length() - length);
      for (Ending ending : byEnding.getOrDefault(lower.substring(stem.length()), List.of())) {
        DeclensionRule rule = ending.rule();
        boolean tooShort =
            role == Role.FAMILY
                && rule.baseEnding().length() >= LONG_ENDING
                && stem.length() < LONG_ENDING_STEM_MIN;
        if (!rule.wholeWord() && !tooShort && rule.fitsStem(stem)) {
          String base = word.substring(0, stem.length()) + rule.baseEnding();
          var reading =
              new Reading(
                  base,
                  rule.gender(),
                  Set.of(ending.grammaticalCase()),
                  rule.likelihood() * (1 + LETTER_BONUS * length));
          readings.merge(base + " " + rule.gender(), reading, Declension::merged);
        }
      }
    }
    return List.copyOf(readings.values());
  }

  private static Reading merged(Reading one, Reading other) {
    var cases = EnumSet.copyOf(one.cases());
    cases.addAll(other.cases());
    return new Reading(
        one.base(), one.gender(), cases, Math.max(one.likelihood(), other.likelihood()));
  }
}
