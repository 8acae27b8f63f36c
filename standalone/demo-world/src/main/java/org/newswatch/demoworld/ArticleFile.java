package org.newswatch.demoworld;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is written in its file.
 *
 * @param site the id of the site it is on
 * @param path where it is when not where its site puts articles
 * @param published {@code -3d 14:20} (UTC, days before the start) or {@code -90m}
 * @param body paragraphs with blank lines between; null for a copy
 * @param copy what it takes over from an agency; null for own writing
 * @param revision what a later version has instead
 */
record ArticleFile(
    String site,
    String slug,
    Article.@Nullable Kind kind,
    @Nullable String path,
    String published,
    String title,
    String byline,
    String section,
    @Nullable String body,
    @Nullable Copy copy,
    @Nullable Revision revision) {

  private static final Pattern DAYS_AND_TIME = Pattern.compile("-(\\d{1,2})d (\\d{2}:\\d{2})");
  private static final Pattern MINUTES = Pattern.compile("-(\\d{1,4})m");

  /**
   * A copy of another article's text.
   *
   * @param of the slug of the original
   * @param paragraphs which of its paragraphs, from 1, in the order taken over
   * @param claimsOriginal whether the page names the original's address as its canonical one
   */
  record Copy(String of, List<Integer> paragraphs, boolean claimsOriginal) {}

  /**
   * A later version.
   *
   * @param title the new title; null when it stays
   * @param body the new text; null when the old one stays
   * @param append paragraphs that are added at the end
   */
  record Revision(@Nullable String title, @Nullable String body, @Nullable String append) {}

  Article.Kind kindOrNews() {
    return kind == null ? Article.Kind.NEWS : kind;
  }

  /** When it appears, in a world that started then. */
  Instant publishedFrom(Instant startedAt) {
    Matcher minutes = MINUTES.matcher(published);
    if (minutes.matches()) {
      return startedAt.minus(Duration.ofMinutes(Long.parseLong(minutes.group(1))));
    }
    Matcher days = DAYS_AND_TIME.matcher(published);
    if (!days.matches()) {
      throw new IllegalArgumentException("published is neither -3d 14:20 nor -90m: " + published);
    }
    return startedAt
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .minusDays(Long.parseLong(days.group(1)))
        .atTime(LocalTime.parse(days.group(2)))
        .toInstant(ZoneOffset.UTC);
  }

  static List<String> paragraphs(String body) {
    return Arrays.stream(body.split("\\n\\s*\\n"))
        .map(paragraph -> paragraph.strip().replaceAll("\\s*\\n\\s*", " "))
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }
}
