package org.newswatch.testkit.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/** An article, read once for many queries. */
public final class Reading {

  final EnrichedArticle enriched;
  final Line title;
  final Line text;
  final Line summary;

  /** Reads an article. */
  public Reading(EnrichedArticle enriched) {
    this.enriched = enriched;
    RawArticle article = enriched.article();
    List<Mention> mentions = enriched.annotation().mentions();
    title = new Line(article.title(), Field.TITLE, mentions);
    text = new Line(article.text(), Field.TEXT, mentions);
    summary = new Line(Objects.requireNonNullElse(article.summary(), ""));
  }

  List<Line> lines() {
    return List.of(title, summary, text);
  }

  /**
   * The time of publication unless that is unknown or yet to come, else that of the first sight.
   */
  Instant appeared() {
    Instant published = enriched.article().publishedAt();
    Instant seen = enriched.firstSeenAt();
    return published == null || published.isAfter(seen.plus(Duration.ofHours(1)))
        ? seen
        : published;
  }

  String language() {
    String detected = enriched.annotation().detectedLanguage();
    String declared = enriched.article().language();
    String ofSource = enriched.article().source().language();
    String known = detected != null ? detected : declared != null ? declared : ofSource;
    return known == null ? "" : PlainWords.lower(known).split("-", 2)[0];
  }

  /** Whether it speaks of these days. */
  boolean speaksOf(LocalDate first, LocalDate last) {
    for (DateMention mention : enriched.annotation().dates()) {
      LocalDate from = mention.from();
      LocalDate to = mention.to();
      if (from == null || to == null) {
        continue;
      }
      boolean within = !from.isBefore(first) && !to.isAfter(last);
      boolean overlaps = !from.isAfter(last) && !to.isBefore(first);
      boolean brief = to.toEpochDay() - from.toEpochDay() + 1 <= 31;
      if (within || (overlaps && brief)) {
        return true;
      }
    }
    return false;
  }

  /** What things of this type are called on lists. */
  List<String> labels(MentionType type) {
    return enriched.entities().stream()
        .filter(entity -> entity.type() == type)
        .map(EntityRef::label)
        .toList();
  }

  /** Each name of this type, word by word as names are compared. */
  List<List<String>> names(MentionType type) {
    var names = new ArrayList<List<String>>();
    labels(type).forEach(label -> names.add(nameWords(label)));
    for (Mention mention : enriched.annotation().mentions()) {
      if (mention.type() == type) {
        names.add(nameWords(mention.head()));
        names.add(nameWords(mention.surface()));
      }
    }
    return names;
  }

  static List<String> nameWords(String name) {
    return NameKeys.tokens(name).stream().map(Reading::nameWord).toList();
  }

  private static String nameWord(NameToken token) {
    return token.key().isEmpty() ? PlainWords.fold(token.text()) : token.key();
  }
}
