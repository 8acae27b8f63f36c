package org.newswatch.analyst.entities;

import java.util.List;
import org.newswatch.analyst.search.SearchPage;
import org.newswatch.contract.MentionType;

/**
 * An entity, and what the index has of it.
 *
 * @param others those that turned out to be this one
 * @param spellings its names, the one that most articles have first
 * @param beside whom and what the same articles name, by falling number of articles
 * @param query what finds its articles
 * @param articles some of them, with facets of all
 */
public record EntityView(
    EntitySummary entity,
    List<Other> others,
    List<Spelling> spellings,
    List<Beside> beside,
    String query,
    SearchPage articles) {

  /**
   * One that was merged into another.
   *
   * @param by the decision that says so; {@code evidence} when articles do
   */
  public record Other(String id, String label, String by) {}

  /**
   * A name.
   *
   * @param articles those of the entity that have it just so, alone or within a longer name
   * @param query what finds these; empty when the name has no letter
   */
  public record Spelling(String name, long articles, String query) {}

  /**
   * Another entity.
   *
   * @param articles that name both, at least: an article may know it by another of its ids
   */
  public record Beside(String id, MentionType type, String label, long articles) {}
}
