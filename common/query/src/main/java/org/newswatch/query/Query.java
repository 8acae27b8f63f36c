package org.newswatch.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

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

  /**
   * Words next to each other in this order, with just these capitals and marks.
   *
   * @param words as of {@link Text}
   */
  record Cased(List<String> words) implements Query {
    public Cased {
      words = List.copyOf(words);
      if (words.isEmpty() || words.size() > QueryLimits.PHRASE_WORDS_MAX) {
        throw new IllegalArgumentException(
            "a phrase has 1 to " + QueryLimits.PHRASE_WORDS_MAX + " words: " + words.size());
      }
    }
  }

  /**
   * A word in any of its forms, by the rules of the article's language; articles in languages
   * without rules have none.
   *
   * @param word as one of {@link Text}
   */
  record Stem(String word) implements Query {
    public Stem {
      if (!Words.of(word).equals(List.of(word))) {
        throw new IllegalArgumentException("no word: " + word);
      }
    }
  }

  /**
   * Any mention of a person, an organisation or a place in title or text, as a whole.
   *
   * @param kind {@link Scope#PERSON}, {@link Scope#ORG} or {@link Scope#PLACE}
   */
  record AnyMention(Scope kind) implements Query {
    public AnyMention {
      if (kind == Scope.ANYWHERE || kind == Scope.TITLE) {
        throw new IllegalArgumentException("no kind of mention: " + kind);
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
  record About(When from, When to) implements Query {
    public About {
      if (from instanceof When.Now || to instanceof When.Now) {
        throw new IllegalArgumentException("an article is about days: " + from + ", " + to);
      }
      When.inOrder(from, to);
    }

    /** Of days that the calendar names. */
    public About(LocalDate from, LocalDate to) {
      this(new When.Day(from), new When.Day(to));
    }
  }

  /**
   * Appeared from {@code from} to {@code to}, the whole of its day: by the time of publication
   * where that is plausible, else by that of the first sight.
   */
  record Published(When from, When to) implements Query {
    public Published {
      When.inOrder(from, to);
    }
  }

  /**
   * A word that begins so.
   *
   * @param scope {@link Scope#ANYWHERE} or {@link Scope#TITLE}
   * @param letters at least {@link QueryLimits#PREFIX_LETTERS_MIN} letters or digits
   */
  record Prefix(Scope scope, String letters) implements Query {
    public Prefix {
      if (!isPrefix(letters) || (scope != Scope.ANYWHERE && scope != Scope.TITLE)) {
        throw new IllegalArgumentException("no beginning of a word: " + scope + " " + letters);
      }
    }
  }

  /**
   * Two places of the title, of the text or of the summary with few words between them.
   *
   * @param first and {@code second}: a {@linkplain #isPlace place}
   * @param distance the most words between, 1 to {@link QueryLimits#DISTANCE_MAX}
   * @param ordered whether the first must come first
   */
  record Near(Query first, Query second, int distance, boolean ordered) implements Query {
    public Near {
      if (!isPlace(first) || !isPlace(second)) {
        throw new IllegalArgumentException("no places in a text: " + first + ", " + second);
      }
      if (distance < 1 || distance > QueryLimits.DISTANCE_MAX) {
        throw new IllegalArgumentException("distance out of bounds: " + distance);
      }
    }
  }

  /**
   * A place that title and text together have so often.
   *
   * @param times 2 to {@link QueryLimits#TIMES_MAX}
   */
  record AtLeast(int times, Query part) implements Query {
    public AtLeast {
      if (times < 2 || times > QueryLimits.TIMES_MAX || !isPlace(part)) {
        throw new IllegalArgumentException("nothing to count: " + times + " " + part);
      }
    }
  }

  /** What is said of the article as a whole, compared whatever its letters' case. */
  record Has(Attribute attribute, String value) implements Query {
    public Has {
      if (value.isBlank()
          || !value.equals(value.strip())
          || value.length() > QueryLimits.VALUE_CHARS_MAX
          || value.chars().anyMatch(c -> Lexer.isQuote((char) c))) {
        throw new IllegalArgumentException("no value: " + value);
      }
    }
  }

  /**
   * A query that somebody saved under this name; to be put in its place before it is compiled.
   *
   * @param name letters, digits, {@code -}, {@code _} and {@code .}
   */
  record Saved(String name) implements Query {
    public Saved {
      if (!isSavedName(name)) {
        throw new IllegalArgumentException("no name of a saved query: " + name);
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

  /** What can be said of an article as a whole. */
  enum Attribute {
    /** The source's country, as an ISO 3166 code. */
    COUNTRY,
    SECTION,
    TAG,
    /** The whole name of an author. */
    BYLINE,
    /** The address; an asterisk at its end stands for any rest. */
    URL,
    STORY;

    /** What stands before the value in a query's text. */
    String prefix() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

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

  /** Whether a query can be saved under this name. */
  static boolean isSavedName(String text) {
    return isEntityId(text.replace('.', '-'));
  }

  /** Whether it is something that stands at a place of a text: a word, a phrase, any of such. */
  static boolean isPlace(Query query) {
    return switch (query) {
      case Text text -> text.scope() == Scope.ANYWHERE;
      case Prefix prefix -> prefix.scope() == Scope.ANYWHERE;
      case Cased cased -> true;
      case AnyMention any -> true;
      case Stem stem -> false;
      case Or or -> or.parts().stream().allMatch(Query::isPlace);
      case Near near -> false;
      case AtLeast atLeast -> false;
      case Has has -> false;
      case Saved saved -> false;
      case FromSource from -> false;
      case InLanguage in -> false;
      case OfEntity of -> false;
      case About about -> false;
      case Published published -> false;
      case And and -> false;
      case Not not -> false;
    };
  }

  /** Whether words can be asked for by beginning like this. */
  static boolean isPrefix(String letters) {
    return letters.codePoints().count() >= QueryLimits.PREFIX_LETTERS_MIN
        && letters.length() <= QueryLimits.VALUE_CHARS_MAX
        && letters.codePoints().allMatch(Character::isLetterOrDigit);
  }

  private static List<Query> atLeastTwo(List<Query> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("needs at least two parts: " + parts.size());
    }
    return List.copyOf(parts);
  }
}
