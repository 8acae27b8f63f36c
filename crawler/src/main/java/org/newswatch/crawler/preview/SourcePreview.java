package org.newswatch.crawler.preview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.fetch.OptOut;

/**
 * What an address would give as a source.
 *
 * @param address as it was asked for, in its one spelling
 * @param landed where it was in the end, after redirects
 * @param kind what it is; null when it is nothing that can be a source, such as a site's home page
 *     whose feed is the source
 * @param what the same in a few words: {@code RSS feed}, {@code news sitemap}, {@code home page}
 * @param title what it calls itself
 * @param language what it declares
 * @param robots what robots.txt says of it; null for a folder
 * @param items what it names; null when it names nothing
 * @param articles the first of these, as the crawler would read them
 * @param best for a home page: the source to add for it
 * @param others further sources that it leads to, not looked at
 * @param problems what somebody should know, the worst first
 */
public record SourcePreview(
    String address,
    String landed,
    @Nullable Kind kind,
    String what,
    @Nullable String title,
    @Nullable String language,
    @Nullable Robots robots,
    @Nullable Items items,
    List<Article> articles,
    @Nullable SourcePreview best,
    List<Other> others,
    List<Problem> problems) {

  public SourcePreview {
    articles = List.copyOf(articles);
    others = List.copyOf(others);
    problems = List.copyOf(problems);
  }

  /** The source to add: this one, or the best that it leads to; empty when nothing would come. */
  public Optional<SourcePreview> usable() {
    SourcePreview found = best;
    if (found != null) {
      return found.usable();
    }
    boolean fatal = problems.stream().anyMatch(Problem::fatal);
    return kind == null || fatal ? Optional.empty() : Optional.of(this);
  }

  /**
   * What robots.txt says.
   *
   * @param verdict {@code allowed}, {@code forbidden}, {@code unreachable}, {@code private}
   * @param delay the pause between two requests
   */
  public record Robots(String verdict, Duration delay, @Nullable String detail) {}

  /**
   * What a source names.
   *
   * @param count how many
   * @param dated how many of them with a date
   * @param newest the latest of these dates
   */
  public record Items(int count, int dated, @Nullable Instant newest, @Nullable Instant oldest) {}

  /**
   * One of its articles.
   *
   * @param article what the crawler would publish; null when nothing
   * @param optOuts what its page asks machines not to do
   * @param problem why there is no article
   */
  public record Article(
      String url, @Nullable RawArticle article, Set<OptOut> optOuts, @Nullable Problem problem) {
    public Article {
      optOuts = Set.copyOf(optOuts);
    }
  }

  /** Another source that a page leads to. */
  public record Other(Kind kind, String address, @Nullable String title) {}

  /**
   * Something that somebody should know.
   *
   * @param reason one word, as metrics count by
   * @param detail a sentence
   * @param fix what to do about it, without a full stop; null when nothing
   * @param fatal whether it is no use as a source
   */
  public record Problem(String reason, String detail, @Nullable String fix, boolean fatal) {

    static Problem fatal(String reason, String detail) {
      return new Problem(reason, detail, Advice.of(reason).orElse(null), true);
    }

    static Problem fatal(String reason, String detail, String fix) {
      return new Problem(reason, detail, fix, true);
    }

    static Problem note(String reason, String detail, @Nullable String fix) {
      return new Problem(reason, detail, fix, false);
    }
  }
}
