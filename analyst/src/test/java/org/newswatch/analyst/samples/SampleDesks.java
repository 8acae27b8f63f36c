package org.newswatch.analyst.samples;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.Source;
import org.newswatch.desk.BackTests;
import org.newswatch.desk.Desks;
import org.newswatch.desk.SourceLooks;
import org.newswatch.testkit.MemoryTopics;

/** Desks over topics of the test, whose trials and looks find the same each time. */
public final class SampleDesks {

  private SampleDesks() {}

  /** Those over these topics. */
  public static Desks over(MemoryTopics topics, InstantSource clock) {
    return Desks.over(topics, clock, SampleDesks::tried, SampleDesks::look);
  }

  /** Those of an installation in which nothing happened yet. */
  public static Desks empty(InstantSource clock) {
    return over(new MemoryTopics(), clock);
  }

  private static BackTests.Tried tried(
      org.newswatch.contract.Subscription subscription,
      java.util.function.Function<String, java.util.Optional<String>> saved,
      Instant from,
      Instant now,
      BackTests.Progress progress) {
    var report =
        new BackTests.Report(
            from,
            now,
            7,
            0,
            .5,
            3,
            2,
            1,
            1,
            Map.of("told", 4L, "held", 2L, "old", 1L),
            Map.of(org.newswatch.contract.Alert.Reason.FIRST, 4L),
            List.of(),
            List.of(now.minusSeconds(90_000), now.minusSeconds(60)),
            List.of(),
            List.of(new BackTests.Counted("The Lakeside Tribune", 5)),
            List.of(new BackTests.Counted("ferry", 6)));
    return new BackTests.Tried(report, from, 1_000, 20, 3, null, List.of(), 0, null);
  }

  private static SourceLooks.Look look(SourceLooks.Wish wish, List<Source> known, Instant now) {
    if (!wish.address().contains(".")) {
      throw new IllegalArgumentException("type an http or https address");
    }
    String id = wish.id() == null ? "paper.test" : wish.id();
    boolean useless = wish.address().contains("nothing");
    Source draft =
        new Source(
            id,
            wish.name() == null ? "The Paper" : wish.name(),
            Source.Kind.FEED,
            wish.address(),
            wish.country(),
            wish.language(),
            Source.Origin.COMMAND,
            false,
            now);
    return new SourceLooks.Look(
        useless ? "home page" : "RSS feed",
        useless ? null : draft,
        null,
        12,
        now.minusSeconds(600),
        List.of(
            new SourceLooks.Sample(
                "https://paper.test/1",
                "<i>Ferry</i> stands still",
                now.minusSeconds(600),
                List.of("Ida <b>Low</b>"),
                2_400,
                null)),
        useless
            ? List.of(new SourceLooks.Note("no-feed", "It leads to no feed.", "Name a feed"))
            : List.of(),
        List.of("https://paper.test/sport.xml"));
  }
}
