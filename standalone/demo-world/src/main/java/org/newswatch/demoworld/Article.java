package org.newswatch.demoworld;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * An article as a page shows it, in one version.
 *
 * @param modified equal to {@code published} in the first version
 * @param canonical the address that the page claims for itself; on another site for one copy
 */
record Article(
    Site site,
    Kind kind,
    String slug,
    String path,
    URI canonical,
    Instant published,
    Instant modified,
    String title,
    String byline,
    String section,
    List<String> paragraphs) {

  private static final int SUMMARY_CHARS_MAX = 220;

  enum Kind {
    /** Reported news. */
    NEWS,
    /** News on a page that robots.txt forbids. */
    FORBIDDEN,
    /** A page of pictures with hardly a word, listed in the feed like an article. */
    GALLERY
  }

  URI url() {
    return site.url(path);
  }

  /** The same article as it reads after a revision. */
  Article revised(Instant at, String newTitle, List<String> newParagraphs) {
    return new Article(
        site,
        kind,
        slug,
        path,
        canonical,
        published,
        at,
        newTitle,
        byline,
        section,
        List.copyOf(newParagraphs));
  }

  /** The beginning of the text, cut between words. */
  String summary() {
    String first = paragraphs.getFirst();
    if (first.length() <= SUMMARY_CHARS_MAX) {
      return first;
    }
    int cut = first.lastIndexOf(' ', SUMMARY_CHARS_MAX);
    return first.substring(0, cut < 0 ? SUMMARY_CHARS_MAX : cut) + "...";
  }
}
