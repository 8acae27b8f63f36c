package org.newswatch.indexer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.TimexType;
import org.newswatch.names.NameKeys;

/** Articles to index in tests. */
final class Articles {

  static final Instant SEEN = Instant.parse("2026-11-20T10:00:00Z");

  private Articles() {}

  static EnrichedArticle about(String person, @Nullable Instant publishedAt, DateMention... dates) {
    String text = person + " opened the new bridge.";
    var article =
        RawArticle.builder(
                ArticleId.ofUrl("https://paper.test/" + person),
                new SourceRef("paper.test", "The Paper", "paper.test", "GB", "en"),
                "A bridge",
                text,
                SEEN)
            .publishedAt(publishedAt)
            .build();
    var mention = new Mention(Field.TEXT, person, 0, person.length(), MentionType.PERSON, person);
    var annotation =
        new Annotation(
            "en",
            List.of(mention),
            List.of(dates),
            NameKeys.keys(person),
            article.title(),
            String.join(" ", NameKeys.keys(person)) + text.substring(person.length()),
            false,
            "test-1");
    return new EnrichedArticle(
        article,
        annotation,
        SEEN,
        1,
        SEEN.toEpochMilli() << 8,
        List.of(),
        List.of(new EntityRef("e1", MentionType.PERSON, person, 1, 1)),
        null,
        null);
  }

  static DateMention days(String from, String to) {
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
