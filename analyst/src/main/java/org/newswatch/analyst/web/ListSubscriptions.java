package org.newswatch.analyst.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newswatch.analyst.bulk.BulkCalls;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.lists.ListParams;
import org.newswatch.analyst.subscriptions.Settings;
import org.newswatch.analyst.subscriptions.SubscriptionCalls;
import org.newswatch.analyst.subscriptions.SubscriptionView;
import org.newswatch.contract.Job;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Queries;
import org.newswatch.query.Query.Scope;

/** Makes subscriptions of the lines of a list, one for each that can be asked. */
final class ListSubscriptions {

  /** Lines of a list that become subscriptions at once: each is looked at as if typed. */
  static final int LINES_MAX = 100;

  private final BulkCalls bulk;
  private final SubscriptionCalls subscriptions;

  ListSubscriptions(BulkCalls bulk, SubscriptionCalls subscriptions) {
    this.bulk = bulk;
    this.subscriptions = subscriptions;
  }

  /** What became of the lines of a job. */
  Result<BulkViews.Subscribed> of(Job job) throws InterruptedException {
    return bulk.results(job.id(), null, 0, LINES_MAX)
        .then(
            results ->
                results.total() > LINES_MAX
                    ? new Result.Refused<>(
                        "The list has "
                            + BulkPages.number(results.total())
                            + " lines; at most "
                            + LINES_MAX
                            + " become subscriptions at once.",
                        "Bring the most important ones as a list of their own.")
                    : bulk.reading(job.id())
                        .then(reading -> made(job, reading, results.results())));
  }

  private Result<BulkViews.Subscribed> made(
      Job job, BulkCalls.Reading reading, List<BulkResult> results) throws InterruptedException {
    boolean queries = reading.detected().getOrDefault("columns", "").contains("query");
    var made = new ArrayList<BulkViews.Tab>();
    var refused = new ArrayList<String>();
    for (BulkResult line : results) {
      String at = "Line " + line.line() + ", " + line.asked() + ": ";
      Optional<String> query =
          line.state() == BulkResult.State.WRONG
              ? Optional.empty()
              : queries ? Optional.of(line.asked()) : named(job, line.asked());
      if (query.isEmpty()) {
        refused.add(at + "it cannot be searched for.");
        continue;
      }
      switch (subscriptions.add(null, Settings.ofQuery(query.get()))) {
        case Result.Found<SubscriptionView> found ->
            made.add(
                new BulkViews.Tab("/subscriptions/" + found.value().id(), line.asked(), false));
        case Result.BadQuery<SubscriptionView> bad -> refused.add(at + bad.problem().message());
        case Result.Missing<SubscriptionView> missing ->
            refused.add(at + "there is no such " + missing.what() + ".");
        case Result.Refused<SubscriptionView> no -> refused.add(at + no.cause() + " " + no.fix());
        case Result.Unavailable<SubscriptionView> away -> {
          return new Result.Unavailable<>(away.why());
        }
      }
    }
    String headline =
        made.size() == 1
            ? "One subscription was made"
            : BulkPages.number(made.size()) + " subscriptions were made";
    return new Result.Found<>(
        new BulkViews.Subscribed("/bulk/" + job.id(), headline, made, refused));
  }

  /** The name as a query, of the kind that the list is of. */
  private static Optional<String> named(Job job, String name) {
    MentionType type =
        ListParams.options(Map.of("type", job.request().getOrDefault("list.type", ""))).type();
    Scope scope =
        type == null
            ? Scope.ANYWHERE
            : switch (type) {
              case PERSON -> Scope.PERSON;
              case ORGANIZATION -> Scope.ORG;
              case LOCATION -> Scope.PLACE;
              case MISC -> Scope.ANYWHERE;
            };
    return Queries.named(scope, name).map(Queries::print);
  }
}
