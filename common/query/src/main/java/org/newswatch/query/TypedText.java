package org.newswatch.query;

import java.util.Arrays;
import java.util.List;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Query.Scope;

/**
 * A text in which each word says what it is part of, at the same position: a mention of one word is
 * its kind, one of several begins with {@link #first} and ends with {@link #last}. All other words
 * are {@value #OTHER}, which the field's analyser drops while it counts the position.
 */
final class TypedText {

  /** An English stop word. */
  static final String OTHER = "a";

  private TypedText() {}

  /** What stands for a mention of one word. */
  static String whole(Scope kind) {
    return switch (kind) {
      case PERSON -> "person";
      case ORG -> "org";
      case PLACE -> "place";
      case ANYWHERE, TITLE -> throw new IllegalArgumentException("no kind of mention: " + kind);
    };
  }

  /** What stands for the first of a mention's several words. */
  static String first(Scope kind) {
    return whole(kind) + "first";
  }

  /** What stands for the last of a mention's several words. */
  static String last(Scope kind) {
    return whole(kind) + "last";
  }

  /**
   * A text's words as what they are part of.
   *
   * @param words as {@link TextTokens#of} cuts them
   * @param mentions of the article, in the order of the text; those of other fields are passed over
   */
  static String of(List<TextTokens.Word> words, Field field, List<Mention> mentions) {
    String[] types = new String[words.size()];
    Arrays.fill(types, OTHER);
    int at = 0;
    for (Mention mention : mentions) {
      if (mention.field() != field || mention.type() == MentionType.MISC) {
        continue;
      }
      while (at < types.length && words.get(at).end() <= mention.start()) {
        at++;
      }
      int first = at;
      while (at < types.length && words.get(at).start() < mention.end()) {
        at++;
      }
      mark(types, first, at - 1, scope(mention.type()));
    }
    return String.join(" ", types);
  }

  private static void mark(String[] types, int first, int last, Scope kind) {
    if (first == last) {
      types[first] = whole(kind);
    } else if (first < last) {
      types[first] = first(kind);
      types[last] = last(kind);
    }
  }

  private static Scope scope(MentionType type) {
    return switch (type) {
      case PERSON -> Scope.PERSON;
      case ORGANIZATION -> Scope.ORG;
      case LOCATION -> Scope.PLACE;
      case MISC -> throw new IllegalArgumentException("no kind that can be asked for: " + type);
    };
  }
}
