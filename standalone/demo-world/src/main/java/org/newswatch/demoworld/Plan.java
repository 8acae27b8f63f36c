package org.newswatch.demoworld;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a complete crawl of the world, without what it adds while it goes on, must end with.
 *
 * @param articles the address of each article, without the query that some feeds append, and how
 *     many revisions of it there will be (1 or 2); the second shows a few seconds after the first
 *     was fetched. One copy of an agency's text names the agency's page as its canonical address;
 *     it stands here under its own
 * @param skipped what must not become an article, and why
 */
public record Plan(Map<URI, Integer> articles, List<Skipped> skipped) {

  public Plan {
    articles = Map.copyOf(articles);
    skipped = List.copyOf(skipped);
  }

  /** How many articles there are. */
  public int articleCount() {
    return articles.size();
  }

  /** How many revisions there are of all articles together. */
  public int revisionCount() {
    return articles.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Why an address must not become an article. */
  public enum Reason {
    /** The site's robots.txt forbids it. */
    FORBIDDEN_BY_ROBOTS,
    /** It is a page, but there is no article on it. */
    NO_ARTICLE,
    /** It is given as a feed, but it is none. */
    BROKEN_FEED
  }

  /**
   * An address that must be skipped.
   *
   * @param url where
   * @param reason why
   */
  public record Skipped(URI url, Reason reason) {}
}
