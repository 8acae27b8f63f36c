package org.newswatch.analyst.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.search.CopyOf;
import org.newswatch.analyst.search.Kin;
import org.newswatch.contract.Revision;

/** What else tells the same as an article, and what changed in it, as pages say it. */
final class Relations {

  private Relations() {}

  /**
   * What stands below a hit or beside an article.
   *
   * @param query what was asked for: who asked for the story needs no link to it
   */
  static Views.Related related(Kin kin, String query) {
    String story = kin.storyId();
    boolean shown =
        story != null && kin.storyArticles() > 1 && !query.equals(Links.storyQuery(story));
    String storyHref = shown && story != null ? Links.story(story) : "";
    CopyOf copy = kin.copyOf();
    return new Views.Related(
        copy == null ? "" : copied(copy),
        copy == null || copy.title() == null ? "" : Links.article(copy.articleId(), ""),
        copy == null ? "" : how(copy),
        switch (kin.copiedBy()) {
          case 0 -> "";
          case 1 -> "Also in 1 other paper";
          default -> "Also in " + number(kin.copiedBy()) + " other papers";
        },
        storyHref.isEmpty() ? "" : number(kin.storyArticles()) + " articles in this story",
        storyHref);
  }

  private static String copied(CopyOf copy) {
    String title = copy.title();
    return title == null || title.isBlank() ? "an earlier article" : title;
  }

  private static String how(CopyOf copy) {
    var how = new ArrayList<String>();
    if (copy.sourceName() != null && !copy.sourceName().isBlank()) {
      how.add(copy.sourceName());
    }
    if (copy.similarity() != null) {
      how.add(percent(copy.similarity()));
    }
    return String.join(", ", how);
  }

  /** What a revision changed; null when nothing of it is known. */
  static Views.@Nullable Changed changed(int revision, @Nullable Revision revised) {
    if (revised == null) {
      return null;
    }
    String before = revised.titleBefore();
    return new Views.Changed(
        "What revision " + revision + " changed",
        before == null ? "" : before,
        text(revised),
        chips("came", revised.entitiesAdded(), revised.daysAdded()),
        chips("went", revised.entitiesRemoved(), revised.daysRemoved()));
  }

  private static String text(Revision revised) {
    var text = new ArrayList<String>();
    if (revised.textAdded() > 0) {
      text.add(percent(revised.textAdded()) + " of it is new");
    }
    if (revised.textRemoved() > 0) {
      text.add(percent(revised.textRemoved()) + " of what stood there is gone");
    }
    return String.join(", ", text);
  }

  private static List<Views.Chip> chips(
      String kind, List<Revision.Labelled> entities, List<LocalDate> days) {
    var chips = new ArrayList<Views.Chip>();
    for (Revision.Labelled entity : entities) {
      chips.add(new Views.Chip(kind, entity.label(), Links.entityPage(entity.id()), 1));
    }
    for (LocalDate day : days) {
      chips.add(new Views.Chip(kind, Times.days(day, day), Links.days(day, day), 1));
    }
    return chips;
  }

  /** Whole per cents; what is not all of it is never 100. */
  private static String percent(double share) {
    double percents = share * 100;
    if (percents > 0 && percents < 1) {
      return "less than 1\u00a0%";
    }
    // A share such as 0.29 is a little less than that in binary.
    return (int) Math.floor(percents + 1e-6) + "\u00a0%";
  }

  private static String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
