package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Delivery;
import org.newswatch.desk.DeliveryDesk;
import org.newswatch.servicekit.kafka.DeskException;

/**
 * Alerts that are killed again and again under load tell what they would have told in peace. With
 * {@code -Dnewswatch.killed.kills=20} it is what the bar asks for; {@code -Dnewswatch.killed.seed}
 * repeats the moments of a run.
 */
@Timeout(1_800)
final class AlertsKilledIT {

  private static final int KILLS = Integer.getInteger("newswatch.killed.kills", 2);
  private static final long SEED = Long.getLong("newswatch.killed.seed", 20_261_122);

  /** Stories of each life; some are left over for the last one, which is not killed. */
  private static final int STORIES_OF_A_LIFE = 10;

  /** Arrivals of a life before it is killed, at most: fewer than its stories give. */
  private static final int ARRIVALS_OF_A_LIFE = 70;

  private static final Pattern GUID = Pattern.compile("<guid[^>]*>([^<]+)</guid>");

  @TempDir private Path folder;

  /** What arrived, and how often. */
  private record Arrived(
      Map<String, Integer> alerts,
      Map<String, Integer> stories,
      Map<String, Integer> articles,
      Map<String, Integer> mails,
      Map<String, Integer> posted,
      List<String> feed) {

    static Arrived at(KilledRun run, List<String> feed) {
      return new Arrived(
          run.alerts(),
          run.told(KilledWorld.STORIES),
          run.told(KilledWorld.ARTICLES),
          run.mails(),
          run.posted(),
          feed);
    }

    /** All that must arrive at least once, by where. */
    Set<String> all() {
      Set<String> all = new TreeSet<>();
      Map.of(
              "alert", alerts,
              "stories", stories,
              "articles", articles,
              "mail", mails,
              "topic", posted)
          .forEach((where, told) -> told.keySet().forEach(key -> all.add(where + " " + key)));
      return all;
    }
  }

  @Test
  void what_is_killed_at_random_loses_nothing_and_repeats_at_most_what_was_under_way()
      throws Exception {
    int stories = STORIES_OF_A_LIFE * (KILLS + 1);
    Arrived expected;
    try (KilledRun run = new KilledRun(folder.resolve("undisturbed"), stories)) {
      run.allow(run.records());
      expected = finished(run, stories);
    }
    assertThat(List.of(expected.stories(), expected.articles(), expected.mails()))
        .allSatisfy(told -> assertThat(told.values()).isNotEmpty().allMatch(times -> times == 1));

    var random = new Random(SEED);
    int kills = 0;
    int faults = 0;
    try (KilledRun run = new KilledRun(folder.resolve("killed"), stories)) {
      while (faults < KILLS) {
        run.allow(run.records() * (faults + 1) / (KILLS + 1));
        int at = 1 + random.nextInt(ARRIVALS_OF_A_LIFE);
        try (AlertsProcess process = run.start()) {
          faults += run.kill(process, at, random.nextBoolean()) ? 1 : 0;
          kills++;
        }
      }
      run.allow(run.records());
      Arrived got = finished(run, stories);

      report(kills, faults, expected, got);
      assertThat(without(expected, got)).as("lost, seed " + SEED).isEmpty();
      assertThat(without(got, expected)).as("came unasked, seed " + SEED).isEmpty();
      assertThat(got.alerts()).as("told once, seed " + SEED).isEqualTo(expected.alerts());
      assertThat(got.feed()).containsExactlyInAnyOrderElementsOf(newest(got.alerts()));
      for (Map<String, Integer> target : targets(got)) {
        // One message to one target is under way when the process is killed.
        assertThat(repeats(target)).as("repeats, seed " + SEED).isLessThanOrEqualTo(kills);
        assertThat(most(target)).as("attempts, seed " + SEED).isLessThanOrEqualTo(1 + kills);
      }
    }
  }

  /** What one has and the other has not. */
  private static Set<String> without(Arrived one, Arrived other) {
    Set<String> left = one.all();
    left.removeAll(other.all());
    return left;
  }

