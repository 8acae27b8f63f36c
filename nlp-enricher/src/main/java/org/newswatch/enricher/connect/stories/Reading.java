package org.newswatch.enricher.connect.stories;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;

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

  /** Mentions in the title that are looked at. */
  static final int TITLE_MENTIONS_MAX = 20;

  /** A span of more days says when, but not which day. */
  static final int DAYS_MAX = 3;

  /** Standing in the title counts as standing so often in the text. */
  static final float TITLE_WEIGHT = 2.5f;

  /** The same where names alone count. */
  static final float TITLE_NAME_WEIGHT = 2;

  private static final float BODY_SHARE = 0.5f;
  private static final float PLACE_SHARE = 1;

  private final Terms terms = new Terms();

  Features of(EnrichedArticle article) {
    String title = article.article().title();
    String text = article.article().text();
    String language = article.annotation().detectedLanguage();
    boolean english = language == null || language.equals("en");
    boolean headline = text.equals(title);
    Features.Builder all = new Features.Builder();
    if (!headline) {
      terms.of(cut(text), english, word -> all.inText(word, 1));
    }
    terms.of(title, english, all::inTitle);
    entities(article, headline, all);
    for (LocalDate day : spokenOf(article.annotation().dates()).keySet()) {
      all.inText(Features.Kind.DAY.key(day.toString()), 1);
    }
    return all.build();
  }

  private static CharSequence cut(String text) {
    return text.length() <= TEXT_CHARS_MAX ? text : text.subSequence(0, TEXT_CHARS_MAX);
  }

  private static void entities(EnrichedArticle article, boolean headline, Features.Builder all) {
    List<Mention> titled = new ArrayList<>();
    for (Mention mention : article.annotation().mentions()) {
      if (mention.field() != Field.TITLE || titled.size() >= TITLE_MENTIONS_MAX) {
        break;
      }
      titled.add(mention);
    }
    List<EntityRef> entities = article.entities();
    for (EntityRef entity : entities.subList(0, Math.min(entities.size(), ENTITIES_MAX))) {
      float share =
          switch (entity.type()) {
            case PERSON -> 1;
            case ORGANIZATION -> BODY_SHARE;
            case LOCATION -> PLACE_SHARE;
            case MISC -> 0;
          };
      if (share > 0) {
        int key = Features.Kind.ENTITY.key(entity.id());
        int inTitle = headline ? entity.mentions() : mentions(entity, titled);
        if (inTitle > 0) {
          all.inTitle(key);
        }
        int inText = headline ? 0 : entity.mentions() - inTitle;
        if (inText > 0 || inTitle > 0) {
          all.inText(key, Math.max(0, inText));
          all.share(key, share);
        }
      }
    }
  }

  private static int mentions(EntityRef entity, List<Mention> titled) {
    int times = 0;
    for (Mention mention : titled) {
      if (mention.type() == entity.type() && entity.names().contains(mention.head())) {
        times++;
      }
    }
    return times;
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
}
