package org.newswatch.query;

import java.time.LocalDate;
import java.util.List;

/** What is asked for, as an immutable tree. */
public sealed interface Query {

  /**
   * Words next to each other in this order; often just one.
   *
   * @param words as written; none holds a space or a quotation mark, each a letter or digit
   * @param variants whether a word that is a name also matches the name's other spellings
   */
  record Text(Scope scope, List<String> words, boolean variants) implements Query {
    public Text {
      words = List.copyOf(words);
      if (words.isEmpty() || words.size() > QueryLimits.PHRASE_WORDS_MAX) {
        throw new IllegalArgumentException(
            "a phrase has 1 to " + QueryLimits.PHRASE_WORDS_MAX + " words: " + words.size());
      }
    }
  }

  /** The source's id, domain or name, whatever its letters' case. */
  record FromSource(String source) implements Query {}

  /** The article's language, a BCP 47 primary subtag in lower case. */
  record InLanguage(String language) implements Query {}

  /**
   * Names this entity, whatever it calls it there, or one that is the same.
   *
   * @param id the entity's id: letters, digits, {@code -} and {@code _}
   */
  record OfEntity(String id) implements Query {
    public OfEntity {
      if (!isEntityId(id)) {
        throw new IllegalArgumentException("no id of an entity: " + id);
      }
    }
  }

  /**
   * Speaks of a day from {@code from} to {@code to}, both inclusive: a mention of at most 31 days
   * overlaps them, or a longer one lies wholly within.
   */
  record About(LocalDate from, LocalDate to) implements Query {
    public About {
      if (from.isAfter(to)) {
        throw new IllegalArgumentException("from must not be after to: " + from + ", " + to);
      }
    }
  }

  /** Every one of at least two. */
  record And(List<Query> parts) implements Query {
    public And {
      parts = atLeastTwo(parts);
    }
  }

  /** Any of at least two. */
  record Or(List<Query> parts) implements Query {
    public Or {
      parts = atLeastTwo(parts);
    }
  }

  /** Everything but. */
  record Not(Query part) implements Query {}

  /** Where words are looked for. */
  enum Scope {
    /** Title, summary and text. */
    ANYWHERE(""),
    TITLE("title:"),
    /** The names of people. */
    PERSON("person:"),
    /** The names of organisations. */
    ORG("org:"),
    /** The names of places. */
    PLACE("place:");

    private final String prefix;

    Scope(String prefix) {
      this.prefix = prefix;
    }

    /** What stands before the words in a query's text. */
    String prefix() {
      return prefix;
    }
  }

  /** Whether this can be the id of an entity at all. */
  static boolean isEntityId(String text) {
    return !text.isEmpty()
        && text.length() <= QueryLimits.VALUE_CHARS_MAX
        && text.chars()
            .allMatch(c -> c <= '~' && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
  }

  private static List<Query> atLeastTwo(List<Query> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("needs at least two parts: " + parts.size());
    }
    return List.copyOf(parts);
  }
}
