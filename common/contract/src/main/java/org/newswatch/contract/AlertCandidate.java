package org.newswatch.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A match of one revision of an article; the value of {@link Topic#ALERT_CANDIDATES}, whose key is
 * the subscription's id.
 *
 * @param subscriptionVersion the version whose query matched
 * @param backfill whether the article came by an import of old ones: never alerts
 * @param storyId the story as the article carries it, merged or not
 * @param nearDuplicateOf the article whose text it repeats, if it does
 * @param changes what this revision changed
 * @param revised how it differs from the revision before, if that is known
 * @param matches where the query was found; at most {@link Limits#MATCHES_MAX}
 * @param named whom and which days the query names and the article speaks of
 * @param snippets at most {@link Limits#SNIPPETS_MAX}
 * @param at when it matched
 */
public record AlertCandidate(
    String subscriptionId,
    long subscriptionVersion,
    Told article,
    boolean backfill,
    @Nullable String storyId,
    @Nullable ArticleId nearDuplicateOf,
    List<Change> changes,
    @Nullable Revision revised,
    List<MatchedClause> matches,
    List<Asked> named,
    List<Snippet> snippets,
    Instant at) {

  public AlertCandidate {
    Check.notBlank("subscriptionId", subscriptionId);
    Check.maxChars("subscriptionId", subscriptionId, Limits.LABEL_CHARS_MAX);
    if (subscriptionVersion < 1) {
      throw new IllegalArgumentException("versions are positive: " + subscriptionVersion);
    }
    Check.present("article", article);
    Check.maxChars("storyId", storyId, Limits.LABEL_CHARS_MAX);
    changes = Check.copy("changes", changes, Change.values().length);
    matches = Check.copy("matches", matches, Limits.MATCHES_MAX);
    named = Check.copy("named", named, Limits.ASKED_MAX);
    snippets = Check.copy("snippets", snippets, Limits.SNIPPETS_MAX);
    Check.inCalendar("at", at);
  }

  /**
   * Somebody, something or a day that the query names and the article speaks of.
   *
   * @param key the entity's id, or the day as {@code 2026-03-01}
   * @param label what it is called
   */
  public record Asked(String key, String label) {

    public Asked {
      Check.notBlank("asked.key", key);
      Check.maxChars("asked.key", key, Limits.LABEL_CHARS_MAX);
      Check.notBlank("asked.label", label);
      Check.maxChars("asked.label", label, Limits.TITLE_CHARS_MAX);
    }
  }
}
