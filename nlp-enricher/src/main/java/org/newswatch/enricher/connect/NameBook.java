package org.newswatch.enricher.connect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameKind;
import org.newswatch.names.NameMatch;
import org.newswatch.names.NameMatcher;
import org.newswatch.names.NamePart;
import org.newswatch.names.PartMatch;
import org.newswatch.names.PartRole;
import org.newswatch.names.PreparedName;

/** What names say of each other; remembers what it was asked last. For one thread. */
final class NameBook {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int PREPARED_MAX = 50_000;
  private static final int COMPARED_MAX = 200_000;

  private final Map<String, PreparedName> prepared = new Recent<>(PREPARED_MAX);
  private final Map<String, Boolean> full = new Recent<>(PREPARED_MAX);
  private final Map<MentionType, Map<String, List<String>>> keys = new EnumMap<>(MentionType.class);
  private final Map<Pair, Compared> compared = new Recent<>(COMPARED_MAX);

  private record Pair(NameKind kind, String one, String other) {}

  /**
   * What two names say of each other.
   *
   * @param score how much they are alike, 0 to 1
   * @param same whether they are one name
   * @param compatible whether one may bear both, as far as the names go
   * @param contradicts whether patronymic or initials rule that out
   * @param patronymic whether they have a patronymic in common
   * @param slip whether a slip of the pen, or another name, may be what sets a part apart
   */
  record Compared(
      double score,
      boolean same,
      boolean compatible,
      boolean contradicts,
      boolean patronymic,
      boolean slip) {}

  PreparedName prepared(String name, NameKind kind) {
    return prepared.computeIfAbsent(kind + name, k -> PreparedName.of(name, kind));
  }

  Compared compare(String one, String other, NameKind kind) {
    boolean ordered = one.compareTo(other) <= 0;
    Pair pair = new Pair(kind, ordered ? one : other, ordered ? other : one);
    Compared known = compared.get(pair);
    if (known == null) {
      PreparedName a = prepared(pair.one(), kind);
      PreparedName b = prepared(pair.other(), kind);
      NameMatch match = NameMatcher.compare(a, b);
      known =
          new Compared(
              match.score(),
              match.same(),
              NameMatcher.compatible(a, b),
              match.parts().stream().anyMatch(NameBook::contradicts),
              match.parts().stream().anyMatch(NameBook::agreesOnPatronymic),
              match.parts().stream().anyMatch(part -> part.how() == PartMatch.How.SLIP));
      compared.put(pair, known);
    }
    return known;
  }

  private static boolean contradicts(PartMatch part) {
    return part.how() == PartMatch.How.CONFLICT
        && switch (part.role()) {
          case PATRONYMIC, INITIAL -> true;
          case GIVEN, FAMILY, PARTICLE, TITLE, COMMON, NUMBER, WORD -> false;
        };
  }

  private static boolean agreesOnPatronymic(PartMatch part) {
    return part.role() == PartRole.PATRONYMIC
        && switch (part.how()) {
          case SAME, SPELLING, SLIP, GENDER_FORM, JOINED -> true;
          case NICKNAME, INITIAL, REPEATED, MISSING, CONFLICT -> false;
        };
  }

