package org.newswatch.analyst.samples;

import java.time.Duration;
import java.time.Instant;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.IndexNames;
import org.newswatch.query.NameText;

/**
 * Articles of three papers about zeppelins, an hour apart, and their two stories, asked for the day
 * after.
 */
public final class Zeppelins extends ServerSample {

  public static final int ARTICLES = 25;
  public static final Instant FIRST = Instant.parse("2026-10-05T08:00:00Z");

  /** What finds them, and no article of another test. */
  public static final String QUERY = "zeppelins";

  private static final Instant NOW = Instant.parse("2026-10-06T12:00:00Z");

  private Zeppelins() {
    super(NOW, IndexNames.ARTICLES, IndexNames.STORIES);
  }

  /** All of them, to be found. */
  public static Zeppelins indexed() throws InterruptedException {
    var zeppelins = new Zeppelins();
    for (int i = 0; i < ARTICLES; i++) {
      zeppelins.document(IndexNames.ARTICLES, id(i), article(i));
    }
    for (int i = 0; i < 2; i++) {
      zeppelins.document(IndexNames.STORIES, "story" + i, story(i));
    }
    zeppelins.fill();
    return zeppelins;
  }

  private static String story(int number) {
    return """
    {"storyId": "story%d", "title": "Zeppelins %s", "titleArticle": "%s", \
    "firstSeen": "%s", "lastSeen": "%s", "articles": %d, "sources": %d, \
    "persons": ["Anna Berg"], "places": ["Velin"], "languages": ["en"], "version": 1, \
    "details": {"hours": [{"from": "%s", "articles": %d}]}}\
    """
        .formatted(
            number,
            number == 0 ? "come" : "go",
            id(number),
            FIRST,
            FIRST.plus(Duration.ofHours(ARTICLES - 1)),
            ARTICLES / 2 + 1 - number,
            3 - number,
            FIRST,
            ARTICLES / 2 + 1 - number);
  }

  /** The id of one of them, in the order of time. */
  public static String id(int number) {
    return ArticleId.ofUrl("https://paper.test/zeppelins/" + number).value();
  }

  /** Every fifth repeats the one before; every fourth speaks of a day. */
  private static String article(int i) {
    return """
    {"articleId": "%s", "title": "Zeppelins over the harbour", "text": "They came at noon.", \
    "keyTitle": "Zeppelins over the harbour", "keyText": "They came at noon.", \
    "@timestamp": "%s", "firstSeenAt": "%s", "url": "https://paper.test/%d", \
    "source": {"id": "paper-%d", "name": "Paper %d", "country": "%s"}, "language": "%s", \
    "persons": ["Anna Berg"], "personKeys": ["%s"], "organizations": ["Harbour Board"], \
    "organizationKeys": ["%s"], "places": ["Velin"], "placeKeys": ["%s"], \
    "storyId": "story%d"%s%s, "revision": 1}\
    """
        .formatted(
            id(i),
            FIRST.plus(Duration.ofHours(i)),
            FIRST.plus(Duration.ofHours(i)),
            i,
            i % 3,
            i % 3,
            i % 3 == 0 ? "GB" : "DE",
            i % 3 == 0 ? "en" : "de",
            keyed("Anna Berg"),
            keyed("Harbour Board"),
            keyed("Velin"),
            i % 2,
            i % 5 == 4 ? ", \"nearDuplicateOf\": \"%s\"".formatted(id(i - 1)) : "",
            i % 4 == 0
                ? ", \"mentionedDays\": [\"2026-12-01\"], \"mentionedShortDates\":"
                    + " [{\"gte\": \"2026-12-01\", \"lte\": \"2026-12-01\"}]"
                : "")
        .replace("\n", " ");
  }

  private static String keyed(String name) {
    return NameText.keyed(name);
  }
}
