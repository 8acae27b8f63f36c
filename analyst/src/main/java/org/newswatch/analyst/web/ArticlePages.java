package org.newswatch.analyst.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.search.ArticleView;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/** An article as its page shows it. */
final class ArticlePages {

  private ArticlePages() {}

  static Views.Article view(ArticleView article, String query) {
    Instant published = article.publishedAt();
    Views.Changed changed = Relations.changed(article.revision(), article.revised());
    var notes = new ArrayList<String>();
    if (article.revision() > 1 && changed == null) {
      notes.add("This is revision " + article.revision() + ".");
    }
    if (article.textTruncated()) {
      notes.add("The text was too long and is cut.");
    }
    if (article.partial()) {
      notes.add("Names and days were looked for in a part of the text only.");
    }
    return new Views.Article(
        query,
        query.isBlank() ? "" : SearchState.of(query).href(),
        Runs.annotated(Field.TITLE, article.title(), article),
        article.title(),
        article.sourceName(),
        String.join(", ", article.byline()),
        published == null
            ? "first seen " + Times.minute(article.firstSeenAt())
            : Times.minute(published),
        (published == null ? article.firstSeenAt() : published).toString(),
        orEmpty(article.language()),
        Links.outside(article.url()),
        orEmpty(article.file()),
        notes,
        Runs.paragraphs(Runs.annotated(Field.TEXT, article.text(), article)),
        groups(article.entities()),
        days(article.dates()),
        Relations.related(article.kin(), ""),
        changed,
        article.revision() > 1 ? Links.revisions(article.articleId()) : "");
  }

  private static List<Views.Group> groups(List<EntityRef> entities) {
    var groups = new ArrayList<Views.Group>();
    for (MentionType type : MentionType.values()) {
      List<Views.Chip> chips =
          entities.stream()
              .filter(entity -> entity.type() == type)
              .map(
                  entity ->
                      new Views.Chip(
                          Runs.kind(type),
                          entity.label(),
                          Links.entityPage(entity.id()),
                          entity.mentions()))
              .filter(chip -> !chip.href().isEmpty())
              .toList();
      if (!chips.isEmpty()) {
        groups.add(new Views.Group(Runs.kind(type), name(type), chips));
      }
    }
    return groups;
  }

  private static String name(MentionType type) {
    return switch (type) {
      case PERSON -> "People";
      case ORGANIZATION -> "Organisations";
      case LOCATION -> "Places";
      case MISC -> "Other names";
    };
  }

  /** Each span once, in the calendar's order, with the words that stand for it. */
  private static List<Views.Day> days(List<DateMention> dates) {
    record Key(LocalDate from, LocalDate to) {}
    var surfaces =
        new TreeMap<Key, Set<String>>(Comparator.comparing(Key::from).thenComparing(Key::to));
    for (DateMention date : dates) {
      if (date.from() != null && date.to() != null) {
        surfaces
            .computeIfAbsent(new Key(date.from(), date.to()), key -> new LinkedHashSet<>())
            .add(date.surface());
      }
    }
    return surfaces.entrySet().stream()
        .map(
            entry ->
                new Views.Day(
                    Times.days(entry.getKey().from(), entry.getKey().to()),
                    Links.days(entry.getKey().from(), entry.getKey().to()),
                    String.join(" \u00b7 ", entry.getValue())))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
