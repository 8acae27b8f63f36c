package org.newswatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.newswatch.alerts.desk.BackTestDesk;
import org.newswatch.cli.alerts.BackTestText;
import org.newswatch.contract.Subscription;
import org.newswatch.desk.BackTests;
import org.newswatch.desk.Door;
import org.newswatch.desk.Refusal;
import org.newswatch.desk.Shelf;
import org.newswatch.desk.SubscriptionIds;
import org.newswatch.query.Asker;
import org.newswatch.query.Cost;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a subscription would have told. */
@Command(
    name = "test",
    description = {
      "What a subscription would have told, before it is kept: every article of the last "
          + "days, imported ones too, matched and folded as it would be live.",
      "Nothing is sent or kept.",
      "It is tried on the archive of all revisions and on what is not yet there; while "
          + "Elasticsearch is away, on what Kafka has of the last thirty days."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch alerts test 'Lukashenka migrants' --days 30 --data DIR",
      "  newswatch alerts test fraud --per article --max-age none --data DIR",
      "  newswatch alerts test ferry --kind spike --span hour --factor 4 --floor 10 --data DIR"
    })
final class AlertsTestCommand implements Callable<Integer> {

  private static final int DAYS_MAX = 366;
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

  @Mixin private DataOption data = new DataOption();
  @Mixin private AlertOptions options = new AlertOptions();
  @Mixin private AlertKindOptions kinds = new AlertKindOptions();

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "One query, best in quotes.")
  private List<String> words = List.of();

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "How far back, 1 to 366; 30 if not given.")
  private int days;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  private long told = System.nanoTime();

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(1, DAYS_MAX, "--days", days);
    if (kinds.isSilence()) {
      throw CommandFailed.usage(
          "Silence is not tried on articles: newswatch sources show ID tells when the last came");
    }
    Instance instance = data.folder().running();
    Instant now = instance.clock().instant();
    String query = String.join(" ", words);
    BackTests desk =
        new BackTestDesk(
            KafkaSettings.of(instance.kafka()), ElasticsearchSettings.of(instance.elasticsearch()));
    Shelf shelf = AlertsCommand.doing(AlertsCommand.subscriptions(instance)::shelf);
    BackTests.Tried tried =
        AlertsCommand.doing(
            () -> {
              Subscription asked =
                  options
                      .on(
                          kinds.on(
                              Subscription.builder(
                                  SubscriptionIds.ofTrial(shelf, query),
                                  "test",
                                  "test",
                                  query,
                                  now),
                              words,
                              options),
                          true,
                          now)
                      .build();
              List<Refusal> refusals = Door.refusals(asked, now, shelf);
              if (!refusals.isEmpty()) {
                throw CommandFailed.usage(refusals.getFirst().message());
              }
              Instant from = now.minus(Duration.ofDays(days));
              return desk.test(asked, shelf::savedQuery, from, now, this::progress);
            });
    Cost cost =
        switch (Queries.parse(query, shelf::savedQuery)) {
          case Parsed.Valid valid ->
              Queries.check(valid.query(), new Asker(now, ZoneOffset.UTC, Set::of)).cost();
          case Parsed.Invalid invalid ->
              throw new IllegalStateException("taken at the door: " + invalid.problem().message());
        };
    System.out.println(json ? BackTestText.json(tried, cost) : BackTestText.of(tried, cost));
    return 0;
  }

  /** A line now and then, for whoever waits. */
  private void progress(long read, long all) {
    long time = System.nanoTime();
    if (time - told > PROGRESS_EVERY.toNanos()) {
      told = time;
      System.err.println(all == 0 ? read + " records of Kafka" : read + " of " + all + " articles");
    }
  }
}
