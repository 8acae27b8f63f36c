package org.newswatch.analyst.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one line of a list; a line of a bulk search's results.
 *
 * @param line where it stands in the list as it was given, from 1 on
 * @param id what the list calls it; empty when it does not
 * @param cells the line's own columns, untouched
 * @param asked the name or the query, as it was written
 * @param state what became of it
 * @param articles how many match, exactly
 * @param stories how many stories they tell
 * @param sources how many sources they are from
 * @param groupsExact whether stories and sources are the numbers; false: at least so many
 * @param hits those that match, the newest first: the first of them, or all
 * @param hitsLeftOut how many more match than are listed
 * @param fault why it was not asked, or not answered; null when it was
 */
public record BulkResult(
    int line,
    String id,
    List<String> cells,
    String asked,
    State state,
    long articles,
    long stories,
    long sources,
    boolean groupsExact,
    List<Hit> hits,
    long hitsLeftOut,
    @Nullable Fault fault) {

  public BulkResult {
    cells = List.copyOf(cells);
    hits = List.copyOf(hits);
  }

  /** What became of a line. */
  public enum State {
    /** Articles match. */
    @JsonProperty("found")
    FOUND,
    /** It was asked, and no article matches. */
    @JsonProperty("nothing")
    NOTHING,
    /** It cannot be asked. */
    @JsonProperty("wrong")
    WRONG
  }

  /**
   * An article that matches.
   *
   * @param time when it appeared
   * @param storyId the story it belongs to, under the id that readers take it for; null without one
   * @param match how its name fits; null where the line is a query
   */
  public record Hit(
      String articleId,
      String title,
      @Nullable String url,
      Instant time,
      String source,
      @Nullable String language,
      @Nullable String storyId,
      @Nullable Match match) {}

  /**
   * How a name of the article fits the line's.
   *
   * @param spelling as the article has it
   * @param score from 0 to 1
   * @param how in a word or a few, such as same, transliteration, initial
   */
  public record Match(String spelling, double score, String how) {}

  /**
   * What is wrong with a line.
   *
   * @param column where in what was asked, from 1 on; null when it is about no place in it
   * @param cause a sentence
   * @param fix what to do about it, as a sentence
   */
  public record Fault(@Nullable Integer column, String cause, String fix) {}
}
