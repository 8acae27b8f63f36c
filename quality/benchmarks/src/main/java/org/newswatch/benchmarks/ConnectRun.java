package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newswatch.benchmarks.PeopledWorld.Article;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Topic;
import org.newswatch.names.DeclinedForms;
import org.newswatch.names.Reading;

/**
 * Articles through the connect application, as annotate would give them. The n-th person of an
 * article is mentioned 2^n times, so that the counts that come back tell which entity each of them
 * was taken for.
 */
final class ConnectRun {

  private static final Instant START = Instant.parse("2021-02-15T00:00:00Z");
  private static final SourceRef PAPER = new SourceRef("paper", "Paper", "paper.test", null, null);

  private final Map<String, String> merged = new HashMap<>();
  private final List<BCubed.Item> items = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private double articlesPerSecond;

  private ConnectRun() {}

  static ConnectRun of(List<Article> articles) {
    ConnectRun run = new ConnectRun();
    run.connect(articles);
    return run;
  }

  /** Each name's person and entity, as readers see it who follow {@code mergedInto}. */
  List<BCubed.Item> items() {
    return items;
  }

  List<String> lines() {
    return lines;
  }

  double articlesPerSecond() {
    return articlesPerSecond;
  }

  private void connect(List<Article> articles) {
    List<AnnotatedArticle> annotated = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      annotated.add(annotated(articles.get(i), i));
    }
    ConnectLane.Outcome<Entity> outcome =
        ConnectLane.run(annotated, START, Topic.ENTITIES, Codec.ENTITY);
    articlesPerSecond = outcome.articlesPerSecond();
    for (Entity entity : outcome.changed()) {
      String into = entity.mergedInto();
      if (into != null) {
        merged.put(entity.id(), into);
      }
    }
    for (int i = 0; i < articles.size(); i++) {
      judge(i, articles.get(i), outcome.enriched().get(i));
    }
  }

  private void judge(int number, Article article, EnrichedArticle enriched) {
    for (int person = 0; person < article.people().size(); person++) {
      int bit = 1 << person;
      String entity =
          enriched.entities().stream()
              .filter(ref -> ref.type() == MentionType.PERSON && (ref.mentions() & bit) != 0)
              .map(EntityRef::id)
              .findFirst()
              .orElseThrow();
      String into = merged.get(entity);
      while (into != null) {
        entity = into;
        into = merged.get(entity);
      }
      PeopledWorld.Named named = article.people().get(person);
      items.add(new BCubed.Item(named.person().id(), entity));
      lines.add(number + "\t" + named.person().id() + "\t" + named.name() + "\t" + entity);
    }
  }

  private static AnnotatedArticle annotated(Article article, int number) {
    StringBuilder text = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    article.organizations().forEach(name -> say(name, MentionType.ORGANIZATION, text, mentions));
    article.places().forEach(name -> say(name, MentionType.LOCATION, text, mentions));
    for (int person = 0; person < article.people().size(); person++) {
      for (int times = 0; times < 1 << person; times++) {
        say(article.people().get(person).name(), MentionType.PERSON, text, mentions);
      }
    }
    String url = "https://paper.test/" + number;
    RawArticle raw =
        RawArticle.builder(
                ArticleId.ofUrl(url),
                PAPER,
                "Article " + number,
                text.toString(),
                START.plusSeconds(60L * number))
            .url(url)
            .build();
    return new AnnotatedArticle(
        raw,
        new Annotation(
            null, mentions, List.of(), List.of(), raw.title(), raw.text(), false, "benchmark"));
  }

  private static void say(
      String name, MentionType type, StringBuilder text, List<Mention> mentions) {
    int start = text.length();
    text.append(name);
    String head = type == MentionType.PERSON ? base(name) : name;
    mentions.add(new Mention(Field.TEXT, name, start, text.length(), type, head));
    text.append(". ");
  }

  /** The name as annotate would lead it back from a case, where it finds one of it whole. */
  private static String base(String name) {
    String[] words = name.split(" ", -1);
    if (words[0].endsWith(".")) {
      return words[0] + " " + base(words[1]);
    }
    List<List<Reading>> readings = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      DeclinedForms.Role role =
          i == words.length - 1
              ? DeclinedForms.Role.FAMILY
              : i == 0 ? DeclinedForms.Role.GIVEN : DeclinedForms.Role.PATRONYMIC;
      readings.add(DeclinedForms.readings(words[i], role, "ru"));
    }
    List<Reading> together = DeclinedForms.together(readings);
    return together.isEmpty() ? name : together.getFirst().base();
  }
}
