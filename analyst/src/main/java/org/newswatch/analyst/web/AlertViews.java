package org.newswatch.analyst.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of alerts show; every text in it is foreign and gets escaped there. */
public final class AlertViews {

  private AlertViews() {}

  /**
   * A subscription in a list.
   *
   * @param precision of its alerts, in words; empty when nobody judged them
   * @param last when it last told something; empty when it did not
   */
  public record Sub(
      String href,
      String name,
      String asked,
      String state,
      String cadence,
      String precision,
      String last) {}

  /** An alert in a list. */
  public record Told(
      String href,
      String title,
      String reason,
      String subscription,
      String subscriptionHref,
      String time,
      String isoTime,
      String facts) {}

  /** The page with everything at a glance. */
  public record Overview(String headline, List<Sub> subs, List<Told> told) {}

  /** A line of a sheet of facts. */
  public record Fact(String what, String value) {}

  /** A story that is not told of. */
  public record Muted(String about, String href, String until) {}

  /**
   * One subscription.
   *
   * @param broken why it cannot be asked; empty when it can
   * @param search the same query as a search; empty without one
   */
  public record Sheet(
      String id,
      String path,
      String name,
      String state,
      String broken,
      String query,
      String search,
      List<Fact> facts,
      List<Muted> muted,
      Chart chart,
      List<Told> told) {}

  /**
   * The form of a subscription.
   *
   * @param typed what stands in it, by field
   * @param cause what is wrong; empty when nothing is
   * @param trial null when nothing was tried
   */
  public record Form(
      String heading,
      String action,
      String again,
      String cancel,
      Map<String, String> typed,
      String cause,
      String fix,
      @Nullable Trial trial) {

    /** What stands in a field. */
    public String get(String field) {
      return typed.getOrDefault(field, "");
    }

    /** Whether this is what a choice stands on; one that says nothing stands on the first. */
    public boolean is(String field, String value, boolean first) {
      String stands = get(field);
      return stands.isEmpty() ? first : stands.equals(value);
    }
  }

  /** Something and how often it was, with its share of the most frequent in hundredths. */
  public record Counted(String what, String count, int share) {}

  /**
   * What would have been told.
   *
   * @param cause why there is nothing to show; empty when there is
   * @param pointer marks the place in the query that is meant; empty without one
   */
  public record Trial(
      String cause,
      String fix,
      String query,
      String pointer,
      String headline,
      String detail,
      Chart chart,
      List<Counted> sources,
      List<Counted> terms,
      List<Sample> samples,
      List<String> notes) {}

  /** One alert that would have been told. */
  public record Sample(
      String href, String title, String reason, String source, String time, String isoTime) {}

  /** A place that matched. */
  public record Match(String clause, String surface, String where, String how) {}

  /** An article that was held back. */
  public record Held(String href, String title, String source, String why) {}

  /** What a reader thinks. */
  public record Verdict(String by, String verdict, String note, String time) {}

  /** Why an alert was told. */
  public record Why(
      String path,
      String title,
      String href,
      String outside,
      String reason,
      String why,
      String subscription,
      String subscriptionHref,
      String time,
      String isoTime,
      List<Fact> facts,
      List<List<Run>> snippets,
      List<Match> matches,
      String heldHeading,
      List<Held> held,
      List<Verdict> verdicts,
      boolean mutable) {}

  /** A message on its way. */
  public record Delivery(
      String key,
      String alertHref,
      String subscription,
      String subscriptionHref,
      String way,
      String state,
      String detail,
      String time,
      boolean dead) {}

  /** How messages went out. */
  public record Deliveries(
      String headline, List<Views.Choice> states, List<Delivery> rows, boolean anyDead) {}

  /** What was told, of all or of one. */
  public record History(String heading, String back, Chart chart, List<Told> told) {}
}