  /** Whether the organisation goes by this name. */
  boolean isName(String name, Bearer bearer) {
    for (String spelling : bearer.spellings().counts().keySet()) {
      if (spelling.equals(name) || compare(name, spelling, NameKind.ORGANIZATION).same()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the full name is one that this person bears: the same as one of them, nothing
   * contradicts it, and most of them go with it.
   */
  boolean isPerson(String name, Bearer person) {
    if (person.spellings().has(name)) {
      return true;
    }
    boolean same = false;
    int with = 0;
    int against = 0;
    for (var entry : person.spellings().counts().entrySet()) {
      Compared compared = compare(name, entry.getKey(), NameKind.PERSON);
      if (compared.contradicts()) {
        return false;
      }
      same |= compared.same() && isFull(entry.getKey());
      if (compared.compatible()) {
        with += entry.getValue() + 1;
      } else {
        against += entry.getValue() + 1;
      }
    }
    return same && with >= against;
  }

  /**
   * Whether this person may go by the name, as far as all of their names tell. Names that tell
   * nothing but a family name say nothing of initials.
   */
  boolean mayBe(String name, Bearer person) {
    boolean telling =
        tells(name) && person.spellings().counts().keySet().stream().anyMatch(NameBook::tells);
    int with = 0;
    int against = 0;
    for (var entry : person.spellings().counts().entrySet()) {
      if (telling && !tells(entry.getKey())) {
        continue;
      }
      Compared compared = compare(name, entry.getKey(), NameKind.PERSON);
      if (compared.contradicts()) {
        return false;
      }
      if (compared.compatible()) {
        with += entry.getValue() + 1;
      } else {
        against += entry.getValue() + 1;
      }
    }
    return with > against;
  }

  /** Whether the name has more than one part. */
  private static boolean tells(String name) {
    return name.indexOf(' ') > 0;
  }

  /** Whether two may be one person, as far as their names tell. */
  boolean mayBeOne(Bearer one, Bearer other) {
    return one.spellings().counts().keySet().stream().allMatch(name -> mayBe(name, other));
  }

  /** Whether the name of a person tells more than a family name and letters: {@code Ada Low}. */
  boolean isFull(String name) {
    return full.computeIfAbsent(name, this::tellsTwoWords);
  }

  private boolean tellsTwoWords(String name) {
    int words = 0;
    for (NamePart part : prepared(name, NameKind.PERSON).parts()) {
      switch (part.role()) {
        case GIVEN, FAMILY, PATRONYMIC, WORD, COMMON, NUMBER -> words++;
        case INITIAL, PARTICLE, TITLE -> {
          // They tell nobody from another alone.
        }
      }
    }
    return words >= 2;
  }

  /** Whether one of the person's full names is this one but for its spelling. */
  boolean isSurely(String name, Bearer person) {
    if (person.spellings().has(name)) {
      return true;
    }
    return person.spellings().counts().keySet().stream()
        .filter(this::isFull)
        .map(spelling -> compare(name, spelling, NameKind.PERSON))
        .anyMatch(compared -> compared.same() && !compared.slip());
  }

  /** Whether both names have a patronymic, and it is the same. */
  boolean sharePatronymic(String one, String other) {
    return compare(one, other, NameKind.PERSON).patronymic();
  }

  /** What an entity of this type and name is looked up by; never empty. */
  List<String> keys(MentionType type, String name) {
    Map<String, List<String>> known = keys.computeIfAbsent(type, any -> new Recent<>(PREPARED_MAX));
    List<String> found = known.get(name);
    if (found == null) {
      found = keysOf(type, name);
      known.put(name, found);
    }
    return found;
  }

  private List<String> keysOf(MentionType type, String name) {
    return switch (type) {
      case PERSON -> personKeys(name);
      case ORGANIZATION -> List.of("O" + joined(prepared(name, NameKind.ORGANIZATION), name));
      case LOCATION -> List.of("L" + identity(name));
      case MISC -> List.of("M" + identity(name));
    };
  }

  private List<String> personKeys(String name) {
    List<String> keys = new ArrayList<>();
    for (String key : prepared(name, NameKind.PERSON).lookupKeys()) {
      keys.add("P" + key);
    }
    if (keys.isEmpty()) {
      keys.add("P" + folded(name));
    }
    return keys;
  }

  private static String joined(PreparedName name, String written) {
    String keys = String.join(" ", new TreeSet<>(name.lookupKeys()));
    return keys.isEmpty() ? folded(written) : keys;
  }

  /** What makes a name itself, in whatever order and spelling. */
  static String identity(String name) {
    List<String> keys = NameKeys.keys(name).stream().sorted().toList();
    return keys.isEmpty() ? folded(name) : String.join(" ", keys);
  }

  /** A name in lower case with single blanks: what people mean by "written so". */
  static String folded(String name) {
    String stripped = name.strip();
    return (hasOddBlanks(stripped) ? BLANKS.matcher(stripped).replaceAll(" ") : stripped)
        .toLowerCase(Locale.ROOT);
  }

  /** Hardly any name has; and each name of each article is asked. */
  private static boolean hasOddBlanks(String name) {
    for (int i = 0; i < name.length(); i++) {
      char one = name.charAt(i);
      if ((one >= '\t' && one <= '\r') || (one == ' ' && name.charAt(i + 1) == ' ')) {
        return true;
      }
    }
    return false;
  }
}
