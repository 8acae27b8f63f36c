package org.newswatch.analyst.entities;

import java.util.List;
import org.newswatch.contract.MentionType;

/**
 * Who and what is named more than usual.
 *
 * @param days of which the usual is the mean, 0 to 28: as many before the last one as have articles
 *     behind them; with 0 nobody knows what is usual
 * @param names what rises most first
 */
public record Rising(int days, List<Name> names) {

  /**
   * One of them; articles that repeat an earlier one are not counted.
   *
   * @param articles of the last 24 hours that name it
   * @param usual such articles of a day
   * @param sources of the last 24 hours that name it, at least three
   */
  public record Name(
      String id, MentionType type, String label, long articles, double usual, long sources) {}
}
