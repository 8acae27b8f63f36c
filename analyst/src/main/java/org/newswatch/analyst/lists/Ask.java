package org.newswatch.analyst.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;

/** What a line of a list asks for. */
public sealed interface Ask {

  /** Names of one line: its own and its aliases. */
  int NAMES_MAX = 50;

  /**
   * Whatever bears one of these names, in any spelling. A name is never read as a query.
   *
   * @param names the line's own first; none blank, 1 to {@link #NAMES_MAX}
   * @param type what bears them; null when that is not said
   * @param language of the articles, a BCP 47 primary subtag in lower case; null for all
   */
  record Named(List<String> names, @Nullable MentionType type, @Nullable String language)
      implements Ask {
    public Named {
      names = List.copyOf(names);
      if (names.isEmpty() || names.size() > NAMES_MAX || names.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("no names: " + names.size());
      }
    }
  }

  /**
   * A query, not looked at yet.
   *
   * @param query in the query language
   * @param place where its first character stands
   * @param language of the articles, a BCP 47 primary subtag in lower case; null for all
   */
  record Queried(String query, Place place, @Nullable String language) implements Ask {}

  /**
   * Nothing that can be asked; both texts are sentences for people.
   *
   * @param cause what is wrong
   * @param fix what to do about it
   */
  record Faulty(Place place, String cause, String fix) implements Ask {}
}
