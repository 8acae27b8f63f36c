package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkResult.Match;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameKind;
import org.newswatch.names.NameMatch;
import org.newswatch.names.NameMatcher;
import org.newswatch.names.NameToken;
import org.newswatch.names.PartMatch;
import org.newswatch.names.PreparedName;
import org.newswatch.query.Fields;
import tools.jackson.databind.JsonNode;

/**
 * The names of one line, ready to be compared with those of articles. Of an article, its mentions
 * are compared with them, each by the fullest name that the article has for it; and where no
 * mention is, the words that look like a name. Remembers how it judged; not thread-safe.
 */
final class ListedNames {

  /** What {@link #judge} looks at. */
  static final List<String> FIELDS =
      List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY, Fields.ANNOTATIONS + ".mentions");

  private static final List<String> TEXTS = List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY);

  /** Parts of two names that agree, where nothing else says that there is a name. */
  private static final int UNMENTIONED_PARTS_MIN = 2;

  private static final int REMEMBERED_MAX = 10_000;

  private record Named(MentionType type, String name) {}

  private final List<String> names;
  private final @Nullable MentionType asked;
  private final double threshold;
  private final Map<NameKind, List<PreparedName>> prepared = new EnumMap<>(NameKind.class);
  private final Map<Named, Optional<Match>> judged = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final boolean oneWord;

  /**
   * @param asked what bears them; null when that is not said
   * @param threshold from which score on a name is taken for one of these
   */
  ListedNames(List<String> names, @Nullable MentionType asked, double threshold) {
    this.names = names;
    this.asked = asked;
    this.threshold = threshold;
    boolean single = false;
    for (String name : names) {
      List<NameToken> tokens = NameKeys.tokens(name);
      tokens.forEach(token -> keys.add(token.key()));
      single |= tokens.size() == 1;
    }
    keys.remove("");
    oneWord = single;
  }

  /** How an article names one of them, at its best; empty when it does not. */
  Optional<Match> judge(JsonNode document) {
    Match best = null;
    var mentioned = new ArrayList<Stretch>();
    for (JsonNode mention : document.path("annotations").path("mentions")) {
      Optional<MentionType> type = type(mention);
      String surface = mention.path("surface").asString("");
      if (type.isEmpty() || surface.isBlank()) {
        continue;
      }
      mentioned.add(Stretch.of(mention));
      if (asked == null || asked == type.get()) {
        best = better(best, judge(type.get(), mention.path("head").asString(surface)));
        // A surname alone is known by its fuller name; a fuller surface may be known better itself.
        if (surface.indexOf(' ') > 0) {
          best = better(best, judge(type.get(), surface));
        }
      }
    }
    for (String field : TEXTS) {
      String text = text(document.path(field));
      List<Stretch> here = mentioned.stream().filter(stretch -> stretch.isIn(field)).toList();
      for (String run : runs(text, here)) {
        best = better(best, unmentioned(run));
      }
    }
    return Optional.ofNullable(best);
  }

  private static @Nullable Match better(@Nullable Match best, Optional<Match> other) {
    return other.isPresent() && (best == null || other.get().score() > best.score())
        ? other.get()
        : best;
  }

  private Optional<Match> judge(MentionType type, String name) {
    if (judged.size() >= REMEMBERED_MAX) {
      judged.clear();
    }
    return judged.computeIfAbsent(
        new Named(type, name), named -> best(named.name(), kind(named.type()), 0));
  }

  private static NameKind kind(MentionType type) {
    return switch (type) {
      case PERSON -> NameKind.PERSON;
      case ORGANIZATION -> NameKind.ORGANIZATION;
      case LOCATION, MISC -> NameKind.OTHER;
    };
  }

  private Optional<Match> best(String name, NameKind kind, int partsMin) {
    PreparedName there = PreparedName.of(name, kind);
    return prepared
        .computeIfAbsent(kind, of -> names.stream().map(each -> PreparedName.of(each, of)).toList())
        .stream()
        .map(listed -> new Compared(listed, NameMatcher.compare(listed, there)))
        .filter(compared -> compared.match().score() >= threshold)
        .filter(compared -> agreeing(compared) >= Math.min(partsMin, words(compared.listed())))
        .max(Comparator.comparingDouble(compared -> compared.match().score()))
        .map(compared -> new Match(name, compared.match().score(), how(compared)));
  }

  private String how(Compared compared) {
    String alias = compared.listed().text();
    String reasons = String.join("; ", Reasons.of(compared.match()));
    return alias.equals(names.getFirst()) ? reasons : "as " + alias + ": " + reasons;
  }

  private record Compared(PreparedName listed, NameMatch match) {}

  /** The same for words of a text that only look like a name: more of them have to agree. */
  private Optional<Match> unmentioned(String run) {
    return best(run, asked == null ? guessed() : kind(asked), UNMENTIONED_PARTS_MIN);
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
   */
  private List<String> runs(String text, List<Stretch> mentioned) {
    var found = new ArrayList<String>();
    for (NameRuns.Run run : NameRuns.of(text, mentioned)) {
      if (run.words().stream().anyMatch(word -> keys.contains(NameKeys.key(word.text())))) {
        boolean single = run.words().size() == 1;
        if (!single || (oneWord && !(asked != null && run.opensSentence()))) {
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

  /** Fields with several values are read as one text. */
  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join("\n\n", value.valueStream().map(JsonNode::asString).toList())
        : value.asString("");
  }

  private static Optional<MentionType> type(JsonNode mention) {
    String type = mention.path("type").asString("").toUpperCase(Locale.ROOT);
    for (MentionType each : MentionType.values()) {
      if (each.name().equals(type)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
