package org.newswatch.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One full record of each type but those of alerts; also what the golden files were written from.
 */
final class Samples {

  static final Instant FETCHED = Instant.parse("2026-03-01T10:00:00Z");

  static final RawArticle RAW =
      RawArticle.builder(
              ArticleId.ofUrl("https://paper.test/ferry"),
              new SourceRef("paper.test", "The Paper", "paper.test", "IE", "en"),
              "Ferry runs again, says Ada Low",
              "The ferry of Port Ennis runs again.\n\nAda Low had stopped it on Monday.",
              FETCHED)
          .url("https://paper.test/ferry?utm_source=x")
          .canonicalUrl("https://paper.test/ferry")
          .publishedAt(Instant.parse("2026-03-01T09:00:00Z"))
          .modifiedAt(Instant.parse("2026-03-01T09:30:00Z"))
          .byline(List.of("Ida Stone"))
          .language("en")
          .summary("The ferry runs.")
          .section("Local")
          .tags(List.of("ferry", "sea"))
          .imageUrl("https://paper.test/ferry.jpg")
          .found("title", Provenance.JSON_LD)
          .found("publishedAt", Provenance.META)
          .build();

  static final Annotation ANNOTATION =
      new Annotation(
          "en",
          List.of(new Mention(Field.TITLE, "Ada Low", 23, 30, MentionType.PERSON, "Ada Low")),
          List.of(
              new DateMention(
                  Field.TEXT,
                  "Monday",
                  64,
                  70,
                  TimexType.DATE,
                  "2026-02-23",
                  LocalDate.of(2026, 2, 23),
                  LocalDate.of(2026, 2, 23),
                  Granularity.DAY,
                  Resolution.RELATIVE)),
          List.of("_ada", "_low"),
          "Ferry runs again, says _ada _low",
          "The ferry of Port Ennis runs again.\n\n_ada _low had stopped it on Monday.",
          false,
          "1");

  static final AnnotatedArticle ANNOTATED = new AnnotatedArticle(RAW, ANNOTATION);

  static final EnrichedArticle ENRICHED =
      new EnrichedArticle(
          RAW,
          ANNOTATION,
          FETCHED,
          2,
          458_000_000_000_000L,
          List.of(Change.TITLE),
          List.of(new EntityRef("p-1", MentionType.PERSON, "Ada Low", 0.75, 2)),
          ArticleId.ofUrl("https://other.test/ferry"),
          "s-1",
          null,
          null);

  static final Revision REVISION =
      new Revision(
          "Ferry stands still",
          0.5,
          0.25,
          List.of(new Revision.Labelled("p-1", "Ada Low")),
          List.of(new Revision.Labelled("l-1", "Ireland")),
          List.of(LocalDate.of(2026, 2, 23)),
          List.of(LocalDate.of(2026, 2, 24)));

  /** As {@link #ENRICHED}, with what came to be told of revisions and copies. */
  static final EnrichedArticle REVISED =
      new EnrichedArticle(
          RAW,
          ANNOTATION,
          FETCHED,
          2,
          458_000_000_000_000L,
          List.of(Change.TITLE),
          List.of(new EntityRef("p-1", MentionType.PERSON, "Ada Low", 0.75, 2)),
          ArticleId.ofUrl("https://other.test/ferry"),
          "s-1",
          0.875,
          REVISION);

  static final FetchResult FETCH =
      new FetchResult(
          "https://paper.test/ferry",
          "paper.test",
          FetchResult.Kind.ARTICLE,
          FetchResult.Outcome.SKIPPED,
          "robots",
          "robots.txt forbids /ferry",
          FETCHED,
          200,
          "\"e1\"",
          "Sun, 01 Mar 2026 09:30:00 GMT",
          "ab12",
          RAW.id(),
          RAW.contentHash(),
          "cd34",
          3,
          null,
          null,
          null,
          null);

  static final FetchResult LOOK =
      new FetchResult(
          "https://paper.test/feed",
          "paper.test",
          FetchResult.Kind.FEED,
          FetchResult.Outcome.OK,
          null,
          null,
          FETCHED,
          200,
          null,
          null,
          "ef56",
          null,
          null,
          null,
          0,
          new FetchResult.Listed(20, 3),
          new FetchResult.ReadArticle(1_200, true, false),
          5_000L,
          30_000L);

  static final Source SOURCE =
      new Source(
          "paper.test",
          "The Paper",
          Source.Kind.FEED,
          "https://paper.test/feed",
          "IE",
          "en",
          Source.Origin.COMMAND,
          false,
          FETCHED);

