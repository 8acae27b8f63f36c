package org.newswatch.indexer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of the indices of a month as they grow old. None is ever made read-only, for an
 * article of any month may be revised.
 *
 * @param warmAfter how long after its month one moves to warm nodes; null for never
 * @param deleteAfter how long after its month one is deleted; null for never
 */
public record Lifecycle(@Nullable Duration warmAfter, @Nullable Duration deleteAfter) {

  /** Nothing ever. */
  static final Lifecycle NONE = new Lifecycle(null, null);

  /** An index is as old as its first document; its last is younger by as much as this. */
  private static final Duration MONTH = Duration.ofDays(31);

  private static final JsonMapper JSON = new JsonMapper();

  public Lifecycle {
    if ((warmAfter != null && !warmAfter.isPositive())
        || (deleteAfter != null && !deleteAfter.isPositive())) {
      throw new IllegalArgumentException("warm-after and delete-after must be positive");
    }
    if (warmAfter != null && deleteAfter != null && warmAfter.compareTo(deleteAfter) >= 0) {
      throw new IllegalArgumentException("warm-after must be less than delete-after");
    }
  }

  /** Whether nothing ever becomes of them. */
  boolean isNone() {
    return warmAfter == null && deleteAfter == null;
  }

  /** The body of {@code PUT _ilm/policy/NAME}. */
  String policy() {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode policy = body.putObject("policy");
    policy
        .putObject("_meta")
        .put("description", "Indices of Newswatch; written at the indexer's start, do not edit");
    ObjectNode phases = policy.putObject("phases");
    phases.putObject("hot").put("min_age", "0ms").putObject("actions");
    if (warmAfter != null) {
      ObjectNode warm = phases.putObject("warm").put("min_age", age(warmAfter));
      warm.putObject("actions").putObject("forcemerge").put("max_num_segments", 1);
    }
    if (deleteAfter != null) {
      ObjectNode delete = phases.putObject("delete").put("min_age", age(deleteAfter));
      delete.putObject("actions").putObject("delete");
    }
    return body.toString();
  }

  private static String age(Duration afterMonth) {
    return afterMonth.plus(MONTH).toSeconds() + "s";
  }
}
