package org.newswatch.alerts;

import java.time.Instant;
import java.util.List;
import org.newswatch.alerts.matching.Lookups;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.servicekit.management.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matcher, with what it could not do logged and counted. */
final class MonitorMatching implements Matching {

  private static final Logger LOGGER = LoggerFactory.getLogger(MonitorMatching.class);

  private final Matcher matcher;
  private final Metrics metrics;

  MonitorMatching(Lookups lookups, Metrics metrics) {
    this.matcher = Matcher.of(lookups);
    this.metrics = metrics;
  }

  @Override
  public void update(List<Subscription> versions) {
    matcher.update(versions).forEach(this::tell);
  }

  @Override
  public Matcher.Matched match(EnrichedArticle article, Instant now) {
    Matcher.Matched matched = matcher.match(article, now);
    matched.failures().forEach(this::tell);
    matched.unplaced().forEach(this::tell);
    return matched;
  }

  private void tell(Matcher.Failure failure) {
    metrics.counter(AlertsService.NAME, "match_failures", failure.reason()).increment();
    LOGGER
        .atWarn()
        .addKeyValue("subscription", failure.subscriptionId())
        .addKeyValue("reason", failure.reason())
        .addKeyValue("detail", failure.detail())
        .log("subscription could not be asked as it should");
  }

  @Override
  public void close() {
    matcher.close();
  }
}
