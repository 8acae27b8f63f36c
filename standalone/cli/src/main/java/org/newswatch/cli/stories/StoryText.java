package org.newswatch.cli.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.cli.sources.Times;
import org.newswatch.contract.Story;
import tools.jackson.databind.JsonNode;

/** Stories as people read them. */
public final class StoryText {

  private static final int TITLE_COLUMNS = 76;
  private static final int NAMES = 4;
  private static final int NAMES_COLUMNS = 48;
  private static final int LANGUAGES = 3;
  private static final int SOURCE_COLUMNS = 22;
  private static final int LABEL = 11;
  private static final Duration LATELY = Duration.ofDays(2);

  private StoryText() {}

  /** Two lines each: counts and title, id and names. */
  public static String table(List<Story> stories, Instant now) {
    var out = new StringJoiner("\n");
    out.add(row("SOURCES", "ARTICLES", "LAST", "STORY"));
    for (Story story : stories) {
      out.add(
          row(
              Long.toString(story.sources()),
              Long.toString(story.articles()),
              last(story, now),
              Terminal.cut(story.title(), TITLE_COLUMNS)));
      out.add(row("", "", "", about(story)).stripTrailing());
    }
    return out.toString();
  }

  private static String row(String sources, String articles, String last, String story) {
    return "%7s  %8s  %-10s  %s".formatted(sources, articles, last, story);
  }

  /** Its whole id, which is what story: takes in a search, and of what it is. */
  private static String about(Story story) {
    String languages = story.languages().stream().limit(LANGUAGES).collect(Collectors.joining(" "));
    String names = names(story);
    return Terminal.line(story.id())
        + (languages.isEmpty() ? "" : "  " + Terminal.line(languages))
        + (names.isEmpty() ? "" : "  " + names);
  }

  private static String last(Story story, Instant now) {
    Duration age = Duration.between(story.lastSeen(), now);
    return age.isNegative() || age.compareTo(LATELY) >= 0
        ? Times.day(story.lastSeen())
        : Times.ago(story.lastSeen(), now);
  }

  private static String names(Story story) {
    return Terminal.cut(
        story.entities().stream()
            .limit(NAMES)
            .map(Story.Named::label)
            .collect(Collectors.joining(", ")),
        NAMES_COLUMNS);
  }

  /**
   * Everything about one, without its articles.
   *
   * @param asked the one that was asked for, which may have turned out to be this one
   * @param parts those that turned out to be this one
   */
  public static String sheet(Story story, Story asked, List<Story> parts) {
    var out = new StringJoiner("\n");
    out.add(Terminal.line(story.title()));
    line(out, "id", story.id());
    if (!asked.id().equals(story.id())) {
      line(out, "asked for", asked.id() + " was merged into this story: " + asked.title());
    }
    for (Story part : parts) {
      if (!part.id().equals(asked.id())) {
        line(out, "also", part.id() + " was merged into it: " + part.title());
      }
    }
    line(
        out,
        "seen",
        Times.minute(story.firstSeen())
            + (story.lastSeen().equals(story.firstSeen())
                ? ""
                : " to %s (%s)"
                    .formatted(
                        Times.minute(story.lastSeen()),
                        Times.length(Duration.between(story.firstSeen(), story.lastSeen())))));
    line(
        out,
        "told by",
        "%s of %s (copies count once)"
            .formatted(
                number(story.articles(), "article"),
                number(story.sources(), "independent source")));
    if (story.day() != null) {
      line(
          out,
          "about",
          story.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              + ", "
              + story.day());
    }
    if (!story.languages().isEmpty()) {
      line(out, "languages", String.join(", ", story.languages()));
    }
    if (!story.entities().isEmpty()) {
      line(
          out,
          "names",
          story.entities().stream()
              .map(entity -> entity.label() + " " + entity.articles())
              .collect(Collectors.joining(", ")));
    }
    if (!story.hours().isEmpty()) {
      out.add("").add(HourChart.of(story.hours()));
    }
    return out.toString();
  }

  /** The articles that a search for the story found. */
  public static String articles(JsonNode page) {
    JsonNode hits = page.path("hits");
    long total = page.path("total").asLong(0);
    var out = new StringJoiner("\n");
    out.add(
        "  "
            + (hits.size() < total && !hits.isEmpty() ? hits.size() + " of " : "")
            + number(total, "article")
            + " in the index"
            + (hits.size() > 1 ? ", the newest first" : ""));
    for (JsonNode hit : hits) {
      out.add(
          "  %s  %s  %s"
              .formatted(
                  time(hit.path("time").asString("")),
                  Terminal.column(hit.path("sourceName").asString(""), SOURCE_COLUMNS),
                  Terminal.cut(hit.path("title").asString(""), TITLE_COLUMNS)));
      String note = copy(hit.at("/kin/copyOf"));
      if (!note.isEmpty()) {
        out.add(" ".repeat(2 + time("").length() + 2 + SOURCE_COLUMNS + 2) + note);
      }
    }
    return out.toString();
  }

  private static String time(String instant) {
    return "%-16s"
        .formatted(instant.length() < 16 ? "" : instant.substring(0, 16).replace('T', ' '));
  }

  private static String copy(JsonNode copyOf) {
    if (!copyOf.isObject()) {
      return "";
    }
    String title = copyOf.path("title").asString("");
    JsonNode similarity = copyOf.path("similarity");
    return "copy of "
        + (title.isBlank() ? "an earlier article" : Terminal.cut(title, TITLE_COLUMNS / 2))
        + (similarity.isNumber()
            ? ", %d %%".formatted((int) Math.floor(similarity.asDouble() * 100 + 1e-6))
            : "");
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void line(StringJoiner out, String label, String value) {
    out.add("  " + Terminal.column(label, LABEL) + Terminal.line(value));
  }
}
