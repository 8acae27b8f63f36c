package org.newswatch.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.benchmarks.NerTexts.Name;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.names.NameKeys;
import org.newswatch.query.NameText;

/**
 * Articles whose sentences people wrote, each put together anew from those of several texts, with
 * the names that are marked in them. The same number always gives the same article.
 */
final class RecombinedNews {

  /** What some articles have as their tag, for who asks for them alone. */
  static final String SAMPLE = "sample";

  static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");

  private static final int SOURCES = 80;
  private static final int SENTENCES_MIN = 6;
  private static final int SENTENCES_MORE = 14;
  private static final int ARTICLES_OF_STORY = 4;
  private static final int SENTENCE_CHARS_MIN = 20;
  private static final int SENTENCE_CHARS_MAX = 600;
  private static final Duration APART = Duration.ofSeconds(10);

  private record Sentence(String text, List<Name> names) {}

  private final List<Sentence> sentences = new ArrayList<>();
  private final int sampled;

  /**
   * @param sampled how many of the first articles have the tag {@link #SAMPLE}
   */
  RecombinedNews(List<Labelled> texts, int sampled) {
    this.sampled = sampled;
    texts.forEach(this::split);
    if (sentences.isEmpty()) {
      throw new BadDataException("there is no sentence in these texts");
    }
  }

  private void split(Labelled text) {
    int start = 0;
    for (int at = 0; at < text.text().length(); at++) {
      char c = text.text().charAt(at);
      boolean ends =
          c == '\n'
              || (".!?".indexOf(c) >= 0
                  && at + 1 < text.text().length()
                  && Character.isWhitespace(text.text().charAt(at + 1)));
      if (ends && !inName(text, at)) {
        add(text, start, at + 1);
        start = at + 1;
      }
    }
    add(text, start, text.text().length());
  }

  private static boolean inName(Labelled text, int at) {
    return text.names().stream().anyMatch(name -> name.start() <= at && at < name.end());
  }

  private void add(Labelled text, int from, int to) {
    int start = from;
    while (start < to && Character.isWhitespace(text.text().charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start && Character.isWhitespace(text.text().charAt(end - 1))) {
      end--;
    }
    if (end - start < SENTENCE_CHARS_MIN || end - start > SENTENCE_CHARS_MAX) {
      return;
    }
    List<Name> names = new ArrayList<>();
    for (Name name : text.names()) {
      if (name.start() >= start && name.end() <= end) {
        names.add(new Name(name.start() - start, name.end() - start, name.type(), name.text()));
      }
    }
    sentences.add(new Sentence(text.text().substring(start, end), names));
  }

  /** The first so many. */
  Stream<EnrichedArticle> articles(int count) {
    return IntStream.range(0, count).mapToObj(this::article);
  }

  /** The article of this number, from 0 on. */
  EnrichedArticle article(int number) {
    var random = new Random(number * 2_862_933_555_777_941_757L);
    List<Mention> mentions = new ArrayList<>();
    var title = new StringBuilder();
    var keyTitle = new StringBuilder();
    append(Field.TITLE, any(random), title, keyTitle, mentions);
    var text = new StringBuilder();
    var keyText = new StringBuilder();
    int count = SENTENCES_MIN + random.nextInt(SENTENCES_MORE);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.append(i % 4 == 0 ? "\n\n" : " ");
        keyText.append(i % 4 == 0 ? "\n\n" : " ");
      }
      append(Field.TEXT, any(random), text, keyText, mentions);
    }
    Set<String> keys = new TreeSet<>();
    mentions.forEach(mention -> keys.addAll(NameKeys.keys(mention.surface())));
    Instant seen = NOW.minus(APART.multipliedBy(number));
    int paper = random.nextInt(SOURCES);
    String host = "paper" + paper + ".test";
    String url = "https://" + host + "/" + number;
    RawArticle raw =
        RawArticle.builder(
                ArticleId.ofUrl(url),
                new SourceRef("paper" + paper, "Paper " + paper, host, "GB", "en"),
                title.toString(),
                text.toString(),
                seen)
            .url(url)
            .publishedAt(seen)
            .tags(number < sampled ? List.of(SAMPLE) : List.of())
            .build();
    var annotation =
        new Annotation(
            "en",
            mentions,
            List.of(),
            List.copyOf(keys),
            keyTitle.toString(),
            keyText.toString(),
            false,
            "benchmark");
    return new EnrichedArticle(
        raw,
        annotation,
        seen,
        1,
        1,
        List.of(),
        entities(mentions),
        null,
        "s" + number / ARTICLES_OF_STORY,
        null,
        null);
  }

  private Sentence any(Random random) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  private static void append(
      Field field,
      Sentence sentence,
      StringBuilder text,
      StringBuilder keyed,
      List<Mention> mentions) {
    int base = text.length();
    int done = 0;
    for (Name name : sentence.names()) {
      if (name.start() < done) {
        continue;
      }
      String surface = sentence.text().substring(name.start(), name.end());
      keyed.append(sentence.text(), done, name.start()).append(NameText.keyed(surface));
      mentions.add(
          new Mention(field, surface, base + name.start(), base + name.end(), type(name), surface));
      done = name.end();
    }
    keyed.append(sentence.text(), done, sentence.text().length());
    text.append(sentence.text());
  }

  private static MentionType type(Name name) {
    return switch (name.type()) {
      case "PER" -> MentionType.PERSON;
      case "LOC" -> MentionType.LOCATION;
      case "ORG" -> MentionType.ORGANIZATION;
      default -> MentionType.MISC;
    };
  }

  private static List<EntityRef> entities(List<Mention> mentions) {
    Map<String, Mention> heads = new LinkedHashMap<>();
    mentions.forEach(mention -> heads.putIfAbsent(mention.type() + mention.surface(), mention));
    List<EntityRef> entities = new ArrayList<>();
    heads.forEach(
        (key, mention) ->
            entities.add(
                new EntityRef(
                    "e-" + Integer.toHexString(key.hashCode()),
                    mention.type(),
                    mention.surface(),
                    0,
                    1,
                    null,
                    List.of(mention.surface()))));
    return entities;
  }
}
