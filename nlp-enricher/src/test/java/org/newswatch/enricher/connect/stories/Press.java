package org.newswatch.enricher.connect.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.TimexType;

/** Made-up articles, as they come to the stories. */
final class Press {

  /**
   * What there is to say of something: words, of which each article says some.
   *
   * @param people whom it names, by what stands for their ids
   */
  record Subject(List<String> words, List<String> people, List<String> places) {

    static Subject of(String name, int words) {
      List<String> said = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        said.add(name + letters(i));
      }
      return new Subject(said, List.of(name + "-person"), List.of(name + "-place"));
    }

    Subject and(Subject other) {
      return new Subject(
          together(words, other.words),
          together(people, other.people),
          together(places, other.places));
    }

    private static List<String> together(List<String> some, List<String> more) {
      List<String> all = new ArrayList<>(some);
      all.addAll(more);
      return all;
    }
  }

  private Press() {}

  /** Some letters that no other number gives. */
  static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number + 1; rest > 0; rest /= 5) {
      letters.append("kmrtv".charAt(rest % 5)).append("aou".charAt(rest % 3));
    }
    return letters.toString();
  }

  /** An article that says about two thirds of what there is to say. */
  static EnrichedArticle about(
      Subject subject, @Nullable LocalDate day, int number, Instant at, Random random) {
    List<String> said = subject.words().stream().filter(word -> random.nextInt(3) > 0).toList();
    String text = String.join(" ", said);
    return article(number, text.isEmpty() ? "nothing" : text, at, "en", subject, day);
  }

  static EnrichedArticle article(
      int number,
      String text,
      Instant at,
      @Nullable String language,
      Subject named,
      @Nullable LocalDate day) {
    String paper = "paper" + number % 7 + ".test";
    String url = "https://" + paper + "/" + number;
    RawArticle raw =
        RawArticle.builder(
                ArticleId.ofUrl(url),
                new SourceRef(paper, paper, paper, null, null),
                "Report " + number,
                text,
                at)
            .url(url)
            .publishedAt(at)
            .build();
    List<EntityRef> entities = new ArrayList<>();
    named.people().forEach(id -> entities.add(new EntityRef(id, MentionType.PERSON, id, 0.01, 2)));
    named
        .places()
        .forEach(id -> entities.add(new EntityRef(id, MentionType.LOCATION, id, 0.01, 2)));
    List<DateMention> dates = day == null ? List.of() : List.of(spokenOf(day));
    return new EnrichedArticle(
        raw,
        new Annotation(language, List.of(), dates, List.of(), "", "", false, "test"),
        at,
        1,
        1,
        List.of(),
        entities,
        null,
        null,
        null,
        null);
  }

  private static DateMention spokenOf(LocalDate day) {
    return new DateMention(
        Field.TEXT,
        day.toString(),
        0,
        10,
        TimexType.DATE,
        day.toString(),
        day,
        day,
        Granularity.DAY,
        Resolution.EXPLICIT);
  }
}
