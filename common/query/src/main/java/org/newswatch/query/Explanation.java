package org.newswatch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newswatch.names.NameKeys;

/** Says in plain words what a query asks for, how the parser took it, and what it costs. */
final class Explanation {

  private static final String INDENT = "  ";

  private Explanation() {}

  /** The tree, a node a line. */
  static List<String> tree(Query query) {
    List<String> lines = new ArrayList<>();
    addTree(lines, "", query);
    return lines;
  }

  private static void addTree(List<String> lines, String indent, Query query) {
    lines.add(indent + name(query));
    parts(query).forEach(part -> addTree(lines, indent + INDENT, part));
  }

  private static List<Query> parts(Query query) {
    return switch (query) {
      case Query.And and -> and.parts();
      case Query.Or or -> or.parts();
      case Query.Not not -> List.of(not.part());
      case Query.Near near -> List.of(near.first(), near.second());
      case Query.AtLeast atLeast -> List.of(atLeast.part());
      case Query.Text text -> List.of();
      case Query.Cased cased -> List.of();
      case Query.Stem stem -> List.of();
      case Query.AnyMention any -> List.of();
      case Query.Prefix prefix -> List.of();
      case Query.Has has -> List.of();
      case Query.Saved saved -> List.of();
      case Query.FromSource from -> List.of();
      case Query.InLanguage in -> List.of();
      case Query.OfEntity of -> List.of();
      case Query.About about -> List.of();
      case Query.Published published -> List.of();
    };
  }

  /** How deep operators stand within each other. */
  static int levels(Query query) {
    return parts(query).stream().mapToInt(part -> 1 + levels(part)).max().orElse(0);
  }

  private static String name(Query query) {
    return switch (query) {
      case Query.And and -> "AND";
      case Query.Or or -> "OR";
      case Query.Not not -> "NOT";
      case Query.Near near -> (near.ordered() ? "PRE/" : "NEAR/") + near.distance();
      case Query.AtLeast atLeast -> "ATLEAST/" + atLeast.times();
      case Query.Text text -> Printer.print(text);
      case Query.Cased cased -> Printer.print(cased);
      case Query.Stem stem -> Printer.print(stem);
      case Query.AnyMention any -> Printer.print(any);
      case Query.Prefix prefix -> Printer.print(prefix);
      case Query.Has has -> Printer.print(has);
      case Query.Saved saved -> Printer.print(saved);
      case Query.FromSource from -> Printer.print(from);
      case Query.InLanguage in -> Printer.print(in);
      case Query.OfEntity of -> Printer.print(of);
      case Query.About about -> Printer.print(about);
      case Query.Published published -> Printer.print(published);
    };
  }

  /** One sentence without its full stop. */
  static String inWords(Query query, Asker asker) {
    return switch (query) {
      case Query.And and -> joined(and.parts(), ", and ", asker);
      case Query.Or or -> "either " + joined(or.parts(), ", or ", asker);
      case Query.Not not -> "not (" + inWords(not.part(), asker) + ")";
      case Query.Near near ->
          inWords(near.first(), asker)
              + (near.ordered() ? " before " : " near ")
              + inWords(near.second(), asker)
              + ", at most "
              + near.distance()
              + " words between, in the same title, text or summary";
      case Query.AtLeast atLeast ->
          inWords(atLeast.part(), asker)
              + " at least "
              + atLeast.times()
              + " times, title and text together";
      case Query.Text text -> text(text);
      case Query.Cased cased -> phrase(cased.words()) + " with just these capitals and marks";
      case Query.Stem stem -> phrase(List.of(stem.word())) + " in any of its forms";
      case Query.AnyMention any -> "any mention of " + kind(any.kind());
      case Query.Prefix prefix ->
          "a word that begins with " + prefix.letters() + place(prefix.scope());
      case Query.Has has ->
          "the "
              + has.attribute().name().toLowerCase(Locale.ROOT)
              + " \u201c"
              + has.value()
              + "\u201d";
      case Query.Saved saved -> "what the saved query " + saved.name() + " asks for";
      case Query.FromSource from -> "from the source \u201c" + from.source() + "\u201d";
      case Query.InLanguage in -> "in the language " + in.language();
      case Query.OfEntity of -> "naming the entity " + of.id() + " or one that is the same";
      case Query.About about ->
          "speaking of " + about.from().day(asker) + " to " + about.to().day(asker);
      case Query.Published published ->
          "published from "
              + published.from().start(asker)
              + " until before "
              + published.to().end(asker);
    };
  }

