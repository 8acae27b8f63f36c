package org.newswatch.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription;
import org.newswatch.desk.AlertDesk;
import org.newswatch.desk.Kept;
import org.newswatch.desk.Refusal;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Command;

/** Subscriptions and what they told; what its commands share. */
@Command(
    name = "alerts",
    description = {
      "Being told of articles that match a query: once for each story, and again only "
          + "when something came of it: a revision, more independent sources (5, 10, 25, ...), "
          + "somebody or a day that the query names, a correction.",
      "Or of a surge: more matching articles than usual; or of a source that falls silent.",
      "What was held back is listed with the next.",
      "Imported articles never alert, and articles older than two days only if you say so."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AlertsAddCommand.class,
      AlertsListCommand.class,
      AlertsShowCommand.class,
      AlertsTestCommand.class,
      AlertsPauseCommand.class,
      AlertsResumeCommand.class,
      AlertsRemoveCommand.class,
      AlertsHistoryCommand.class,
      AlertsWhyCommand.class,
      AlertsMuteCommand.class,
      AlertsFeedbackCommand.class,
      AlertsDeliveriesCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  newswatch alerts add 'Lukashenka migrants' --data DIR",
      "  newswatch alerts add '=\"Lukashenka\"' --name 'As spelled' --cadence daily --zone Europe/Minsk"
          + " --data DIR",
      "  newswatch alerts add fraud --email desk@example.org --quiet 22:00-06:30 --cap 10 --data DIR",
      "  newswatch alerts add ferry --kind spike --span hour --factor 4 --floor 10 --data DIR",
      "  newswatch alerts add --kind silence --source the-paper --hours 12 --data DIR",
      "  newswatch alerts test 'Lukashenka migrants' --days 30 --data DIR",
      "  newswatch alerts add '@tax-cases lang:de' --name 'Tax cases in German' --data DIR",
      "  newswatch alerts history --data DIR",
      "  newswatch alerts why 3f2a91 --data DIR"
    })
final class AlertsCommand {

  /** Characters of an alert's id that are asked for at least. */
  private static final int PREFIX_CHARS_LEAST = 4;

  private static final int NAMED_MAX = 10;

  /** What is done with subscriptions or alerts. */
  @FunctionalInterface
  interface Work<T> {
    T done() throws DeskException, InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws CommandFailed when Kafka does not answer, or a value is out of its bounds
   */
  static <T> T doing(Work<T> work) throws InterruptedException {
    try {
      return work.done();
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(String.valueOf(e.getMessage()));
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }

  static SubscriptionDesk subscriptions(Instance instance) {
    return new SubscriptionDesk(KafkaSettings.of(instance.kafka()), instance.clock());
  }

  static AlertDesk alerts(Instance instance) {
    return new AlertDesk(KafkaSettings.of(instance.kafka()));
  }

  /** The one of this id. */
  static Kept kept(Map<String, Kept> all, String id) {
    Kept kept = all.get(id);
    if (kept == null) {
      throw unknown(id);
    }
    return kept;
  }

  static CommandFailed unknown(String id) {
    return CommandFailed.usage(
        "no subscription is called " + id + "; newswatch alerts list shows all");
  }

  /** The subscription of this id, as far as its record reads. */
  static Subscription subscription(Map<String, Kept> all, String id) {
    return switch (kept(all, id)) {
      case Kept.Whole whole -> whole.subscription();
      case Kept.Broken broken -> {
        Subscription read = broken.subscription();
        if (read == null) {
          throw CommandFailed.failed(
              id
                  + " does not read ("
                  + broken.detail()
                  + "); add it anew under the same --id, or remove it");
        }
        yield read;
      }
    };
  }

  /** Keeps this version, or says what is wrong with it. */
  static Subscription put(SubscriptionDesk desk, Subscription version)
      throws DeskException, InterruptedException {
    return switch (desk.put(version)) {
      case SubscriptionDesk.Put.Taken taken -> taken.subscription();
      case SubscriptionDesk.Put.Refused refused ->
          throw CommandFailed.usage(
              refused.refusals().stream().map(Refusal::message).collect(Collectors.joining("\n")));
    };
  }

  /** The alert whose id begins so. */
  static Alert alert(AlertDesk desk, String prefix) throws DeskException, InterruptedException {
    if (prefix.length() < PREFIX_CHARS_LEAST) {
      throw CommandFailed.usage("give at least the first 4 digits of the alert's id: " + prefix);
    }
    List<Alert> meant = desk.newest(alert -> alert.id().startsWith(prefix), NAMED_MAX);
    if (meant.isEmpty()) {
      throw CommandFailed.usage(
          "no alert is called " + prefix + "; newswatch alerts history shows the newest");
    }
    if (meant.stream().map(Alert::id).distinct().count() > 1) {
      throw CommandFailed.usage(
          "several may be meant by "
              + prefix
              + ": "
              + meant.stream().map(Alert::id).distinct().collect(Collectors.joining(", ")));
    }
    return meant.getFirst();
  }
}
