package org.newswatch.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as far as articles told of it; the value of {@link Topic#STORIES}, whose
 * key is {@link #id}. Times are those at which articles came out, as far as known.
 *
 * @param id never changes, whatever else is learnt
 * @param title that of its most central article
 * @param titleArticle which one that is
 * @param firstSeen when its first article came out
 * @param lastSeen when its last article came out
 * @param articles how many articles tell of it; those of stories that were merged into it are among
 *     them, as in all else that is counted here
 * @param sources how many of them are independent: near-duplicates count with what they repeat
 * @param entities whom and what most of them name, by falling count
 * @param day the day that it is about, which is the one spoken of most; null when there is none
 * @param hours articles by the hour in which they came out, in order, hours without any left out;
 *     of more than {@link Limits#STORY_HOURS_MAX} the oldest are counted with the first one kept
 * @param languages those of its articles (BCP 47 primary subtags), the first seen first
 * @param mergedInto the id of the story that it turned out to be: readers take the two for one;
 *     null while it stands for itself
 * @param version only grows from one record of a story to the next
 */
public record Story(
    String id,
    String title,
    ArticleId titleArticle,
    Instant firstSeen,
    Instant lastSeen,
    long articles,
    long sources,
    List<Named> entities,
    @Nullable LocalDate day,
    List<Hour> hours,
    List<String> languages,
    @Nullable String mergedInto,
    long version) {

  /** Names that stand for a title. */
  private static final int TITLE_NAMES = 3;

  public Story {
    Check.notBlank("id", id);
    Check.notBlank("title", title);
    Check.maxChars("title", title, Limits.TITLE_CHARS_MAX);
    Check.present("titleArticle", titleArticle);
    Check.present("firstSeen", firstSeen);
    Check.present("lastSeen", lastSeen);
    if (articles < 1 || sources < 1 || sources > articles) {
      throw new IllegalArgumentException(
          "a story has articles, and of those at least one source: " + articles + ", " + sources);
    }
    entities = Check.copy("entities", entities, Limits.STORY_ENTITIES_MAX);
    hours = Check.copy("hours", hours, Limits.STORY_HOURS_MAX);
    languages = Check.copy("languages", languages, Limits.STORY_LANGUAGES_MAX);
    if (id.equals(mergedInto)) {
      throw new IllegalArgumentException("a story is not merged into itself: " + id);
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions are positive: " + version);
    }
  }

  /**
   * The same without what was erased: whom it names, and its title when an erased article gave it.
   * Then whom it names most stands for a title.
   *
   * @param forgotten says of the id of an article or entity whether it was erased
   * @param newVersion the version of what comes of it
   */
  public Story without(Predicate<String> forgotten, long newVersion) {
    List<Named> kept = entities.stream().filter(of -> !forgotten.test(of.id())).toList();
    return new Story(
        id,
        forgotten.test(titleArticle.value()) ? titleOf(kept) : title,
        titleArticle,
        firstSeen,
        lastSeen,
        articles,
        sources,
        kept,
        day,
        hours,
        languages,
        mergedInto,
        newVersion);
  }

  /** Whether {@link #without} would change it. */
  public boolean holds(Predicate<String> forgotten) {
    return entities.stream().anyMatch(of -> forgotten.test(of.id()))
        || (forgotten.test(titleArticle.value()) && !title.equals(titleOf(entities)));
  }

  /** What a story is called whose title was erased. */
  private static String titleOf(List<Named> named) {
    String names =
        named.stream().limit(TITLE_NAMES).map(Named::label).collect(Collectors.joining(", "));
    return names.isEmpty() ? "(title erased)" : Text.cut(names, Limits.TITLE_CHARS_MAX);
  }

  /**
   * An entity that a story names.
   *
   * @param label what it is called on lists and dashboards
   * @param articles how many of the story's articles name it
   */
  public record Named(String id, MentionType type, String label, long articles) {

    public Named {
      Check.notBlank("named.id", id);
      Check.present("named.type", type);
      Check.notBlank("named.label", label);
      if (articles < 1) {
        throw new IllegalArgumentException("some article names it: " + articles);
      }
    }
  }

  /**
   * How many articles came out within one hour.
   *
   * @param from its beginning
   */
  public record Hour(Instant from, long articles) {

    public Hour {
      Check.present("hour.from", from);
      if (articles < 1) {
        throw new IllegalArgumentException("hours without articles are left out: " + articles);
      }
    }
  }
}
