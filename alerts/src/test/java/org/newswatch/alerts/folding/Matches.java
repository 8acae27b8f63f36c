package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Change;
import org.newswatch.contract.Revision;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.contract.Told;

/** Made-up matches. */
final class Matches {

  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  static final String ID = "ferries";

  private Matches() {}

  static SubscriptionBuilder subscription() {
    return Subscription.builder(ID, "ida", "Ferries", "ferry", NOON.minusSeconds(3_600));
  }

  static ArticleId id(int number) {
    return ArticleId.ofUrl("https://paper.test/" + number);
  }

  static Match of(int number) {
    return new Match(number);
  }

  /** A match that a test says only the telling part of. */
  static final class Match {

    private final int number;
    private String source = "paper.test";
    private @Nullable String story = "s-1";
    private int revision = 1;
    private Instant seen = NOON;
    private @Nullable Instant published;
    private Instant revisedAt = NOON;
    private boolean backfill;
    private @Nullable ArticleId copyOf;
    private List<Change> changes = List.of();
    private @Nullable Revision revised;
    private List<AlertCandidate.Asked> named = List.of();
    private String title = "The ferry runs";
    private String lead = "The ferry of Port Ennis runs again.";

    private Match(int number) {
      this.number = number;
    }

    Match from(String value) {
      source = value;
      return this;
    }

    Match in(@Nullable String value) {
      story = value;
      return this;
    }

    Match at(Instant value) {
      seen = value;
      revisedAt = value;
      return this;
    }

    Match published(Instant value) {
      published = value;
      return this;
    }

    Match backfilled() {
      backfill = true;
      return this;
    }

    Match copyOf(int original) {
      copyOf = id(original);
      return this;
    }

    Match titled(String value) {
      title = value;
      return this;
    }

    Match retitled(String before) {
      revision++;
      changes = List.of(Change.TITLE);
      revised = revised(before, 0, 0);
      return this;
    }

    Match rewritten(double share) {
      revision++;
      changes = List.of(Change.TEXT);
      revised = revised(null, share, 0);
      return this;
    }

    Match naming(String key) {
      named = List.of(new AlertCandidate.Asked(key, "called " + key));
      return this;
    }

    private static Revision revised(@Nullable String before, double added, double removed) {
      return new Revision(before, added, removed, List.of(), List.of(), List.of(), List.of());
    }

    AlertCandidate build() {
      var ref = new SourceRef(source, source, source, null, "en");
      var told =
          new Told(
              id(number),
              revision,
              (revisedAt.toEpochMilli() << 8) + revision,
              title,
              "https://paper.test/" + number,
              ref,
              "en",
              published,
              null,
              seen,
              lead);
      return new AlertCandidate(
          ID, 1, told, backfill, story, copyOf, changes, revised, List.of(), named, List.of(),
          revisedAt);
    }
  }
}
