package org.newswatch.analyst.samples;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.IndexNames;

/**
 * Ten days of articles of four papers on the real server: every day one names the harbour master
 * Anna Berg; on the last day three papers name the diver Olga Ivanova, whom one of them calls by
 * another id, three name the pilot, whom one named five days before, and one names the mayor four
 * times.
 */
public final class Harbour extends ServerSample {

  public static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");

  /** The diver, in Cyrillic letters. */
  public static final String IVANOVA =
      "\u041e\u043b\u044c\u0433\u0430 \u0418\u0432\u0430\u043d\u043e\u0432\u0430";

  private static final int DAYS = 10;
  private static final int OF_MAYOR = 4;

  private Harbour() {
    super(NOW, IndexNames.ARTICLES, IndexNames.ENTITIES);
  }

  /** All of them, to be found. */
  public static Harbour indexed() throws InterruptedException {
    var harbour = new Harbour();
    harbour.write();
    harbour.fill();
    harbour.same().entities().take(Told.entity("p-olga2", "Volha Ivanova", "p-olga"));
    return harbour;
  }

  private void write() {
    for (int day = 0; day < DAYS; day++) {
      article("berg" + day, day, 0, "Harbour master Anna Berg spoke.", "p-berg");
    }
    article("olga1", 0, 1, "Olga Ivanova dived.", "p-olga", "p-berg");
    article("olga2", 0, 2, "Ivanova dived.", "p-olga");
    article("olga3", 0, 3, IVANOVA + ".", "p-olga2");
    for (int paper = 1; paper <= 3; paper++) {
      article("pilot" + paper, 0, paper, "Otto Falk came.", "p-pilot");
    }
    article("pilot4", 5, 1, "Otto Falk went.", "p-pilot");
    for (int i = 0; i < OF_MAYOR; i++) {
      article("mayor" + i, 0, 1, "The mayor Ivo Ivanov sat.", "p-mayor");
    }
    entity("p-berg", 12, null, "Anna Berg", "Berg");
    entity("p-olga", 2, null, "Olga Ivanova", "Ivanova");
    entity("p-olga2", 1, "p-olga", "Volha Ivanova", IVANOVA);
    entity("p-pilot", 4, null, "Otto Falk");
    entity("p-mayor", 4, null, "Ivo Ivanov");
  }

  private void article(String name, int daysAgo, int paper, String text, String... entities) {
    Instant time = NOW.minus(Duration.ofDays(daysAgo)).minus(Duration.ofHours(1));
    String document =
        """
        {"articleId": "%s", "title": "By the harbour", "text": "%s", "@timestamp": "%s",\
         "firstSeenAt": "%s", "url": "https://paper.test/%s",\
         "source": {"id": "paper-%d", "name": "Paper %d"}, "language": "en",\
         "entityIds": ["%s"], "revision": 1}\
        """
            .formatted(
                ArticleId.ofUrl("https://paper.test/" + name).value(),
                text,
                time,
                time,
                name,
                paper,
                paper,
                String.join("\", \"", entities));
    document(IndexNames.ARTICLES, ArticleId.ofUrl("https://paper.test/" + name).value(), document);
  }

  private void entity(
      String id, long articles, @Nullable String into, String label, String... others) {
    document(IndexNames.ENTITIES, id, SampleEntities.person(id, articles, into, label, others));
  }

  /** Searches of that day. */
  public SearchCalls search() {
    return new SearchCalls(index(), questions(), same());
  }
}
