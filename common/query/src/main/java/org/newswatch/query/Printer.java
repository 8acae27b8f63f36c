package org.newswatch.query;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as text that the parser reads as the same tree. */
final class Printer {

  private Printer() {}

  static String print(Query query) {
    return switch (query) {
      case Query.Text text ->
          text.scope().prefix() + (text.variants() ? "" : "=") + phrase(text.words());
      case Query.Cased cased -> "case:" + phrase(cased.words());
      case Query.Stem stem -> "stem:" + phrase(List.of(stem.word()));
      case Query.AnyMention any -> any.kind().name();
      case Query.FromSource from -> "source:" + quoted(from.source());
      case Query.InLanguage in -> "lang:" + quoted(in.language());
      case Query.OfEntity of -> "entity:" + quoted(of.id());
      case Query.About about -> "about:[" + about.from().text() + " TO " + about.to().text() + "]";
      case Query.Published published ->
          "published:[" + published.from().text() + " TO " + published.to().text() + "]";
      case Query.Prefix prefix -> prefix.scope().prefix() + prefix.letters() + "*";
      case Query.Near near ->
          nested(near.first())
              + (near.ordered() ? " PRE/" : " NEAR/")
              + near.distance()
              + " "
              + nested(near.second());
      case Query.AtLeast atLeast -> "ATLEAST/" + atLeast.times() + " " + nested(atLeast.part());
      case Query.Has has -> has.attribute().prefix() + quoted(has.value());
      case Query.Saved saved -> "@" + saved.name();
      case Query.And and -> joined(and.parts(), " ");
      case Query.Or or -> joined(or.parts(), " OR ");
      case Query.Not not -> "NOT " + nested(not.part());
    };
  }

  private static String joined(List<Query> parts, String operator) {
    return parts.stream().map(Printer::nested).collect(Collectors.joining(operator));
  }

  private static String nested(Query part) {
    return part instanceof Query.And || part instanceof Query.Or
        ? "(" + print(part) + ")"
        : print(part);
  }

  private static String phrase(List<String> words) {
    boolean bare = words.size() == 1 && isPlain(words.getFirst());
    return bare ? words.getFirst() : quoted(String.join(" ", words));
  }

  private static boolean isPlain(String word) {
    return word.codePoints().allMatch(Character::isLetterOrDigit)
        && !Parser.RESERVED.contains(word);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
