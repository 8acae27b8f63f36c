package org.newswatch.demoworld;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A paper of the world, as {@code sites.yaml} describes it.
 *
 * @param zone offset from UTC in which its pages and feeds state times
 * @param feed the format of its feed
 * @param feedPath where the feed is
 * @param feedQuery what the feed appends to the addresses of articles, for counting clicks
 * @param brokenFeedPath where a second feed should be and is not
 * @param layout the page design, a file under {@code layouts/}
 * @param articlePath where articles are: {@code {yyyy}}, {@code {MM}}, {@code {dd}}, {@code {slug}}
 * @param day how it writes a day of this year
 * @param stamp how its pages show when an article appeared
 * @param dash what it puts between two days
 * @param disallow what its robots.txt forbids
 */
record Site(
    String id,
    String name,
    String host,
    String tagline,
    String country,
    String language,
    String zone,
    FeedFormat feed,
    String feedPath,
    @Nullable String feedQuery,
    @Nullable String brokenFeedPath,
    String layout,
    String articlePath,
    String day,
    String stamp,
    String dash,
    List<String> sections,
    @Nullable List<String> disallow) {

  enum FeedFormat {
    RSS,
    ATOM
  }

  Locale locale() {
    return Locale.of(language, country);
  }

  ZoneOffset offset() {
    return ZoneOffset.of(zone);
  }

  List<String> disallowed() {
    return disallow == null ? List.of() : disallow;
  }

  URI url(String path) {
    return URI.create("http://" + host + path);
  }

  DemoSource source() {
    return new DemoSource(id, name, host, url(feedPath), country, language);
  }

  /** The feed that is none, if it has one. */
  Optional<DemoSource> brokenSource() {
    return Optional.ofNullable(brokenFeedPath)
        .map(
            path ->
                new DemoSource(
                    id + "-opinion", name + ": Opinion", host, url(path), country, language));
  }
}
