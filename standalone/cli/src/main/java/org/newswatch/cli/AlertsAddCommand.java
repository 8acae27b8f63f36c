package org.newswatch.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.contract.Text;
import org.newswatch.desk.Kept;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.desk.SubscriptionIds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new subscription, or another version of one. */
@Command(
    name = "add",
    description = {
      "Subscribes to a query; it counts from the next article on.",
      "With the --id of a subscription that is there, replaces all that it says."
    },
    footer = {
      "",
      "How a query is read: newswatch query check QUERY",
      "",
      "A spike tells once when there are many times more matching articles than usual, and again",
      "after it was over. Copies of one text count once, unless --per article; revisions and",
      "imports do not. It knows what is usual after a day (--span hour) or a week (--span day).",
      "A silence tells when it begins and when it ends. See the ids of sources with: newswatch",
      "sources list",
      "",
      "Examples:",
      "  newswatch alerts add 'Lukashenka migrants' --email desk@example.org --data DIR",
      "  newswatch alerts add ferry --kind spike --span hour --factor 4 --floor 10 --data DIR",
      "  newswatch alerts add --kind silence --source the-paper --hours 12 --data DIR"
    })
final class AlertsAddCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();
  @Mixin private AlertOptions options = new AlertOptions();

  @Mixin private AlertKindOptions kinds = new AlertKindOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "One query, best in quotes; none of --kind silence.")
  private List<String> words = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "What to call it; else its query.")
  private @Nullable String name;

  @Option(names = "--id", paramLabel = "ID", description = "Its id; else made of its name.")
  private @Nullable String id;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who asks; the name of the system's user when not given.")
  private @Nullable String owner;

  @Option(names = "--json", description = "The subscription as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    SubscriptionDesk desk = AlertsCommand.subscriptions(instance);
    Instant now = instance.clock().instant();
    Subscription added =
        AlertsCommand.doing(
            () -> {
              Map<String, Kept> all = desk.all();
              return AlertsCommand.put(
                  desk,
                  options
                      .on(kinds.on(builder(all, now), words, options), !kinds.isSilence(), now)
                      .build());
            });
    System.out.println(
        json
            ? new String(Codec.SUBSCRIPTION.encode(added), StandardCharsets.UTF_8)
            : "%s is watched for, version %d%nnewswatch alerts history %s --data %s shows what it told"
                .formatted(added.id(), added.version(), added.id(), data.folder().path()));
    return 0;
  }

  private SubscriptionBuilder builder(Map<String, Kept> all, Instant now) {
    String said = kinds.name(words, options);
    String called = name == null ? Text.cut(said, Limits.LABEL_CHARS_MAX) : name;
    String asking = owner == null ? System.getProperty("user.name", "unknown") : owner;
    String wanted = id;
    Kept before = wanted == null ? null : all.get(wanted);
    Subscription last =
        switch (before) {
          case null -> null;
          case Kept.Whole whole -> whole.subscription();
          case Kept.Broken broken -> broken.subscription();
        };
    if (last != null) {
      return last.next(now).name(called).owner(asking);
    }
    return Subscription.builder(
        wanted == null ? SubscriptionIds.fresh(called, all.keySet()) : wanted,
        asking,
        called,
        said,
        now);
  }
}
