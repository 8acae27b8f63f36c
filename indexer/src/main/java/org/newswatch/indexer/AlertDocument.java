package org.newswatch.indexer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Source;
import org.newswatch.contract.Told;
import org.newswatch.query.AlertFields;

/** An alert, or what a reader thinks of one, as the document that the index template describes. */
final class AlertDocument {

  private static final String SOURCE = "source";
  private static final double MILLIS_A_SECOND = 1_000;

  private AlertDocument() {}

  /**
   * The document's bytes, on one line.
   *
   * @param record the alert's own
   */
  static byte[] of(Alert alert, byte[] record, Known known, Instant indexedAt) {
    var document = new Fielded();
    document
        .put(AlertFields.TIMESTAMP, alert.at())
        .put(AlertFields.KIND, AlertFields.Kind.ALERT.word())
        .put(AlertFields.ALERT_ID, alert.id())
        .put(AlertFields.SUBSCRIPTION_ID, alert.subscriptionId())
        .put(AlertFields.SUBSCRIPTION_NAME, alert.subscriptionName())
        .put(AlertFields.SUBSCRIPTION_VERSION, alert.subscriptionVersion())
        .put(AlertFields.REASON, alert.reason())
        .put(AlertFields.WHY, alert.why())
        .put(AlertFields.TITLE, alert.title())
        .put(AlertFields.STORY_ID, alert.storyId())
        .put(AlertFields.ORDINAL, (long) alert.ordinal())
        .put(AlertFields.ARTICLES, alert.articles())
        .put(AlertFields.SOURCES, alert.sources())
        .put(AlertFields.HELD_COUNT, alert.heldCount())
        .put(AlertFields.DIGESTED, alert.digested());
    article(document, alert);
    surge(document, alert.surge());
    quiet(document, alert.quiet(), known);
    return document
        .put(AlertFields.VERSION, alert.at().toEpochMilli())
        .put(AlertFields.INDEXED_AT, indexedAt)
        .keep(AlertFields.RECORD, record)
        .bytes();
  }

  /** The same of what a reader thinks. */
  static byte[] of(AlertFeedback feedback, byte[] record, Known known, Instant indexedAt) {
    String subscription = feedback.subscriptionId();
    return new Fielded()
        .put(AlertFields.TIMESTAMP, feedback.at())
        .put(AlertFields.KIND, AlertFields.Kind.FEEDBACK.word())
        .put(AlertFields.ALERT_ID, feedback.alertId())
        .put(AlertFields.SUBSCRIPTION_ID, subscription)
        .put(AlertFields.SUBSCRIPTION_NAME, known.subscription(subscription).orElse(subscription))
        .put(AlertFields.VERDICT, feedback.verdict())
        .put(AlertFields.BY, feedback.by())
        .put(AlertFields.NOTE, feedback.note())
        .put(AlertFields.VERSION, feedback.at().toEpochMilli())
        .put(AlertFields.INDEXED_AT, indexedAt)
        .keep(AlertFields.RECORD, record)
        .bytes();
  }

  private static void article(Fielded document, Alert alert) {
    Told article = alert.article();
    if (article == null) {
      return;
    }
    Instant taken = article.revisedAt();
    Instant seen = article.firstSeenAt();
    Duration took = Duration.between(taken.isAfter(seen) ? taken : seen, alert.at());
    document
        .put(AlertFields.ARTICLE_ID, article.id().value())
        .put(AlertFields.URL, article.url())
        .put(AlertFields.LANGUAGE, article.language())
        .put(SOURCE, article.source())
        .put(AlertFields.PUBLISHED_AT, article.publishedAt())
        .put(AlertFields.FIRST_SEEN_AT, article.firstSeenAt())
        .put(AlertFields.TELL_SECONDS, Math.max(0, took.toMillis()) / MILLIS_A_SECOND);
  }

  private static void surge(Fielded document, Alert.@Nullable Surge surge) {
    if (surge != null) {
      document
          .put(AlertFields.SURGE_COUNT, surge.count())
          .put(AlertFields.SURGE_USUAL, surge.usual());
    }
  }

  private static void quiet(Fielded document, Alert.@Nullable Quiet quiet, Known known) {
    if (quiet == null) {
      return;
    }
    document
        .put(AlertFields.SOURCE_ID, quiet.source())
        .put(
            AlertFields.SOURCE_NAME,
            known.source(quiet.source()).map(Source::name).orElse(quiet.source()))
        .put(AlertFields.QUIET_SINCE, quiet.since())
        .put(AlertFields.QUIET_HEARD, quiet.heard());
  }
}
