package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameKind;
import org.newswatch.names.NameMatch;
import org.newswatch.names.NameMatcher;
import org.newswatch.names.NameToken;
import org.newswatch.names.PartMatch;
import org.newswatch.names.PreparedName;

/** The names of one line, ready to be compared with those of articles. */
final class ListedNames {

  /** Parts of two names that agree, where nothing else says that there is a name. */
  private static final int UNMENTIONED_PARTS_MIN = 2;

  private final List<String> names;
  private final Map<NameKind, List<PreparedName>> prepared = new EnumMap<>(NameKind.class);
  private final Set<String> keys = new HashSet<>();
  private final boolean oneWord;

  ListedNames(List<String> names) {
    this.names = names;
    boolean single = false;
    for (String name : names) {
      List<NameToken> tokens = NameKeys.tokens(name);
      tokens.forEach(token -> keys.add(token.key()));
      single |= tokens.size() == 1;
    }
    keys.remove("");
    oneWord = single;
  }

  static NameKind kind(MentionType type) {
    return switch (type) {
      case PERSON -> NameKind.PERSON;
      case ORGANIZATION -> NameKind.ORGANIZATION;
      case LOCATION, MISC -> NameKind.OTHER;
    };
  }

  /** The best match of a name from this score on. */
  Optional<NameHit> best(String name, NameKind kind, double threshold) {
    return best(name, kind, threshold, 0);
  }

  private Optional<NameHit> best(String name, NameKind kind, double threshold, int partsMin) {
    PreparedName there = PreparedName.of(name, kind);
    return prepared
        .computeIfAbsent(kind, of -> names.stream().map(each -> PreparedName.of(each, of)).toList())
        .stream()
        .map(listed -> new Compared(listed, NameMatcher.compare(listed, there)))
        .filter(compared -> compared.match().score() >= threshold)
        .filter(compared -> agreeing(compared) >= Math.min(partsMin, words(compared.listed())))
        .max(Comparator.comparingDouble(compared -> compared.match().score()))
        .map(compared -> compared.hit(name));
  }

  private record Compared(PreparedName listed, NameMatch match) {

    NameHit hit(String spelling) {
      return new NameHit(match.score(), listed.text(), spelling, Reasons.of(match));
    }
  }

  private static int words(PreparedName name) {
    return (int) name.parts().stream().filter(part -> !part.key().isEmpty()).count();
  }

  private static int agreeing(Compared compared) {
    NameMatch match = compared.match();
    if (match.score() == 1) {
      return Integer.MAX_VALUE;
    }
    int agreeing = 0;
    for (PartMatch part : match.parts()) {
      agreeing +=
          switch (part.how()) {
            case SAME, SPELLING, SLIP, NICKNAME, GENDER_FORM, JOINED -> 1;
            case INITIAL, REPEATED, MISSING, CONFLICT -> 0;
          };
    }
    return agreeing;
  }

  /** The same for words of a text that only look like a name: more of them have to agree. */
  Optional<NameHit> unmentioned(String run, @Nullable MentionType type, double threshold) {
    return best(run, type == null ? guessed() : kind(type), threshold, UNMENTIONED_PARTS_MIN);
  }

  /** A given name among its words makes it a person's. */
  private NameKind guessed() {
    return names.stream()
            .flatMap(name -> NameKeys.tokens(name).stream())
            .anyMatch(token -> NameKeys.isGivenName(token.text()))
        ? NameKind.PERSON
        : NameKind.ORGANIZATION;
  }

  /**
   * What looks like a name in a text and shares a key with one of these.
   *
   * @param mentioned what is known to be names there, and is passed over
   * @param sure whether single words at the beginning of a sentence are passed over
   */
  List<String> runs(String text, List<Stretch> mentioned, boolean sure) {
    var found = new ArrayList<String>();
    for (NameRuns.Run run : NameRuns.of(text, mentioned)) {
      if (run.words().stream().anyMatch(word -> keys.contains(NameKeys.key(word.text())))) {
        boolean single = run.words().size() == 1;
        if (!single || (oneWord && !(sure && run.opensSentence()))) {
          found.add(run.text(text));
        }
        if (run.words().size() > 2
            && run.opensSentence()
            && !NameKeys.isGivenName(run.words().getFirst().text())) {
          found.add(run.withoutFirst().text(text));
        }
      }
    }
    return found;
  }
}