  /** Lets one instance run until everything has arrived and is written down. */
  private static Arrived finished(KilledRun run, int stories) {
    var desk = new DeliveryDesk(run.settings(), InstantSource.system());
    try (AlertsProcess process = run.start()) {
      await()
          .atMost(KilledRun.PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .failFast("it ended by itself", process::mustRun)
          .ignoreExceptionsInstanceOf(TimeoutException.class)
          .until(() -> run.alerts().size() >= KilledWorld.alerts(stories));
      await()
          .atMost(KilledRun.PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .failFast("it ended by itself", process::mustRun)
          .ignoreExceptionsInstanceOf(DeskException.class)
          .untilAsserted(
              () -> {
                List<Delivery> all = desk.which(delivery -> true);
                assertThat(all).hasSize(KilledWorld.deliveries(stories));
                assertThat(all).allMatch(row -> row.state() == Delivery.State.DELIVERED);
              });
      List<String> feed = feed(process.feeds().orElseThrow());
      return Arrived.at(run, feed);
    }
  }

  /** What a feed has room for of the alerts that belong in it. */
  private static List<String> newest(Map<String, Integer> alerts) {
    String ours = KilledWorld.WITH_FEED + " ";
    List<String> all =
        alerts.keySet().stream()
            .filter(alert -> alert.startsWith(ours))
            .map(alert -> alert.substring(ours.length()))
            .toList();
    return all.subList(Math.max(0, all.size() - FeedIndex.ALERTS_MAX), all.size());
  }

  /** The alerts in the feed. */
  private static List<String> feed(int port) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/feeds/" + KilledWorld.WITH_FEED + ".xml"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      String xml = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return GUID.matcher(xml).results().map(guid -> guid.group(1)).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What went to one place each; a mail's first word is its mailbox. */
  private static List<Map<String, Integer>> targets(Arrived got) {
    Map<String, Map<String, Integer>> byMailbox = new TreeMap<>();
    got.mails()
        .forEach(
            (mail, times) ->
                byMailbox
                    .computeIfAbsent(mail.split(" ", 2)[0], unused -> new TreeMap<>())
                    .put(mail, times));
    List<Map<String, Integer>> targets = new java.util.ArrayList<>(byMailbox.values());
    targets.addAll(List.of(got.stories(), got.articles(), got.posted()));
    return targets;
  }

  private static int repeats(Map<String, Integer> times) {
    return times.values().stream().mapToInt(each -> each - 1).sum();
  }

  private static int most(Map<String, Integer> times) {
    return times.values().stream().mapToInt(each -> each).max().orElse(0);
  }

  private static void report(int kills, int faults, Arrived expected, Arrived got) {
    Map<String, String> said = new TreeMap<>();
    said.put("alerts.killed.seed", Long.toString(SEED));
    said.put("alerts.killed.kills", Integer.toString(kills));
    said.put("alerts.killed.faults", Integer.toString(faults));
    said.put("alerts.killed.alerts", Integer.toString(expected.alerts().size()));
    said.put("alerts.killed.alerts_twice", Integer.toString(repeats(got.alerts())));
    said.put("alerts.killed.lost", Integer.toString(without(expected, got).size()));
    said.put(
        "alerts.killed.webhook_repeats",
        Integer.toString(repeats(got.stories()) + repeats(got.articles())));
    said.put(
        "alerts.killed.webhook_attempts_most",
        Integer.toString(Math.max(most(got.stories()), most(got.articles()))));
    said.put(
        "alerts.killed.webhooks", Integer.toString(got.stories().size() + got.articles().size()));
    said.put("alerts.killed.mails", Integer.toString(got.mails().size()));
    said.put("alerts.killed.mail_repeats", Integer.toString(repeats(got.mails())));
    said.put("alerts.killed.topic_repeats", Integer.toString(repeats(got.posted())));
    said.forEach((name, value) -> System.out.println(name + " " + value));
  }
}
