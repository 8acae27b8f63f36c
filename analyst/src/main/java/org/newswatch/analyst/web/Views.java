package org.newswatch.analyst.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.QueryProblem;

/** What the templates show; every text in it is foreign and gets escaped there. */
public final class Views {

  private Views() {}

  /** A label that leads to a search. */
  public record Chip(String kind, String label, String href, int count) {}

  /** One article of a list. */
  public record Row(
      String href,
      List<Run> title,
      String source,
      String time,
      String isoTime,
      String language,
      boolean revised,
      List<Run> snippet,
      List<Chip> chips,
      Related related) {}

  /**
   * What else tells the same; each part is empty when there is none.
   *
   * @param copied the title of the article that this one repeats, or what stands for it
   * @param copiedHref where that is; empty when it is not in the index
   * @param copiedHow whose it is and how much of it is the same, in words
   * @param alsoIn how many others carry copies of it, in words
   * @param story how many articles its story has, in words
   * @param storyHref where they are
   */
  public record Related(
      String copied,
      String copiedHref,
      String copiedHow,
      String alsoIn,
      String story,
      String storyHref) {

    /** Whether there is anything at all. */
    public boolean isAny() {
      return !copied.isEmpty() || !alsoIn.isEmpty() || !story.isEmpty();
    }
  }

  /** A query to learn from. */
  public record Example(String query, String href, String meaning) {}

  /**
   * A value of a facet.
   *
   * @param href the hits that have it; empty when those are the ones that are shown
   * @param share of the most frequent value, in hundredths
   */
  public record FacetValue(String label, String count, String href, int share) {}

  /** A facet: the values that are seen, and those that unfold. */
  public record FacetView(
      String kind, String name, List<FacetValue> open, List<FacetValue> folded) {}

  /** One of several ways to see the hits. */
  public record Choice(String label, String href, boolean chosen) {}

  /**
   * The list of hits, or what is wrong with a query.
   *
   * @param headline how many there are, in words
   * @param sorts the orders; empty where there is nothing to sort
   * @param copies what is said of copies; null when there are none
   * @param follow where one asks to be told of more; empty where there is nothing to follow
   * @param previous address of the page before; empty without one
   * @param next of the page after
   */
  public record Search(
      String query,
      String headline,
      @Nullable QueryProblem problem,
      String pointer,
      List<Row> rows,
      List<Example> examples,
      List<FacetView> facets,
      List<Choice> sorts,
      @Nullable Choice copies,
      String follow,
      String previous,
      String next) {

    /** A page without a list of hits. */
    static Search without(
        String query,
        String headline,
        @Nullable QueryProblem problem,
        String pointer,
        List<Row> rows,
        List<Example> examples) {
      return new Search(
          query, headline, problem, pointer, rows, examples, List.of(), List.of(), null, "", "",
          "");
    }
  }

  /** Things of one kind beside an article. */
  public record Group(String kind, String name, List<Chip> chips) {}

  /** A day or span that an article speaks of. */
  public record Day(String days, String href, String surfaces) {}

  /**
   * What the last revision of an article changed.
   *
   * @param heading which revision that is, in words
   * @param titleBefore empty when the title stayed
   * @param text how much of it is new or gone, in words; empty when none
   */
  public record Changed(
      String heading, String titleBefore, String text, List<Chip> added, List<Chip> removed) {}

  /**
   * The page of one article.
   *
   * @param changed null when it is the first revision, or nothing is known of the one before
   * @param revisions where its revisions are told; empty when this is its first
   */
  public record Article(
      String query,
      String back,
      List<Run> title,
      String plainTitle,
      String source,
      String byline,
      String time,
      String isoTime,
      String language,
      String outside,
      String file,
      List<String> notes,
      List<List<Run>> paragraphs,
      List<Group> groups,
      List<Day> days,
      Related related,
      @Nullable Changed changed,
      String revisions) {}
}
