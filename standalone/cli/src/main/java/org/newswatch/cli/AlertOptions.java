package org.newswatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.desk.Spans;
import picocli.CommandLine.Option;

/** What may be said about a subscription beside its query. */
final class AlertOptions {

  @Option(
      names = "--cadence",
      paramLabel = "WHEN",
      defaultValue = "now",
      description =
          "${COMPLETION-CANDIDATES}: at once, or in digests at the full hour, at 7 in the morning,"
              + " on Monday at 7.")
  private Subscription.Cadence cadence = Subscription.Cadence.NOW;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Whose hours and days are meant, such as Europe/Minsk; this machine's if not" + " given.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(
      names = "--quiet",
      paramLabel = "HH:MM-HH:MM",
      description = "When to keep silent; what comes then goes out together afterwards.")
  private @Nullable String quiet;

  @Option(
      names = "--cap",
      paramLabel = "N",
      description = "Messages in any hour at most; the rest goes out together afterwards.")
  private @Nullable Integer cap;

  @Option(
      names = "--cooldown",
      paramLabel = "SPAN",
      description = "How long a story stays untold of after each alert, such as 30m.")
  private @Nullable String cooldown;

  @Option(
      names = "--max-age",
      paramLabel = "SPAN",
      defaultValue = "2d",
      description = "How old an article may be, or none for any age; 2d if not given.")
  private String maxAge = "2d";

  @Option(names = "--expires", paramLabel = "SPAN", description = "How long it lives, such as 4w.")
  private @Nullable String expires;

  @Option(
      names = "--per",
      paramLabel = "WHAT",
      defaultValue = "story",
      description = "One alert for each story, near-duplicate (copies of one text) or article.")
  private String per = "story";

  @Option(
      names = "--send-when-empty",
      description = "Digests also say when there was nothing to tell.")
  private boolean sendWhenEmpty;

  @Option(names = "--language", paramLabel = "LANG", description = "Only these, such as en.")
  private List<String> languages = List.of();

  @Option(names = "--country", paramLabel = "CC", description = "Only sources of these.")
  private List<String> countries = List.of();

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "Only these sources; or the one whose silence is watched for.")
  private List<String> sources = List.of();

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Send it there, signed as Standard Webhooks asks; needs --secret.")
  private List<String> webhooks = List.of();

  @Option(
      names = "--slack",
      paramLabel = "REF",
      description =
          "Send it to Slack or its like; where the address is kept, which is a secret itself:"
              + " env:NAME, file:PATH or config:NAME.")
  private List<String> slacks = List.of();

  @Option(names = "--email", paramLabel = "ADDRESS", description = "Send it by e-mail.")
  private List<String> emails = List.of();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Write it to the Kafka topic newswatch-alerts.NAME.")
  private List<String> topics = List.of();

  @Option(names = "--rss", description = "Offer it as a feed.")
  private boolean rss;

  @Option(
      names = "--secret",
      paramLabel = "REF",
      description =
          "Where the secret of web hooks is, never itself: env:NAME, file:PATH, config:NAME.")
  private @Nullable String secret;

  /**
   * All that was said, on top of this.
   *
   * @param filtered whether sources that were given narrow the articles
   */
  SubscriptionBuilder on(SubscriptionBuilder builder, boolean filtered, Instant now) {
    List<String> only = filtered ? sources : List.of();
    return builder
        .cadence(cadence)
        .zone(zone)
        .quietHours(quiet == null ? null : Spans.quietHours(quiet))
        .capPerHour(cap)
        .cooldown(cooldown == null ? Duration.ZERO : Spans.parse(cooldown))
        .maxAge(maxAge.equalsIgnoreCase("none") ? null : Spans.parse(maxAge))
        .expiresAt(expires == null ? null : now.plus(Spans.parse(expires)))
        .per(per())
        .sendWhenEmpty(sendWhenEmpty)
        .filters(new Subscription.Filters(languages, countries, only))
        .channels(channels());
  }

  /** The ids of sources that were given. */
  List<String> sources() {
    return List.copyOf(sources);
  }

  private Subscription.Per per() {
    String typed = per.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Subscription.Per each : Subscription.Per.values()) {
      if (each.name().equals(typed)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "«" + per + "» is nothing that an alert stands for: type story, near-duplicate or article");
  }

  private List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    webhooks.forEach(url -> channels.add(new Channel(Channel.Type.WEBHOOK, url, secret)));
    slacks.forEach(ref -> channels.add(new Channel(Channel.Type.SLACK, "slack", ref)));
    emails.forEach(address -> channels.add(new Channel(Channel.Type.EMAIL, address, null)));
    topics.forEach(name -> channels.add(new Channel(Channel.Type.TOPIC, name, null)));
    if (rss) {
      channels.add(new Channel(Channel.Type.RSS, "", null));
    }
    return channels;
  }
}
