package org.newswatch.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A name's words and what each does in it.
 *
 * @param forms the words in order
 * @param roles their roles
 * @param familyTold whether a comma or capitals tell the family name
 * @param legalForm the legal form that an organisation's name tells
 */
record Parts(
    List<PartForm> forms,
    List<PartRole> roles,
    boolean familyTold,
    LegalForms.@Nullable Form legalForm) {

  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "dr",
          "prof",
          "professor",
          "sir",
          "lord",
          "lady",
          "dame",
          "president",
          "minister",
          "general",
          "colonel",
          "major",
          "captain",
          "king",
          "queen",
          "prince",
          "princess",
          "sheikh",
          "shaikh",
          "sheik",
          "shaykh",
          "sultan",
          "emir",
          "herr",
          "frau",
          "präsident",
          "monsieur",
          "madame",
          "mme",
          "pan",
          "pani",
          "prezydent",
          "президент",
          "господин",
          "госпожа",
          "генерал",
          "mv",
          "mt",
          "mullah",
          "maulavi",
          "mawlawi",
          "haji",
          "hajji",
          "qari",
          "ayatollah",
          "jr",
          "sr",
          "ph",
          "phd");

  private static final Set<String> FATHER_FOLLOWS =
      Set.of("bin", "ibn", "ben", "bint", "ould", "oglu", "ибн", "бин", "бен", "بن", "ابن");

  static Parts of(String name, NameKind kind) {
    return switch (kind) {
      case PERSON -> person(name);
      case ORGANIZATION, OTHER -> WordParts.of(name, kind);
    };
  }

  /** Where parts of a role stand. */
  int[] withRole(PartRole role) {
    return IntStream.range(0, roles.size()).filter(at -> roles.get(at) == role).toArray();
  }

  /** The numbers in order, tens and units (forty-four) together. */
  List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    int before = Numbers.NONE;
    for (int at = 0; at < forms.size(); at++) {
      int value = Numbers.NONE;
      if (roles.get(at) == PartRole.NUMBER) {
        value = Numbers.of(forms.get(at).text(), forms.get(at).letters());
        boolean unit = value < 10 && Numbers.tens(before);
        if (unit) {
          numbers.set(numbers.size() - 1, before + value);
        } else {
          numbers.add(value);
        }
      }
      before = value;
    }
    return numbers;
  }

  /** The same with a part and its neighbour written together. */
  Parts joined(int at) {
    List<PartForm> fewer = new ArrayList<>(forms);
    List<PartRole> theirs = new ArrayList<>(roles);
    PartForm neighbour = fewer.remove(at + 1);
    PartRole role = theirs.remove(at + 1);
    fewer.set(at, PartForm.of(fewer.get(at).text() + neighbour.text()));
    if (role == PartRole.FAMILY || !isName(theirs.get(at))) {
      theirs.set(at, role);
    }
    return new Parts(List.copyOf(fewer), List.copyOf(theirs), familyTold, null);
  }

  private static boolean isName(PartRole role) {
    return role == PartRole.GIVEN || role == PartRole.FAMILY || role == PartRole.PATRONYMIC;
  }

  private static Parts person(String name) {
    List<PartForm> forms = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Tokens.cut(
        name,
        (word, start, end) -> {
          for (String part : initials(word, name)) {
            if (forms.size() < PreparedName.PARTS_MAX) {
              forms.add(PartForm.ofPerson(part));
              ends.add(end);
            }
          }
        });
    @Nullable PartRole[] roles = new PartRole[forms.size()];
    small(forms, roles);
    int comma = name.indexOf(',');
    List<Integer> core = open(roles);
    if (comma > 0 && !core.isEmpty() && ends.get(core.getFirst()) <= comma) {
      for (int at : core) {
        roles[at] = ends.get(at) <= comma ? PartRole.FAMILY : PartRole.GIVEN;
      }
      if (ends.get(core.getLast()) <= comma) {
        core.forEach(at -> roles[at] = null);
      }
    }
    byCapitals(forms, roles);
    boolean familyTold = Arrays.asList(roles).contains(PartRole.FAMILY);
    rest(forms, roles);
    List<PartRole> known = new ArrayList<>(roles.length);
    for (PartRole role : roles) {
      known.add(role == null ? PartRole.GIVEN : role);
    }
    return new Parts(List.copyOf(forms), List.copyOf(known), familyTold, null);
  }

  /** The letters of initials written together (JC Juncker), else the word alone. */
  private static List<String> initials(String word, String name) {
    boolean together =
        word.length() == 2
            && word.length() < name.length()
            && word.chars().allMatch(Parts::isInitial);
    return together ? List.of(word.substring(0, 1), word.substring(1)) : List.of(word);
  }

  /** Capitals that make no syllable, so that they are no short name. */
  private static boolean isInitial(int c) {
    return c >= 'A' && c <= 'Z' && "AEIOUY".indexOf(c) < 0;
  }

  private static void small(List<PartForm> forms, @Nullable PartRole[] roles) {
    for (int at = 0; at < roles.length; at++) {
      PartForm form = forms.get(at);
      String lower = form.text().toLowerCase(Locale.ROOT);
      if (form.number()) {
        roles[at] = PartRole.NUMBER;
      } else if (form.initial() && form.script() != Script.SYLLABIC) {
        roles[at] = PartRole.INITIAL;
      } else if (TITLES.contains(lower) && (at == 0 || roles[at - 1] == PartRole.TITLE)) {
        roles[at] = PartRole.TITLE;
      } else if (at > 0 && form.capitals() && LegalForms.of(form.letters()) != null) {
        roles[at] = PartRole.COMMON;
      } else if (NameKeys.isParticle(form.text()) || FATHER_FOLLOWS.contains(lower)) {
        roles[at] = PartRole.PARTICLE;
      }
    }
    int last = roles.length - 1;
    if (last > 0 && roles[last] == PartRole.PARTICLE) {
      roles[last] = null;
    }
    // What is called Le, or Pan, has no other name.
    if (open(roles).isEmpty()) {
      for (int at = roles.length - 1; at >= 0; at--) {
        if (roles[at] != PartRole.INITIAL && roles[at] != PartRole.NUMBER) {
          roles[at] = null;
          return;
        }
      }
    }
  }

  private static List<Integer> open(@Nullable PartRole[] roles) {
    List<Integer> open = new ArrayList<>();
    for (int at = 0; at < roles.length; at++) {
      if (roles[at] == null) {
        open.add(at);
      }
    }
    return open;
  }

  private static void byCapitals(List<PartForm> forms, @Nullable PartRole[] roles) {
    List<Integer> core = open(roles);
    List<Integer> capitals = core.stream().filter(at -> forms.get(at).capitals()).toList();
    if (!capitals.isEmpty() && capitals.size() < core.size()) {
      capitals.forEach(at -> roles[at] = PartRole.FAMILY);
    }
  }

  private static void rest(List<PartForm> forms, @Nullable PartRole[] roles) {
    List<Integer> core = open(roles);
    boolean familyKnown = Arrays.asList(roles).contains(PartRole.FAMILY);
    for (int place = 0; place < core.size(); place++) {
      int at = core.get(place);
      boolean afterGiven = place > 0 && (familyKnown || core.size() > 2);
      boolean father = at > 0 && FATHER_FOLLOWS.contains(forms.get(at - 1).letters());
      if ((forms.get(at).patronymic() && afterGiven) || father) {
        roles[at] = PartRole.PATRONYMIC;
      }
    }
    core = open(roles);
    if (core.isEmpty()) {
      return;
    }
    if (!familyKnown) {
      roles[familyAt(forms, roles, core)] = PartRole.FAMILY;
    }
    open(roles).forEach(at -> roles[at] = PartRole.GIVEN);
  }

  private static int familyAt(
      List<PartForm> forms, @Nullable PartRole[] roles, List<Integer> core) {
    int first = core.getFirst();
    int last = core.getLast();
    boolean patronymicLast =
        roles[roles.length - 1] == PartRole.PATRONYMIC && forms.getLast().patronymic();
    boolean givenLast = forms.get(last).given() != null && forms.get(first).given() == null;
    return patronymicLast || (core.size() == 2 && givenLast) ? first : last;
  }
}