  static final SourceHealth HEALTH =
      new SourceHealth(
          "paper.test",
          FETCHED,
          Instant.parse("2026-02-22T10:00:00Z"),
          700,
          140,
          138,
          135,
          Map.of("http-404", 2L, "no-text", 3L),
          2_400,
          0.98,
          0.75,
          FETCHED,
          FETCHED,
          Instant.parse("2026-03-01T09:00:00Z"),
          Instant.parse("2026-03-01T10:10:00Z"),
          "the server answered 503",
          List.of(SourceHealth.Warning.SILENT));

  static final Entity ENTITY =
      new Entity(
          "p-2",
          MentionType.PERSON,
          "Ada Low",
          List.of("Ada Low", "Ada M. Low"),
          "p-1",
          "d-1",
          FETCHED,
          Instant.parse("2026-03-02T10:00:00Z"),
          3,
          List.of("o-1"));

  static final Entity CITY =
      new Entity(
          "l-2",
          MentionType.LOCATION,
          "Port Ennis",
          List.of("Port Ennis"),
          null,
          null,
          FETCHED,
          FETCHED,
          1,
          List.of(),
          MentionKind.CITY,
          7L);

  static final Story STORY =
      new Story(
          "s-2",
          "The harbour of Ennis opens",
          ArticleId.ofUrl("https://paper.test/a"),
          FETCHED,
          Instant.parse("2026-03-02T10:00:00Z"),
          3,
          2,
          List.of(new Story.Named("l-1", MentionType.LOCATION, "Ireland", 3)),
          LocalDate.parse("2026-03-01"),
          List.of(
              new Story.Hour(FETCHED, 2), new Story.Hour(Instant.parse("2026-03-02T10:00:00Z"), 1)),
          List.of("en", "ga"),
          "s-1",
          7);

  static final Instant DECIDED = Instant.parse("2026-03-02T11:00:00Z");
  private static final String WHY = "The same person.";

  static final EntityDecision MERGE =
      new EntityDecision.Merge("d-1", DECIDED, "ida", WHY, "p-2", "p-1");
  static final EntityDecision.Split SPLIT =
      new EntityDecision.Split("d-2", DECIDED, "ida", WHY, "p-1", List.of("A. Low"));
  static final EntityDecision LABEL =
      new EntityDecision.Label("d-3", DECIDED, "ida", WHY, "p-1", "Ada Low");
  static final EntityDecision ALIAS =
      new EntityDecision.Alias("d-4", DECIDED, "ida", WHY, "p-1", "Lady Low");
  static final EntityDecision UNDO = new EntityDecision.Undo("d-5", DECIDED, "ida", WHY, "d-4");

  static final Forgotten FORGOTTEN =
      new Forgotten(RAW.id().value(), Forgotten.What.ARTICLE, DECIDED, "ida", "Court order.");

  static final LetterHandled LETTER_HANDLED =
      new LetterHandled(
          "indexer-0-17", FETCHED, LetterHandled.How.REPLAYED, DECIDED, "ida", "Mapping mended.");

  static final Job JOB =
      new Job(
          "j-1",
          Job.Kind.BULK,
          "desk-1",
          "Sanctions list",
          Job.State.RUNNING,
          Map.of("hits", "all", "mode", "names"),
          FETCHED,
          DECIDED,
          40,
          5_000L,
          "40",
          123_456,
          Map.of("found", 31L, "wrong", 2L),
          List.of(new Job.Event(DECIDED, "The index was read anew after line 20.")),
          "The index does not answer.",
          FETCHED,
          DECIDED);

  static final Mention COUNTRY =
      new Mention(
          Field.TEXT, "Ireland", 4, 11, MentionType.LOCATION, "Ireland", MentionKind.COUNTRY);

  static final EntityRef COUNTRY_REF =
      new EntityRef(
          "l-1",
          MentionType.LOCATION,
          "Ireland",
          0.1,
          1,
          MentionKind.COUNTRY,
          List.of("Ireland", "Eire"));

  private Samples() {}

  static AnnotatedArticle annotatedWith(Mention mention) {
    return new AnnotatedArticle(
        RAW,
        new Annotation(
            "en",
            List.of(mention),
            ANNOTATION.dates(),
            ANNOTATION.nameKeys(),
            ANNOTATION.keyTitle(),
            ANNOTATION.keyText(),
            false,
            "1"));
  }

  static EnrichedArticle enrichedWith(EntityRef entity) {
    return new EnrichedArticle(
        RAW, ANNOTATION, FETCHED, 1, 1, List.of(), List.of(entity), null, null, null, null);
  }
}
