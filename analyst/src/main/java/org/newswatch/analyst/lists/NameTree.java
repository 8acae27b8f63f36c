package org.newswatch.analyst.lists;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;
import org.newswatch.query.Asker;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.query.Query.Scope;
import org.newswatch.query.QueryLimits;

/**
 * The query for names that finds at least what may bear one of them. Wide on purpose: of what it
 * finds, a judge lets pass what does.
 */
final class NameTree {

  /** Words of a name that are asked for in pairs, or all but one. */
  private static final int COMBINED_MAX = 6;

  private final @Nullable MentionType type;

  private NameTree(@Nullable MentionType type) {
    this.type = type;
  }

  /** Empty when no name has a letter, or all of them together cost too much to ask. */
  static Optional<Query> of(
      List<String> names, @Nullable MentionType type, @Nullable String language) {
    var tree = new NameTree(type);
    return Stream.<Function<String, Stream<Query>>>of(
            tree::wide, tree::narrow, tree::briefly, NameTree::literally)
        .flatMap(ways -> any(names.stream().flatMap(ways).distinct().toList()).stream())
        .map(query -> in(language, query))
        .filter(NameTree::isAffordable)
        .findFirst();
  }

  private static boolean isAffordable(Query query) {
    return Queries.check(query, Asker.at(Instant.EPOCH)).cost().clauses()
        <= QueryLimits.CLAUSES_MAX;
  }

  private static Query in(@Nullable String language, Query query) {
    return language == null ? query : new Query.And(List.of(query, new Query.InLanguage(language)));
  }

  private static Optional<Query> any(List<Query> ways) {
    return ways.size() > 1 ? Optional.of(new Query.Or(ways)) : ways.stream().findFirst();
  }

  private static Optional<Query> all(List<Query> parts) {
    return parts.size() > 1 ? Optional.of(new Query.And(parts)) : parts.stream().findFirst();
  }

  /** The name as it is written, each of its words in any spelling; with a comma, both orders. */
  private static Stream<Query> written(String name) {
    int comma = name.indexOf(',');
    boolean inverted = comma >= 0 && comma == name.lastIndexOf(',');
    return (inverted
            ? Stream.of(name, name.substring(comma + 1) + " " + name.substring(0, comma))
            : Stream.of(name))
        .flatMap(words -> Queries.named(Scope.ANYWHERE, words).stream());
  }

  /** And by the words of it that tell most. */
  private Stream<Query> narrow(String name) {
    return Stream.concat(written(name), typed().flatMap(scope -> telling(scope, name)));
  }

  /** And by some of its words, whichever they are. */
  private Stream<Query> wide(String name) {
    return Stream.concat(narrow(name), combined(List.copyOf(words(name).values())));
  }

  /** By nothing but those, for lines with very many names. */
  private Stream<Query> briefly(String name) {
    return typed().flatMap(scope -> telling(scope, name));
  }

  /** Just as it is written, for what is hardly a name. */
  private static Stream<Query> literally(String name) {
    return Queries.named(Scope.ANYWHERE, name)
        .filter(Query.Text.class::isInstance)
        .map(Query.Text.class::cast)
        .map(text -> (Query) new Query.Text(text.scope(), text.words(), false))
        .stream();
  }

  private Stream<Scope> typed() {
    return type == null
        ? Stream.of(Scope.PERSON, Scope.ORG)
        : switch (type) {
          case PERSON -> Stream.of(Scope.PERSON);
          case ORGANIZATION -> Stream.of(Scope.ORG);
          case LOCATION -> Stream.of(Scope.PLACE);
          case MISC -> Stream.empty();
        };
  }

  /**
   * Any of a person's family names; of other things, all that is not common to many names of other
   * things.
   */
  private static Stream<Query> telling(Scope scope, String name) {
    Map<String, String> words = words(name);
    Set<String> keys = NameKeys.lookupKeys(name);
    List<Query> telling =
        words.entrySet().stream()
            .filter(word -> keys.contains(word.getKey()))
            .limit(COMBINED_MAX)
            .flatMap(word -> Queries.named(scope, word.getValue()).stream())
            .toList();
    return scope == Scope.PERSON ? telling.stream() : all(telling).stream();
  }

  /** All pairs of the words; of a long name, all words but one. */
  private static Stream<Query> combined(List<String> words) {
    if (words.size() < 2) {
      return Stream.empty();
    }
    List<Query> parts =
        words.stream()
            .limit(COMBINED_MAX)
            .flatMap(word -> Queries.named(Scope.ANYWHERE, word).stream())
            .toList();
    var ways = new ArrayList<Query>();
    for (int i = 0; i < parts.size(); i++) {
      if (words.size() > 3) {
        var rest = new ArrayList<>(parts);
        rest.remove(i);
        all(rest).ifPresent(ways::add);
        continue;
      }
      for (int j = i + 1; j < parts.size(); j++) {
        ways.add(new Query.And(List.of(parts.get(i), parts.get(j))));
      }
    }
    return ways.stream();
  }

  /** The words that have keys, by their keys, with a capital, which says that a name is meant. */
  private static Map<String, String> words(String name) {
    Map<String, String> words = new LinkedHashMap<>();
    Set<String> keys = new LinkedHashSet<>(NameKeys.keys(name));
    for (NameToken token : NameKeys.tokens(name)) {
      if (keys.contains(token.key())) {
        words.putIfAbsent(token.key(), capital(token.text()));
      }
    }
    return words;
  }

  private static String capital(String word) {
    int first = word.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + word.substring(Character.charCount(first));
  }
}
