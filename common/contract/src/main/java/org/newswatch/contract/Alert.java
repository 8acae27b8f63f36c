package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a subscription tells; the value of {@link Topic#ALERTS}, whose key is the
 * subscription's id.
 *
 * @param id a hash of subscription, story and {@code ordinal}: the same when all is done again
 * @param subscriptionVersion the version that it was told by
 * @param why the reason in a sentence
 * @param surge how many articles came and how many are usual; present exactly for {@link
 *     Reason#SPIKE}
 * @param quiet of which source, and since when; present exactly for {@link Reason#SILENT} and
 *     {@link Reason#HEARD_AGAIN}
 * @param storyId the story, merged ones followed; null when it stands for something else
 * @param ordinal 1 for the first alert of the story (or of what else one alert stands for)
 * @param article the article that it is about, of a surge the newest; null where {@code quiet} is
 *     present, for then there is none
 * @param articles how many matching articles of the story came so far, or in the surge; none of a
 *     silence
 * @param sources how many of them are independent: near-duplicates count with what they repeat
 * @param held what was held back since the story's last alert, or what else the surge is made of;
 *     the newest {@link Limits#HELD_MAX}
 * @param heldCount how many these were, those not listed included
 * @param digested whether it goes out with a {@link Digest} and not by itself
 * @param at when it was told
 */
public record Alert(
    String id,
    String subscriptionId,
    long subscriptionVersion,
    String subscriptionName,
    Reason reason,
    String why,
    @Nullable Surge surge,
    @Nullable Quiet quiet,
    @Nullable String storyId,
    int ordinal,
    @Nullable Told article,
    List<MatchedClause> matches,
    List<Snippet> snippets,
    long articles,
    long sources,
    List<Held> held,
    long heldCount,
    Links links,
    boolean digested,
    Instant at) {

  public Alert {
    Check.notBlank("id", id);
    Check.notBlank("subscriptionId", subscriptionId);
    if (subscriptionVersion < 1) {
      throw new IllegalArgumentException("versions are positive: " + subscriptionVersion);
    }
    Check.notBlank("subscriptionName", subscriptionName);
    Check.present("reason", reason);
    Check.notBlank("why", why);
    Check.maxChars("why", why, Limits.WHY_CHARS_MAX);
    if (ordinal < 1) {
      throw new IllegalArgumentException("alerts of a story count from 1: " + ordinal);
    }
    if ((surge != null) != (reason == Reason.SPIKE)) {
      throw new IllegalArgumentException("surge belongs to the reason spike");
    }
    boolean ofSource = reason == Reason.SILENT || reason == Reason.HEARD_AGAIN;
    if ((quiet != null) != ofSource || (article == null) != ofSource) {
      throw new IllegalArgumentException(
          "alerts are about an article, those of a source's silence about none: " + reason);
    }
    matches = Check.copy("matches", matches, Limits.MATCHES_MAX);
    snippets = Check.copy("snippets", snippets, Limits.SNIPPETS_MAX);
    int least = ofSource ? 0 : 1;
    if (articles < least || sources < least || sources > articles) {
      throw new IllegalArgumentException(
          "an alert has articles, and of those at least one source: " + articles + ", " + sources);
    }
    held = Check.copy("held", held, Limits.HELD_MAX);
    if (heldCount < held.size()) {
      throw new IllegalArgumentException("more is held than is counted: " + heldCount);
    }
    Check.present("links", links);
    Check.inCalendar("at", at);
  }

  /** The id of the alert with this ordinal; {@code about} is the story, or what stands for it. */
  public static String id(String subscriptionId, String about, int ordinal) {
    return ArticleId.hash("alert", subscriptionId, about, Integer.toString(ordinal));
  }

  /** What it tells in a line: its article's title, or what became of a source. */
  public String title() {
    Quiet of = quiet;
    if (article != null) {
      return article.title();
    }
    return of == null ? why : of.title(reason);
  }

  /** What happened. */
  public enum Reason {
    /** The first matching article of the story. */
    @JsonProperty("first")
    FIRST,
    /** The article that was told of changed its title, or much of its text. */
    @JsonProperty("revised")
    REVISED,
    /** So many independent sources tell it by now. */
    @JsonProperty("sources")
    SOURCES,
    /** Somebody, something or a day that the query names came into the story. */
    @JsonProperty("named")
    NAMED,
    /** An article of the story was corrected or withdrawn. */
    @JsonProperty("correction")
    CORRECTION,
    /** More matching articles than usual. */
    @JsonProperty("spike")
    SPIKE,
    /** Nothing came from a source for longer than the owner expects. */
    @JsonProperty("silent")
    SILENT,
    /** Something came from a source that was told to be silent. */
    @JsonProperty("heard-again")
    HEARD_AGAIN
  }

  /**
   * More matching articles than usual.
   *
   * @param span the time whose articles were counted
   * @param to the end of that time: when the newest of them was first seen
   * @param count how many they were
   * @param usual how many there are in such a time on average
   * @param spans over how many such times before
   */
  public record Surge(
      Subscription.Spike.Span span, Instant to, long count, double usual, int spans) {

    public Surge {
      Check.present("surge.span", span);
      Check.inCalendar("surge.to", to);
      if (count < 1 || !(usual >= 0) || usual > Long.MAX_VALUE || spans < 1) {
        throw new IllegalArgumentException(
            "a surge is counted against what is usual: " + count + ", " + usual + ", " + spans);
      }
    }
  }

  /**
   * A source's silence.
   *
   * @param source the id of the source
   * @param since when its last article came before it, or from when on it was listened for
   * @param heard when an article came again; null while it is silent
   */
  public record Quiet(String source, Instant since, @Nullable Instant heard) {

    public Quiet {
      Check.notBlank("quiet.source", source);
      Check.maxChars("quiet.source", source, Limits.LABEL_CHARS_MAX);
      Check.inCalendar("quiet.since", since);
      if (heard != null) {
        Check.inCalendar("quiet.heard", heard);
      }
    }

    private String title(Reason reason) {
      return reason == Reason.HEARD_AGAIN
          ? source + " is heard again"
          : "Nothing new from " + source;
    }
  }

  /**
   * A matching article that no alert was sent for by itself.
   *
   * @param source what its source is called
   * @param at when it matched
   */
  public record Held(
      ArticleId article, String title, @Nullable String url, String source, Why why, Instant at) {

    public Held {
      Check.present("held.article", article);
      Check.notBlank("held.title", title);
      Check.maxChars("held.title", title, Limits.TITLE_CHARS_MAX);
      Check.maxChars("held.url", url, Limits.URL_CHARS_MAX);
      Check.notBlank("held.source", source);
      Check.maxChars("held.source", source, Limits.LABEL_CHARS_MAX);
      Check.present("held.why", why);
      Check.inCalendar("held.at", at);
    }

    /** Why there was none. */
    public enum Why {
      /** It tells nothing new of the story. */
      @JsonProperty("same-story")
      SAME_STORY,
      /** It repeats the text of another article. */
      @JsonProperty("repeats")
      REPEATS,
      /** It is a revision that changes little. */
      @JsonProperty("small-change")
      SMALL_CHANGE,
      /** Its story is muted. */
      @JsonProperty("muted")
      MUTED,
      /** It is one of those that make a surge. */
      @JsonProperty("counted")
      COUNTED
    }
  }

  /**
   * Where an alert leads to; each null where there is nothing to lead to.
   *
   * @param article the article itself
   * @param why what explains the alert
   * @param mute what silences the story
   */
  public record Links(@Nullable String article, @Nullable String why, @Nullable String mute) {

    public Links {
      Check.maxChars("links.article", article, Limits.URL_CHARS_MAX);
      Check.maxChars("links.why", why, Limits.URL_CHARS_MAX);
      Check.maxChars("links.mute", mute, Limits.URL_CHARS_MAX);
    }
  }
}
