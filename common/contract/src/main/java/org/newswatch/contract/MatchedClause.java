package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One place where a clause of a query was found in an article.
 *
 * @param clause the clause as the query's printer writes it
 * @param field where; null when it is the article's data that match, such as its source
 * @param surface the characters as they stand there; null exactly when {@code field} is
 * @param start first UTF-16 unit in the field, counted from 0; 0 without a field
 * @param end one past the last; 0 without a field
 */
public record MatchedClause(
    String clause, @Nullable Field field, @Nullable String surface, int start, int end, How how) {

  public MatchedClause {
    Check.notBlank("matched.clause", clause);
    Check.maxChars("matched.clause", clause, Limits.TITLE_CHARS_MAX);
    Check.maxChars("matched.surface", surface, Limits.TITLE_CHARS_MAX);
    Check.present("matched.how", how);
    if ((field == null) != (surface == null)) {
      throw new IllegalArgumentException("field and surface come together: " + field);
    }
    if (field != null) {
      Check.range("matched", start, end);
    } else if (start != 0 || end != 0) {
      throw new IllegalArgumentException(
          "without a field there is no place: " + start + ".." + end);
    }
  }

  /** A match of what is known of the article, such as its source or language. */
  public static MatchedClause ofData(String clause) {
    return new MatchedClause(clause, null, null, 0, 0, How.DATA);
  }

  /** By what the clause was found. */
  public enum How {
    /** The word, phrase or distance as it was asked. */
    @JsonProperty("written")
    WRITTEN,
    /** Another spelling of a name. */
    @JsonProperty("spelling")
    SPELLING,
    /** Another form of the word, by its stem. */
    @JsonProperty("form")
    FORM,
    /** Somebody or something that is named there, by id or by type. */
    @JsonProperty("named")
    NAMED,
    /** A day that is spoken of there. */
    @JsonProperty("day")
    DAY,
    /** What is known of the article. */
    @JsonProperty("data")
    DATA
  }
}
