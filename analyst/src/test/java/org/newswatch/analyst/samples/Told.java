package org.newswatch.analyst.samples;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Story;

/** What topics tell of entities and stories. */
public final class Told {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private Told() {}

  /** A story; merged into another one unless that is null. */
  public static Story story(String id, @Nullable String into) {
    return new Story(
        id,
        "A crossing",
        ArticleId.ofUrl("https://paper.test/" + id),
        NOON,
        NOON,
        1,
        1,
        List.of(),
        null,
        List.of(),
        List.of(),
        into,
        1);
  }

  /** A person; merged into another one unless that is null. */
  public static Entity entity(String id, String label, @Nullable String into) {
    return new Entity(
        id,
        MentionType.PERSON,
        label,
        List.of(label),
        into,
        into == null ? null : Entity.EVIDENCE,
        NOON,
        NOON,
        1,
        List.of());
  }
}
