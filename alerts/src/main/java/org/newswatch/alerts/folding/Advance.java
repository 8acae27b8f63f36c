package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert.Held;
import org.newswatch.contract.Alert.Reason;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Change;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Revision;
import org.newswatch.contract.Text;
import org.newswatch.contract.Told;

/**
 * What a matching article adds to a story.
 *
 * @param after what is known of the story with it
 * @param reason why it is told; null when it adds nothing that is
 * @param why the same in a sentence
 * @param held what is listed with the alert
 * @param heldCount how many were held back since the last alert
 * @param lastAlert when the story was told of last
 */
record Advance(
    Strand after,
    @Nullable Reason reason,
    String why,
    List<Held> held,
    long heldCount,
    @Nullable Instant lastAlert) {

  /** The share of a text that must be new or gone for its revision to be told. */
  static final double SHARE_LEAST = 0.2;

  private static final int PERCENT = 100;

  static Advance of(Strand before, AlertCandidate candidate, boolean muted, Instant now) {
    Told article = candidate.article();
    Strand.Seen seen = before.seen().get(article.id());
    boolean corrects = Corrections.isIn(article);

    SortedSet<Long> origins = new TreeSet<>(before.origins());
    if (seen == null && origins.size() < Strand.ORIGINS_MAX) {
      addOrigin(origins, before, candidate);
    }
    List<String> cameIn = new ArrayList<>();
    SortedSet<String> named = new TreeSet<>(before.named());
    for (AlertCandidate.Asked asked : candidate.named()) {
      if (named.size() < Strand.NAMED_MAX && named.add(asked.key())) {
        cameIn.add(asked.label());
      }
    }
    int mark = Marks.reached(origins.size());

    Reason reason = null;
    String why = "";
    if (muted) {
      reason = null;
    } else if (before.ordinal() == 0) {
      reason = Reason.FIRST;
      why = "The first article of this story that matches.";
    } else if (corrects && (seen == null || !seen.corrected())) {
      reason = Reason.CORRECTION;
      why = "It says that something was corrected or withdrawn.";
    } else if (seen != null && seen.told() && revision(candidate) != null) {
      reason = Reason.REVISED;
      why = String.valueOf(revision(candidate));
    } else if (!cameIn.isEmpty()) {
      reason = Reason.NAMED;
      why =
          Text.cut(
              "For the first time in this story: " + String.join(", ", cameIn) + ".",
              Limits.WHY_CHARS_MAX);
    } else if (mark > before.mark()) {
      reason = Reason.SOURCES;
      why = origins.size() + " independent sources tell it by now.";
    }

    boolean told = reason != null;
    Map<ArticleId, Strand.Seen> all = new LinkedHashMap<>(before.seen());
    all.put(
        article.id(),
        new Strand.Seen(
            article.revision(),
            told || (seen != null && seen.told()),
            corrects || (seen != null && seen.corrected())));
    List<Held> held = before.held();
    long heldCount = before.heldCount();
    if (!told) {
      List<Held> more = new ArrayList<>(held);
      more.add(held(candidate, seen, muted));
      held = Strand.newest(more);
      heldCount++;
    }
    // What nobody was told, because the story is muted, is news once it is not.
    Strand after =
        new Strand(
            before.about(),
            before.ordinal() + (told ? 1 : 0),
            told ? now : before.lastAlert(),
            now,
            before.articles() + (seen == null ? 1 : 0),
            muted ? before.mark() : mark,
            Strand.newest(all),
            origins,
            muted ? before.named() : named,
            told ? List.of() : held,
            told ? 0 : heldCount);
    return new Advance(
        after,
        reason,
        why,
        told ? before.held() : List.of(),
        told ? before.heldCount() : 0,
        before.lastAlert());
  }

  private static Held held(AlertCandidate candidate, Strand.@Nullable Seen seen, boolean muted) {
    Told article = candidate.article();
    Held.Why why =
        muted
            ? Held.Why.MUTED
            : seen != null
                ? Held.Why.SMALL_CHANGE
                : candidate.nearDuplicateOf() != null ? Held.Why.REPEATS : Held.Why.SAME_STORY;
    return new Held(
        article.id(), article.title(), article.url(), article.source().name(), why, candidate.at());
  }

  /** What a revision changed that is worth telling, in a sentence; null when nothing is. */
  private static @Nullable String revision(AlertCandidate candidate) {
    Revision revised = candidate.revised();
    if (candidate.changes().contains(Change.TITLE)) {
      String before = revised == null ? null : revised.titleBefore();
      return before == null ? "The title was changed." : "The title was: " + before;
    }
    if (!candidate.changes().contains(Change.TEXT)) {
      return null;
    }
    if (revised == null) {
      // How much is not known any more: better told once too often than not at all.
      return "The text was changed.";
    }
    double share = Math.max(revised.textAdded(), revised.textRemoved());
    return share < SHARE_LEAST
        ? null
        : "Of the text, "
            + Math.round(revised.textAdded() * PERCENT)
            + " % are new and "
            + Math.round(revised.textRemoved() * PERCENT)
            + " % of the one before are gone.";
  }

  /** A copy comes from where its original does, whether that one matched or not. */
  private static void addOrigin(SortedSet<Long> origins, Strand before, AlertCandidate candidate) {
    Told article = candidate.article();
    ArticleId original = candidate.nearDuplicateOf();
    if (original != null) {
      if (!before.seen().containsKey(original)) {
        origins.add(Hashes.of(original.value()));
      }
    } else if (!origins.contains(Hashes.of(article.id().value()))) {
      origins.add(Hashes.of(article.source().id()));
    }
  }
}
