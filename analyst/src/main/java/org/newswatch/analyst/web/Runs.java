package org.newswatch.analyst.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newswatch.analyst.search.ArticleView;
import org.newswatch.analyst.search.Span;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;

/** Cuts a text into runs: plain ones, and marks for what was found in it. */
final class Runs {

  private record Mark(int start, int end, String kind, String href, String tip) {}

  private Runs() {}

  /** The text with what was searched for marked. */
  static List<Run> highlighted(String text, List<Span> spans) {
    return cut(text, spans.stream().map(s -> new Mark(s.start(), s.end(), "hit", "", "")).toList());
  }

  /** The text with names and dates marked, each a link to who that is, or to a search for it. */
  static List<Run> annotated(Field field, String text, ArticleView article) {
    Map<String, String> pages = pages(article);
    var marks = new ArrayList<Mark>();
    for (Mention mention : article.mentions()) {
      if (mention.field() == field) {
        marks.add(
            new Mark(
                mention.start(),
                mention.end(),
                kind(mention.type()),
                pages.getOrDefault(
                    mention.type() + mention.head(), Links.name(mention.type(), mention.head())),
                mention.head()));
      }
    }
    for (DateMention date : article.dates()) {
      if (date.field() == field) {
        LocalDate from = date.from();
        LocalDate to = date.to();
        String href = from == null || to == null ? "" : Links.days(from, to);
        String tip = from == null || to == null ? "no certain day" : Times.days(from, to);
        marks.add(new Mark(date.start(), date.end(), "date", href, tip));
      }
    }
    return cut(text, marks);
  }

  /** The pages of those whom the article names, by the names that they go by in it. */
  private static Map<String, String> pages(ArticleView article) {
    Map<String, String> pages = new HashMap<>();
    for (EntityRef entity : article.entities()) {
      String page = Links.entityPage(entity.id());
      if (!page.isEmpty()) {
        pages.putIfAbsent(entity.type() + entity.label(), page);
        entity.names().forEach(name -> pages.putIfAbsent(entity.type() + name, page));
      }
    }
    return pages;
  }

  /** The paragraphs of these runs: they part at empty lines. */
  static List<List<Run>> paragraphs(List<Run> runs) {
    var paragraphs = new ArrayList<List<Run>>();
    var paragraph = new ArrayList<Run>();
    for (Run run : runs) {
      if (run.marked()) {
        paragraph.add(run);
        continue;
      }
      String[] parts = run.text().split("\n\\s*\n", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0 && !paragraph.isEmpty()) {
          paragraphs.add(List.copyOf(paragraph));
          paragraph.clear();
        }
        if (!parts[i].isEmpty()) {
          paragraph.add(Run.plain(parts[i]));
        }
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(List.copyOf(paragraph));
    }
    return paragraphs;
  }

  static String kind(MentionType type) {
    return switch (type) {
      case PERSON -> "person";
      case ORGANIZATION -> "org";
      case LOCATION -> "place";
      case MISC -> "misc";
    };
  }

  private static List<Run> cut(String text, List<Mark> marks) {
    List<Mark> sorted =
        marks.stream()
            .sorted(
                Comparator.comparingInt(Mark::start)
                    .thenComparing(Comparator.comparingInt(Mark::end).reversed()))
            .toList();
    var runs = new ArrayList<Run>();
    int at = 0;
    for (Mark mark : sorted) {
      // Where two overlap the first, longer one stands; offsets of another text point nowhere.
      if (mark.start() < at || mark.end() > text.length() || mark.end() <= mark.start()) {
        continue;
      }
      if (mark.start() > at) {
        runs.add(Run.plain(text.substring(at, mark.start())));
      }
      runs.add(
          new Run(text.substring(mark.start(), mark.end()), mark.kind(), mark.href(), mark.tip()));
      at = mark.end();
    }
    if (at < text.length()) {
      runs.add(Run.plain(text.substring(at)));
    }
    return runs;
  }
}
