package org.newswatch.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that articles name, as far as it is known; the value of {@link
 * Topic#ENTITIES}, whose key is {@link #id}. Written when what readers see of it changes, and now
 * and then besides, so that counts and times are those of the writing.
 *
 * @param id never changes, whatever else is learnt
 * @param label what it is called on lists and dashboards
 * @param spellings the names it goes by, the most frequent first
 * @param mergedInto the id of the entity that it turned out to be: readers take the two for one;
 *     null while it stands for itself
 * @param mergedBy the id of the decision that said so, or {@value #EVIDENCE} when articles did;
 *     null exactly when {@code mergedInto} is
 * @param firstSeen when its first article came out, as far as known
 * @param lastSeen when its last article came out
 * @param articles how many articles named it; none of one that a decision made
 * @param company the ids of the entities that it is named with most, the most frequent first
 * @param kind what most mentions of it that say more than its type say; null when none does, and in
 *     records of earlier builds
 * @param version only grows from one record of an entity to the next; null in records of earlier
 *     builds
 */
public record Entity(
    String id,
    MentionType type,
    String label,
    List<String> spellings,
    @Nullable String mergedInto,
    @Nullable String mergedBy,
    Instant firstSeen,
    Instant lastSeen,
    long articles,
    List<String> company,
    @Nullable MentionKind kind,
    @Nullable Long version) {

  /** What {@code mergedBy} says of two that articles showed to be one. */
  public static final String EVIDENCE = "evidence";

  public Entity {
    Check.notBlank("id", id);
    Check.present("type", type);
    Check.notBlank("label", label);
    spellings = Check.copy("spellings", spellings, Limits.SPELLINGS_MAX);
    spellings.forEach(spelling -> Check.notBlank("spelling", spelling));
    if ((mergedInto == null) != (mergedBy == null)) {
      throw new IllegalArgumentException("mergedInto and mergedBy come together");
    }
    if (id.equals(mergedInto)) {
      throw new IllegalArgumentException("an entity is not merged into itself: " + id);
    }
    Check.present("firstSeen", firstSeen);
    Check.present("lastSeen", lastSeen);
    if (articles < 0) {
      throw new IllegalArgumentException("articles are counted from 0: " + articles);
    }
    company = Check.copy("company", company, Limits.COMPANY_MAX);
    if (version != null && version < 1) {
      throw new IllegalArgumentException("versions are positive: " + version);
    }
  }

  /** An entity of which no more is known than its type. */
  public Entity(
      String id,
      MentionType type,
      String label,
      List<String> spellings,
      @Nullable String mergedInto,
      @Nullable String mergedBy,
      Instant firstSeen,
      Instant lastSeen,
      long articles,
      List<String> company) {
    this(
        id,
        type,
        label,
        spellings,
        mergedInto,
        mergedBy,
        firstSeen,
        lastSeen,
        articles,
        company,
        null,
        null);
  }
}