  private static String joined(List<Query> parts, String between, Asker asker) {
    return parts.stream()
        .map(
            part ->
                part instanceof Query.And || part instanceof Query.Or
                    ? "(" + inWords(part, asker) + ")"
                    : inWords(part, asker))
        .collect(Collectors.joining(between));
  }

  private static String text(Query.Text text) {
    boolean spellings = text.variants() && !keys(text).isEmpty();
    return phrase(text.words())
        + (spellings ? " (as a name in any spelling)" : "")
        + place(text.scope());
  }

  private static String phrase(List<String> words) {
    return (words.size() > 1 ? "the words " : "") + "\u201c" + String.join(" ", words) + "\u201d";
  }

  private static String kind(Query.Scope scope) {
    return switch (scope) {
      case PERSON -> "a person";
      case ORG -> "an organisation";
      case PLACE, ANYWHERE, TITLE -> "a place";
    };
  }

  private static String place(Query.Scope scope) {
    return switch (scope) {
      case ANYWHERE -> "";
      case TITLE -> " in the title";
      case PERSON -> " as a person's name";
      case ORG -> " as an organisation's name";
      case PLACE -> " as a place's name";
    };
  }

  /** For each word that is also found as a name: the word and its key. */
  static List<String> expansions(Query query) {
    return all(query)
        .filter(Query.Text.class::isInstance)
        .map(Query.Text.class::cast)
        .filter(Query.Text::variants)
        .flatMap(text -> keys(text).stream())
        .distinct()
        .toList();
  }

  private static List<String> keys(Query.Text text) {
    boolean named =
        switch (text.scope()) {
          case ANYWHERE, TITLE -> false;
          case PERSON, ORG, PLACE -> true;
        };
    return text.words().stream()
        .flatMap(word -> NameKeys.tokens(word).stream())
        .filter(token -> !(named ? token.key() : NameText.soughtKey(token.text())).isEmpty())
        .map(token -> token.text() + " " + token.key())
        .toList();
  }

  private static Stream<Query> all(Query query) {
    return Stream.concat(Stream.of(query), parts(query).stream().flatMap(Explanation::all));
  }

  /** How a query without saved ones weighs on the index. */
  static Cost cost(Query query, Asker asker) {
    int clauses = ClauseCount.of(new ElasticsearchCompiler(asker).compile(query));
    boolean everywhere = scansAll(query);
    boolean beginnings = all(query).anyMatch(Query.Prefix.class::isInstance);
    if (everywhere || clauses > Cost.HEAVY_CLAUSES) {
      return new Cost(clauses, Cost.Level.HIGH);
    }
    return new Cost(
        clauses, beginnings || clauses > Cost.LIGHT_CLAUSES ? Cost.Level.MEDIUM : Cost.Level.LOW);
  }

  /** Whether nothing but what it excludes narrows it. */
  private static boolean scansAll(Query query) {
    return switch (query) {
      case Query.Not not -> true;
      case Query.And and -> and.parts().stream().allMatch(Explanation::scansAll);
      case Query.Or or -> or.parts().stream().anyMatch(Explanation::scansAll);
      case Query.Near near -> false;
      case Query.AtLeast atLeast -> false;
      case Query.Text text -> false;
      case Query.Cased cased -> false;
      case Query.Stem stem -> false;
      case Query.AnyMention any -> false;
      case Query.Prefix prefix -> false;
      case Query.Has has -> false;
      case Query.Saved saved -> false;
      case Query.FromSource from -> false;
      case Query.InLanguage in -> false;
      case Query.OfEntity of -> false;
      case Query.About about -> false;
      case Query.Published published -> false;
    };
  }
}
