package org.newswatch.enricher.connect.stories;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;

/**
 * What an article tells, as features: its words, whom and what it names, the days it speaks of. For
 * one thread.
 */
final class Reading {

  /** UTF-16 units of a text that are read; what a story is stands at its beginning. */
  static final int TEXT_CHARS_MAX = 20_000;

  /** Entities that are looked at, the most salient first. */
  static final int ENTITIES_MAX = 50;

  /** Mentions of days that are looked at. */
  static final int DATES_MAX = 100;

  /** A span of more days says when, but not which day. */
  static final int DAYS_MAX = 3;

  private static final float TITLE_WEIGHT = 2;
  private static final float PERSON_WEIGHT = 1;
  private static final float ORGANIZATION_WEIGHT = 0.5f;
  private static final float PLACE_WEIGHT = 0.25f;

  private final Words words = new Words();

  Features of(EnrichedArticle article) {
    String title = article.article().title();
    String text = article.article().text();
    String language = article.annotation().detectedLanguage();
    boolean english = language == null || language.equals("en");
    Features.Builder all = new Features.Builder();
    if (!text.equals(title)) {
      logarithmic(words(cut(text), english), all);
    }
    Features titled = words(title, english);
    for (int i = 0; i < titled.size(); i++) {
      all.add(titled.keys()[i], titled.weights()[i] * TITLE_WEIGHT);
    }
    logarithmic(entities(article.entities()), all);
    logarithmic(days(article.annotation().dates()), all);
    return all.build();
  }

  private static CharSequence cut(String text) {
    return text.length() <= TEXT_CHARS_MAX ? text : text.subSequence(0, TEXT_CHARS_MAX);
  }

  private Features words(CharSequence text, boolean english) {
    Features.Builder counted = new Features.Builder();
    words.of(text, english, word -> counted.add(word, 1));
    return counted.build();
  }

  private static Features entities(List<EntityRef> named) {
    Features.Builder entities = new Features.Builder();
    for (EntityRef entity : named.subList(0, Math.min(named.size(), ENTITIES_MAX))) {
      float weight =
          switch (entity.type()) {
            case PERSON -> PERSON_WEIGHT;
            case ORGANIZATION -> ORGANIZATION_WEIGHT;
            case LOCATION -> PLACE_WEIGHT;
            case MISC -> PLACE_WEIGHT;
          };
      entities.add(Features.Kind.ENTITY.key(entity.id()), weight * entity.mentions());
    }
    return entities.build();
  }

  private static Features days(List<DateMention> mentions) {
    Features.Builder days = new Features.Builder();
    spokenOf(mentions)
        .forEach((day, weight) -> days.add(Features.Kind.DAY.key(day.toString()), weight));
    return days.build();
  }

  /** The days that mentions name more or less exactly, with how much they speak of each. */
  static SortedMap<LocalDate, Float> spokenOf(List<DateMention> mentions) {
    SortedMap<LocalDate, Float> days = new TreeMap<>();
    for (DateMention mention : mentions.subList(0, Math.min(mentions.size(), DATES_MAX))) {
      LocalDate from = mention.from();
      LocalDate to = mention.to();
      if (from != null && to != null) {
        long length = ChronoUnit.DAYS.between(from, to) + 1;
        float weight = mention.field() == Field.TITLE ? 2 : 1;
        for (int day = 0; length <= DAYS_MAX && day < length; day++) {
          days.merge(from.plusDays(day), weight / length, Float::sum);
        }
      }
    }
    return days;
  }

  /** What is said often counts more, but not as often as it is said. */
  private static void logarithmic(Features some, Features.Builder all) {
    for (int i = 0; i < some.size(); i++) {
      float count = some.weights()[i];
      all.add(some.keys()[i], count <= 1 ? count : 1 + (float) Math.log(count));
    }
  }
}
