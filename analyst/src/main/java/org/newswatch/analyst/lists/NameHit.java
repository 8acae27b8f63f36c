package org.newswatch.analyst.lists;

import java.util.List;

/**
 * How an article names what a line asks for.
 *
 * @param score of the match, 0 to 1
 * @param name which of the line's names it is
 * @param spelling as it stands in the article
 * @param reasons how the parts of the two compare, the decisive ones first, each a few words for
 *     people
 */
public record NameHit(double score, String name, String spelling, List<String> reasons) {

  public NameHit {
    reasons = List.copyOf(reasons);
  }
}
