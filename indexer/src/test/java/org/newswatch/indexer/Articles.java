package org.newswatch.indexer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Change;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.Revision;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Story;
import org.newswatch.contract.TimexType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/** Articles to index in tests. */
public final class Articles {

  public static final Instant SEEN = Instant.parse("2026-11-20T10:00:00Z");

  private Articles() {}

  public static EnrichedArticle about(
      String person, @Nullable Instant publishedAt, DateMention... dates) {
    return of("A bridge", person + " opened the new bridge.", publishedAt, List.of(person), dates);
  }

  /** An article in which each of these people is a mention wherever the text names them. */
  public static EnrichedArticle of(
      String title,
      String text,
      @Nullable Instant publishedAt,
      List<String> people,
      DateMention... dates) {
    var article =
        RawArticle.builder(
                ArticleId.ofUrl("https://paper.test/" + title),
                new SourceRef("paper.test", "The Paper", "paper.test", "GB", "en"),
                title,
                text,
                SEEN)
            .publishedAt(publishedAt)
            .build();
    var mentions = new ArrayList<Mention>();
    var keys = new TreeSet<String>();
    String keyText = text;
    for (String person : people) {
      int start = text.indexOf(person);
      mentions.add(
          new Mention(
              Field.TEXT, person, start, start + person.length(), MentionType.PERSON, person));
      keys.addAll(NameKeys.keys(person));
      for (NameToken token : NameKeys.tokens(person)) {
        keyText = keyText.replace(token.text(), token.key());
      }
    }
    var annotation =
        new Annotation(
            "en", mentions, List.of(dates), List.copyOf(keys), title, keyText, false, "test-1");
    return new EnrichedArticle(
        article,
        annotation,
        SEEN,
        1,
        SEEN.toEpochMilli() << 8,
        List.of(),
        people.stream()
            .map(person -> new EntityRef("e-" + person, MentionType.PERSON, person, 0, 1))
            .toList(),
        null,
        null,
        null,
        null);
  }

  /** The same article, first seen then. */
  public static EnrichedArticle seenAt(Instant seen, EnrichedArticle article) {
    return new EnrichedArticle(
        article.article(),
        article.annotation(),
        seen,
        article.revision(),
        article.version(),
        article.changes(),
        article.entities(),
        article.nearDuplicateOf(),
        article.storyId(),
        article.similarity(),
        article.revised());
  }

  /** The same article, changed: one revision and version on; and now it repeats another. */
  public static EnrichedArticle revised(EnrichedArticle before) {
    return new EnrichedArticle(
        before.article(),
        before.annotation(),
        before.firstSeenAt(),
        before.revision() + 1,
        before.version() + 1,
        List.of(Change.TEXT),
        before.entities(),
        ArticleId.ofUrl("https://other.test/first"),
        "s-1",
        .93,
        new Revision(
            "A bridge, at last",
            .25,
            .5,
            List.of(new Revision.Labelled("p-1", "Anna Lind")),
            List.of(new Revision.Labelled("l-1", "Velin")),
            List.of(LocalDate.parse("2026-12-01")),
            List.of(LocalDate.parse("2026-11-01"), LocalDate.MAX)));
  }

  /** A story that turned out to be another. */
  public static Story story(long version) {
    return new Story(
        "s-2",
        "A bridge opens",
        ArticleId.ofUrl("https://paper.test/a"),
        SEEN,
        SEEN.plusSeconds(7_200),
        version + 1,
        2,
        List.of(
            new Story.Named("p-1", MentionType.PERSON, "Anna Lind", 3),
            new Story.Named("l-1", MentionType.LOCATION, "Velin", 1)),
        LocalDate.parse("2026-11-20"),
        List.of(new Story.Hour(SEEN, 3)),
        List.of("en", "pl"),
        "s-1",
        version);
  }

  /** A person who turned out to be another. */
  public static Entity entity(@Nullable Long version) {
    return new Entity(
        "p-2",
        MentionType.PERSON,
        "Alexander Voronenko",
        List.of(
            "Alexander Voronenko",
            "\u0410\u043b\u0435\u043a\u0441\u0430\u043d\u0434\u0440"
                + " \u0412\u043e\u0440\u043e\u043d\u0435\u043d\u043a\u043e"),
        "p-1",
        Entity.EVIDENCE,
        SEEN,
        SEEN.plusSeconds(7_200),
        version == null ? 1 : version,
        List.of("l-1"),
        null,
        version);
  }

  /** A person of that name, as connect tells of one. */
  public static Entity person(String id, String label, @Nullable String mergedInto, long version) {
    return new Entity(
        id,
        MentionType.PERSON,
        label,
        List.of(label),
        mergedInto,
        mergedInto == null ? null : Entity.EVIDENCE,
        SEEN,
        SEEN,
        2,
        List.of(),
        null,
        version);
  }

  public static DateMention days(String from, String to) {
    return new DateMention(
        Field.TEXT,
        "then",
        0,
        4,
        TimexType.DATE,
        from,
        LocalDate.parse(from),
        LocalDate.parse(to),
        Granularity.RANGE,
        Resolution.EXPLICIT);
  }
}
