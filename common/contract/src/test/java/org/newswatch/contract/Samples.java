package org.newswatch.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One full record of each type; also what the golden files were written from. */
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

  private static final Instant DECIDED = Instant.parse("2026-03-02T11:00:00Z");
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

  static final Subscription SUBSCRIPTION =
      Subscription.builder("ada-low", "ida", "Ada Low", "\"Ada Low\" OR ferry", FETCHED)
          .filters(new Subscription.Filters(List.of("en"), List.of("IE"), List.of("paper.test")))
          .channels(
              List.of(
                  new Channel(Channel.Type.WEBHOOK, "https://desk.test/hook", "env:DESK_SECRET")))
          .cadence(Subscription.Cadence.DAILY)
          .zone(ZoneId.of("Europe/Dublin"))
          .quietHours(new Subscription.QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)))
          .capPerHour(10)
          .cooldown(Duration.ofMinutes(30))
          .pausedUntil(DECIDED)
          .expiresAt(Instant.parse("2027-03-01T10:00:00Z"))
          .per(Subscription.Per.NEAR_DUPLICATE)
          .sendWhenEmpty(true)
          .mutedStories(Map.of("s-9", DECIDED))
          .build();

  static final Subscription SPIKE =
      SUBSCRIPTION
          .next(DECIDED)
          .spike("ferry", new Subscription.Spike(Subscription.Spike.Span.HOUR, 3, 10))
          .build();

  static final Subscription SILENCE =
      SUBSCRIPTION.next(DECIDED).silence(new Subscription.Silence("paper.test", 12)).build();

  static final Told TOLD = Told.of(REVISED);

  static final MatchedClause MATCHED =
      new MatchedClause("\"Ada Low\"", Field.TITLE, "Ada Low", 23, 30, MatchedClause.How.WRITTEN);

  static final Snippet SNIPPET = new Snippet(Field.TITLE, "says Ada Low", 18);

  static final AlertCandidate ALERT_CANDIDATE =
      new AlertCandidate(
          "ada-low",
          1,
          TOLD,
          false,
          "s-2",
          ArticleId.ofUrl("https://other.test/ferry"),
          List.of(Change.TITLE),
          REVISION,
          List.of(MATCHED, MatchedClause.ofData("source:paper.test")),
          List.of(new AlertCandidate.Asked("p-1", "Ada Low")),
          List.of(SNIPPET),
          DECIDED);

  static final Alert ALERT =
      new Alert(
          Alert.id("ada-low", "s-1", 2),
          "ada-low",
          1,
          "Ada Low",
          Alert.Reason.REVISED,
          "The title was: Ferry stands still",
          null,
          null,
          "s-1",
          2,
          TOLD,
          List.of(MATCHED),
          List.of(SNIPPET),
          3,
          2,
          List.of(
              new Alert.Held(
                  ArticleId.ofUrl("https://other.test/b"),
                  "Ferry",
                  "https://other.test/b",
                  "The Other",
                  Alert.Held.Why.SAME_STORY,
                  FETCHED)),
          1,
          new Alert.Links(
              "https://paper.test/ferry", "https://desk.test/why", "https://desk.test/m"),
          true,
          DECIDED);

  static final Alert SURGE =
      new Alert(
          Alert.id("ferries", "surge", 1),
          "ferries",
          2,
          "Ferries",
          Alert.Reason.SPIKE,
          "12 articles in an hour; 0.8 are usual.",
          new Alert.Surge(Subscription.Spike.Span.HOUR, FETCHED, 12, 0.75, 672),
          null,
          null,
          1,
          TOLD,
          List.of(MATCHED),
          List.of(SNIPPET),
          12,
          9,
          List.of(
              new Alert.Held(
                  ArticleId.ofUrl("https://other.test/b"),
                  "Ferry",
                  "https://other.test/b",
                  "The Other",
                  Alert.Held.Why.COUNTED,
                  FETCHED)),
          11,
          new Alert.Links("https://paper.test/ferry", "https://desk.test/why", null),
          false,
          DECIDED);

  static final Alert HEARD_AGAIN =
      new Alert(
          Alert.id("quiet", "paper.test", 2),
          "quiet",
          1,
          "The Paper is silent",
          Alert.Reason.HEARD_AGAIN,
          "An article came after 14 hours.",
          null,
          new Alert.Quiet("paper.test", FETCHED, DECIDED),
          null,
          2,
          null,
          List.of(),
          List.of(),
          0,
          0,
          List.of(),
          0,
          new Alert.Links(null, "https://desk.test/why", null),
          false,
          DECIDED);

  static final Digest DIGEST =
      new Digest(
          Digest.id("ada-low", DECIDED),
          "ada-low",
          1,
          "Ada Low",
          Digest.Cause.CADENCE,
          FETCHED,
          DECIDED,
          List.of(ALERT),
          2,
          120L,
          7L,
          DECIDED);

  static final ReadTally READ_TALLY = new ReadTally(3, FETCHED, 12, List.of(-7, 4711));

  static final Delivery DELIVERY =
      new Delivery(
          ALERT.id(),
          Delivery.Kind.ALERT,
          3,
          41,
          "ada-low",
          0,
          Channel.Type.WEBHOOK,
          "5f0c1a4be3d2977186aa0b3c4d5e6f70",
          Delivery.State.PENDING,
          1,
          DECIDED,
          "the server answered 503",
          "msg_1",
          FETCHED,
          DECIDED);

  static final AlertFeedback FEEDBACK =
      new AlertFeedback(
          ALERT.id(), "ada-low", "ida", AlertFeedback.Verdict.DUPLICATE, "Seen before.", DECIDED);

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
