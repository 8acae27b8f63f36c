package org.newswatch.alerts.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in words, as every channel that people read shows it. All texts are plain and in one
 * line; addresses are of the web or null.
 *
 * @param subject one line for a list of messages
 * @param watch what the subscription is called
 * @param query what it asks for; empty when it asks no query
 * @param headline what came, in a few words
 * @param span from when to when a digest tells; empty for an alert by itself
 * @param stories what is told of, the one that most sources tell first
 * @param more a sentence on what found no room; empty when all did
 * @param nothing a sentence that stands in place of stories; empty when there are some
 */
public record Letter(
    String subject,
    String watch,
    String query,
    String headline,
    String span,
    List<Story> stories,
    String more,
    String nothing) {

  /** A part of a text, marked where it is what was asked for. */
  public record Run(String text, boolean marked) {}

  /**
   * A story, a surge or a source's silence, with its newest alert in full.
   *
   * @param count how many articles of how many sources tell it; of a silence since when it is
   * @param earlier its other alerts, the newest first
   * @param heldHeading what the held have in common
   * @param held what no alert was sent for by itself, and why
   * @param heldMore a sentence on what was held back and is not listed; empty when all is
   * @param mute where to silence the story
   */
  public record Story(
      Entry newest,
      String count,
      List<Entry> earlier,
      String heldHeading,
      List<Held> held,
      String heldMore,
      @Nullable String mute) {}

  /**
   * One alert.
   *
   * @param badge its reason in a word or two
   * @param fresh whether it is the first of its story
   * @param why its reason in a sentence; empty when the badge says all
   * @param link where the article is read; null when there is none
   * @param whyLink what explains the alert
   */
  public record Entry(
      String badge,
      boolean fresh,
      String why,
      List<Run> title,
      @Nullable String link,
      String source,
      String time,
      List<List<Run>> snippets,
      @Nullable String whyLink) {

    /** The title without marks. */
    public String plainTitle() {
      return plain(title);
    }
  }

  /** An article that no alert was sent for. */
  public record Held(String title, @Nullable String link, String source, String why) {}

  /** The text without marks. */
  static String plain(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }
}
