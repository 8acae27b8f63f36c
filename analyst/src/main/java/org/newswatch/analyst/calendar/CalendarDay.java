package org.newswatch.analyst.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A day, and what articles say of it.
 *
 * @param articles how many speak of it
 * @param sources how many sources these are of; counted roughly above some thousand
 * @param titles of the stories that most of these articles tell, the largest first
 */
public record CalendarDay(LocalDate day, long articles, long sources, List<StoryTitle> titles) {

  /** A story that speaks of the day. */
  public record StoryTitle(String storyId, String title, long articles) {}
}
