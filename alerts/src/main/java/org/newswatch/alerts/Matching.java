package org.newswatch.alerts;

import java.time.Instant;
import java.util.List;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;

/** What the service asks of whoever holds the queries of all subscriptions. Thread-safe. */
interface Matching extends AutoCloseable {

  /** Takes new versions in, removed ones out; {@link #match} then knows them. */
  void update(List<Subscription> versions);

  /** Which subscriptions this article matches, and which could not be asked. */
  Matcher.Matched match(EnrichedArticle article, Instant now);

  @Override
  void close();
}
