package org.newswatch.alerts.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Change;
import org.newswatch.contract.Channel;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;

/**
 * Articles of a made-up world and who wants to be told of them, such that the same alerts come of
 * them in whatever order the partitions are read.
 */
final class KilledWorld {

  static final String FROM = "newswatch@paper.example";
  static final String SECRET =
      StandardWebhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(new byte[32]);
  static final String TOPIC = "killed";

  /** Paths of the receiver of web hooks. */
  static final String STORIES = "/stories";

  static final String ARTICLES = "/articles";

  /** The subscription that has a feed. */
  static final String WITH_FEED = "rare";

  /** Articles of one story, each from a source of its own: enough for one mark of sources. */
  static final int STORY_ARTICLES = 7;

  /** Alerts of one story: the first, and that many sources tell it. */
  private static final int STORY_ALERTS = 2;

  /** Each so manieth story is revised, and of no interest to those who watch stories. */
  private static final int REVISED = 3;

  /** Each so manieth story is a rare one. */
  private static final int RARE = 5;

  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  private KilledWorld() {}

  static List<Subscription> subscriptions(String receiver) {
    return List.of(
        subscription(
            "stories",
            "ferry",
            Subscription.Per.STORY,
            hook(receiver, STORIES),
            new Channel(Channel.Type.EMAIL, "ida@desk.example", null)),
        subscription(
            "articles",
            "harbour",
            Subscription.Per.ARTICLE,
            hook(receiver, ARTICLES),
            new Channel(Channel.Type.TOPIC, TOPIC, null)),
        subscription(
            WITH_FEED,
            "lighthouse",
            Subscription.Per.STORY,
            new Channel(Channel.Type.RSS, "", null),
            new Channel(Channel.Type.EMAIL, "eva@desk.example", null)));
  }

  private static Subscription subscription(
      String id, String query, Subscription.Per per, Channel... channels) {
    return Subscription.builder(id, "ida", "The " + query, query, START)
        .per(per)
        .maxAge(null)
        .channels(List.of(channels))
        .build();
  }

  private static Channel hook(String receiver, String path) {
    return new Channel(Channel.Type.WEBHOOK, receiver + path, "config:hook");
  }

  /** The records of so many stories, each revision some way behind its article. */
  static List<EnrichedArticle> records(int stories) {
    List<EnrichedArticle> records = new ArrayList<>();
    for (int story = 0; story < stories; story++) {
      for (int of = 0; of < STORY_ARTICLES; of++) {
        records.add(article(story, of, 1));
      }
      if (story % REVISED == 0) {
        records.add(article(story, 0, 2));
      }
    }
    return records;
  }

  /** Those that watch each article are told of each record. */
  static int alerts(int stories) {
    int alerts = records(stories).size();
    for (int story = 0; story < stories; story++) {
      alerts += isWatched(story) ? STORY_ALERTS : 0;
      alerts += isRare(story) ? STORY_ALERTS : 0;
    }
    return alerts;
  }

  /** Those of each article go out two ways; of those of stories, one more; a feed is fetched. */
  static int deliveries(int stories) {
    int deliveries = 2 * records(stories).size();
    for (int story = 0; story < stories; story++) {
      deliveries += isWatched(story) ? 2 * STORY_ALERTS : 0;
      deliveries += isRare(story) ? STORY_ALERTS : 0;
    }
    return deliveries;
  }

  private static boolean isWatched(int story) {
    return story % REVISED != 0;
  }

  private static boolean isRare(int story) {
    return isWatched(story) && story % RARE == 1;
  }

  private static EnrichedArticle article(int story, int of, int revision) {
    String url = "https://paper-" + of + ".test/" + story;
    String title = "Day " + story + " at the pier" + (revision == 1 ? "" : ", continued");
    String text =
        "The harbour of Lindow was open on day "
            + story
            + "."
            + (isWatched(story) ? " The ferry ran." : "")
            + (isRare(story) ? " The lighthouse was lit." : "");
    Instant at = START.plusSeconds(60L * story + of + 10L * revision);
    RawArticle raw =
        RawArticle.builder(
                ArticleId.ofUrl(url),
                new SourceRef("paper-" + of, "Paper " + of, "paper-" + of + ".test", null, "en"),
                title,
                text,
                at)
            .url(url)
            .build();
    return new EnrichedArticle(
        raw,
        new Annotation("en", List.of(), List.of(), List.of(), title, text, false, "test"),
        START.plusSeconds(60L * story + of),
        revision,
        at.toEpochMilli() << 8,
        revision == 1 ? List.of() : List.of(Change.TITLE),
        List.of(),
        null,
        "story-" + story,
        null,
        null);
  }
}
