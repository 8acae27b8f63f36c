package org.newswatch.analyst.web;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.sources.SourceCalls;
import org.newswatch.analyst.sources.SourceRest;
import org.newswatch.analyst.subscriptions.AlertCalls;
import org.newswatch.analyst.subscriptions.AlertRest;
import org.newswatch.analyst.subscriptions.SubscriptionCalls;
import org.newswatch.analyst.subscriptions.SubscriptionRest;
import org.newswatch.analyst.subscriptions.TrialCalls;
import org.newswatch.desk.Desks;

/** What can be asked of the desks of other services, and changed there. */
public record Desked(
    SubscriptionCalls subscriptions, TrialCalls trials, AlertCalls alerts, SourceCalls sources) {

  /**
   * Asked over these.
   *
   * @param zone whose hours and days are meant unless somebody says otherwise
   */
  public static Desked over(Desks desks, Index index, InstantSource clock, ZoneId zone) {
    return new Desked(
        new SubscriptionCalls(desks, clock, zone),
        new TrialCalls(desks, clock, zone),
        new AlertCalls(desks, index, clock),
        new SourceCalls(desks, clock));
  }

  List<Endpoint> endpoints() {
    return Stream.of(
            SubscriptionRest.endpoints(subscriptions, trials),
            AlertRest.endpoints(alerts),
            SourceRest.endpoints(sources))
        .flatMap(List::stream)
        .toList();
  }
}
