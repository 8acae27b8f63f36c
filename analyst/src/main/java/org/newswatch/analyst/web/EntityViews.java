package org.newswatch.analyst.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of entities show. */
public final class EntityViews {

  private EntityViews() {}

  /**
   * The page of one.
   *
   * @param path of the page, below which its forms post
   * @param counts how many articles, in words
   * @param span when it was named, in words; empty when it was not
   * @param all its articles as a search
   * @param more how many there are, where not all are listed; else empty
   * @param notice what was just decided; null when nothing was
   */
  public record Entity(
      String path,
      String label,
      String style,
      String type,
      String counts,
      String span,
      @Nullable Notice notice,
      Chart chart,
      List<Spelling> spellings,
      List<Views.Group> beside,
      List<Other> others,
      List<Views.FacetView> facets,
      List<Article> articles,
      String all,
      String more,
      List<Decision> decisions) {}

  /**
   * What was just decided.
   *
   * @param undo where it is taken back; empty when that makes no sense
   */
  public record Notice(String text, String undo) {}

  /**
   * A name.
   *
   * @param href the articles that have it; empty when there are none
   * @param share of the articles of the most frequent one, 0 to 100
   */
  public record Spelling(String name, String count, String href, int share) {}

  /**
   * One that turned out to be this one.
   *
   * @param why in words
   * @param apart where it is said to stand for itself
   */
  public record Other(String label, String why, String apart) {}

  /** An article that names it. */
  public record Article(
      String href, String title, String source, String time, String isoTime, String language) {}

  /**
   * A decision.
   *
   * @param what in words
   * @param state whether it was undone, in words; empty when it holds
   * @param undo where it is taken back; empty when it was
   */
  public record Decision(
      String what,
      String who,
      String time,
      String isoTime,
      String why,
      String state,
      String undo,
      List<Link> entities) {}

  /** Somewhere to go. */
  public record Link(String label, String href) {}

  /**
   * One of a list.
   *
   * @param spelling the name that was meant, where that is not the label; else empty
   */
  public record Row(
      String href, String label, String spelling, String style, String type, String counts) {}

  /**
   * A list of them.
   *
   * @param typed what was looked for
   * @param search the articles with that name; empty when there is nothing to look for
   * @param rising those that are named more than usual; of a list without a name to look for
   * @param usual beside what, in words
   */
  public record Found(
      String typed,
      String headline,
      String search,
      List<Row> rows,
      List<Risen> rising,
      String usual) {}

  /**
   * One that is named more than usual.
   *
   * @param counts in words
   */
  public record Risen(String href, String label, String style, String counts, String sources) {}

  /**
   * Two that may be one.
   *
   * @param path of the page of the first
   * @param typed what the other one is looked for by
   * @param into the other one; null until it is chosen
   * @param swapped the same, the other way round
   */
  public record Merge(
      String path,
      Row entity,
      String typed,
      List<Row> candidates,
      @Nullable Row into,
      String intoId,
      String swapped) {}

  /** All that was decided. */
  public record Log(List<Decision> decisions) {}
}
