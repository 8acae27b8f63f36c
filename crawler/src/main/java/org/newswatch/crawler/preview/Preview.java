package org.newswatch.crawler.preview;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.discovery.Candidate;
import org.newswatch.crawler.discovery.Content;
import org.newswatch.crawler.discovery.Discovery;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.FetchRequest;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.fetch.RobotsVerdict;
import org.newswatch.crawler.preview.SourcePreview.Article;
import org.newswatch.crawler.preview.SourcePreview.Other;
import org.newswatch.crawler.preview.SourcePreview.Problem;
import org.newswatch.crawler.preview.SourcePreview.Robots;
import org.newswatch.crawler.url.Urls;

/**
 * Looks at an address as the crawler would, once. Every request goes through the fetcher, so a look
 * takes as long as politeness asks.
 */
public final class Preview {

  /** Articles read in one look. */
  public static final int ARTICLES_MAX = 20;

  /** Sources that a home page leads to and that are tried until one gives something. */
  private static final int TRIES_MAX = 8;

  private static final int OTHERS_MAX = 20;
  private static final int OK = 200;

  private final Fetcher fetcher;
  private final ArticleLooks articles;
  private final Readings readings;
  private final Consumer<String> progress;

  /**
   * @param fetcher the caller closes it
   * @param agentToken the name that robots.txt rules and opt-outs are looked up by
   * @param progress told of every request before it is sent
   */
  public Preview(
      Fetcher fetcher, String agentToken, InstantSource clock, Consumer<String> progress) {
    this.fetcher = fetcher;
    this.progress = progress;
    this.articles = new ArticleLooks(fetcher, agentToken, clock, progress);
    this.readings = new Readings(fetcher, progress);
  }

  /**
   * What this address gives.
   *
   * @param address a web address in any spelling, or the path of a folder
   * @param as what it is to be taken for; null to find out
   * @param count articles to read, at most {@link #ARTICLES_MAX}
   */
  public SourcePreview of(String address, @Nullable Kind as, int count)
      throws InterruptedException {
    int bounded = Math.clamp(count, 0, ARTICLES_MAX);
    if (as == Kind.FOLDER || (as == null && FolderLook.isFolder(address))) {
      return FolderLook.of(address, bounded, articles.clock());
    }
    Optional<String> url = Urls.normalise(address);
    if (url.isEmpty()) {
      return nothing(
          address, null, Problem.fatal("address", "this is no web address and no folder"));
    }
    return of(url.get(), as, bounded, true);
  }

  private SourcePreview of(String url, @Nullable Kind as, int count, boolean discover)
      throws InterruptedException {
    progress.accept("asking robots.txt about " + url);
    RobotsVerdict verdict = fetcher.robots(url);
    Robots robots = robots(verdict);
    if (verdict instanceof RobotsVerdict.Allowed) {
      progress.accept("reading " + url);
    }
    FetchOutcome outcome = fetcher.fetch(FetchRequest.of(url));
    if (!(outcome instanceof FetchOutcome.Fetched page) || page.status() != OK) {
      return nothing(url, robots, ArticleLooks.problem(outcome));
    }
    Look look = new Look(url, robots, page, sitemaps(verdict));
    return as == null ? guessed(look, count, discover) : taken(look, as, count);
  }

  /** What is known of an address once it was fetched. */
  record Look(String url, Robots robots, FetchOutcome.Fetched page, List<String> sitemaps) {}

  private SourcePreview taken(Look look, Kind kind, int count) throws InterruptedException {
    return switch (kind) {
      case PAGE -> page(look);
      case FEED, SITEMAP, LISTING -> read(look, kind, count);
      case FOLDER -> throw new IllegalArgumentException("a folder is not fetched");
    };
  }

  private SourcePreview guessed(Look look, int count, boolean discover)
      throws InterruptedException {
    FetchOutcome.Fetched page = look.page();
    Content content = Discovery.kindOf(page.body(), page.headers());
    return switch (content) {
      case FEED -> read(look, Kind.FEED, count);
      case SITEMAP -> read(look, Kind.SITEMAP, count);
      case OPML ->
          nothing(
              look.url(),
              look.robots(),
              Problem.fatal(
                  "opml",
                  "this is a list of feeds",
                  "save it and: newswatch sources import FILE --data DIR"));
      case HTML, OTHER ->
          discover
              ? site(look, count)
              : nothing(
                  look.url(),
                  look.robots(),
                  Problem.fatal("not-a-source", "this is no feed and no sitemap"));
    };
  }

  private SourcePreview read(Look look, Kind kind, int count) throws InterruptedException {
    Reading reading = readings.of(look.page(), kind);
    List<Problem> problems = new ArrayList<>(reading.problems());
    movedNote(look).ifPresent(problems::add);
    List<Article> read =
        reading.items() == null ? List.of() : articles.first(reading.entries(), count);
    problems.addAll(ArticleLooks.problems(read));
    return new SourcePreview(
        look.url(),
        look.page().url(),
        kind,
        reading.what(),
        reading.title(),
        reading.language(),
        look.robots(),
        reading.items(),
        read,
        null,
        List.of(),
        problems);
  }

  private SourcePreview page(Look look) {
    Article article = articles.of(look.page());
    Problem problem = article.problem();
    List<Problem> problems = new ArrayList<>();
    if (problem != null) {
      problems.add(new Problem(problem.reason(), problem.detail(), problem.fix(), true));
    }
    movedNote(look).ifPresent(problems::add);
    return new SourcePreview(
        look.url(),
        look.page().url(),
        Kind.PAGE,
        "one article page",
        article.article() == null ? null : article.article().title(),
        null,
        look.robots(),
        null,
        List.of(article),
        null,
        List.of(),
        problems);
  }

  /** A web page: the site's feeds and sitemaps, else the page as a list, else as an article. */
  private SourcePreview site(Look look, int count) throws InterruptedException {
    FetchOutcome.Fetched page = look.page();
    Reading listing = readings.of(page, Kind.LISTING);
    Article article = articles.of(page);
    List<Candidate> candidates =
        withoutComments(Discovery.of(page.body(), page.url(), page.headers(), look.sitemaps()));
    if (Guess.isArticle(page.url(), article, listing)) {
      return withOthers(page(look), others(candidates, null));
    }
    SourcePreview best = best(look, candidates, listing, count);
    if (best == null) {
      return article.article() == null
          ? nothing(
              look.url(),
              look.robots(),
              Problem.fatal(
                  "nothing-found",
                  "no feed, no sitemap and no list of articles was found here",
                  "give the address of a page that lists articles, with --as listing"))
          : withOthers(page(look), List.of());
    }
    return best.kind() == Kind.LISTING
        ? withOthers(best, others(candidates, best))
        : new SourcePreview(
            look.url(),
            page.url(),
            null,
            "a site's page",
            listing.title(),
            null,
            look.robots(),
            null,
            List.of(),
            best,
            others(candidates, best),
            movedNote(look).stream().toList());
  }

  private @Nullable SourcePreview best(
      Look look, List<Candidate> candidates, Reading listing, int count)
      throws InterruptedException {
    boolean named =
        candidates.stream()
            .anyMatch(
                each ->
                    each.foundBy() == Candidate.FoundBy.LINKED
                        || each.foundBy() == Candidate.FoundBy.ROBOTS);
    int tries = 0;
    for (Candidate candidate : candidates) {
      boolean guess = candidate.foundBy() == Candidate.FoundBy.USUAL_PLACE;
      if (candidate.kind() != Candidate.Kind.LISTING && !(guess && named) && tries < TRIES_MAX) {
        tries++;
        SourcePreview found = of(candidate.url(), null, count, false);
        if (found.usable().isPresent() && found.items() != null) {
          return found;
        }
      }
    }
    return listing.items() == null ? null : read(look, Kind.LISTING, count);
  }

  /** Discovery puts feeds of what readers write behind the page itself. */
  private static List<Candidate> withoutComments(List<Candidate> candidates) {
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      kept.add(candidate);
      if (candidate.kind() == Candidate.Kind.LISTING) {
        break;
      }
    }
    return kept;
  }

  private static List<Other> others(List<Candidate> candidates, @Nullable SourcePreview best) {
    return candidates.stream()
        .filter(each -> each.kind() != Candidate.Kind.LISTING)
        .filter(each -> each.foundBy() != Candidate.FoundBy.USUAL_PLACE)
        .filter(each -> best == null || !each.url().equals(best.address()))
        .limit(OTHERS_MAX)
        .map(
            each ->
                new Other(
                    each.kind() == Candidate.Kind.FEED ? Kind.FEED : Kind.SITEMAP,
                    each.url(),
                    each.title()))
        .toList();
  }

  private static SourcePreview withOthers(SourcePreview preview, List<Other> others) {
    return new SourcePreview(
        preview.address(),
        preview.landed(),
        preview.kind(),
        preview.what(),
        preview.title(),
        preview.language(),
        preview.robots(),
        preview.items(),
        preview.articles(),
        preview.best(),
        others,
        preview.problems());
  }

  private static Optional<Problem> movedNote(Look look) {
    return look.page().url().equals(look.url())
        ? Optional.empty()
        : Optional.of(
            Problem.note(
                "moved",
                "it redirects to " + look.page().url(),
                "add that address: each redirect is one more request"));
  }

  private static SourcePreview nothing(String address, @Nullable Robots robots, Problem problem) {
    return new SourcePreview(
        address,
        address,
        null,
        "nothing to read",
        null,
        null,
        robots,
        null,
        List.of(),
        null,
        List.of(),
        List.of(problem));
  }

  private static Robots robots(RobotsVerdict verdict) {
    return switch (verdict) {
      case RobotsVerdict.Allowed allowed -> new Robots("allowed", allowed.delay(), null);
      case RobotsVerdict.Forbidden forbidden -> new Robots("forbidden", forbidden.delay(), null);
      case RobotsVerdict.Unreachable none ->
          new Robots("unreachable", Duration.ZERO, none.detail());
      case RobotsVerdict.Private refused -> new Robots("private", Duration.ZERO, refused.detail());
    };
  }

  private static List<String> sitemaps(RobotsVerdict verdict) {
    return switch (verdict) {
      case RobotsVerdict.Allowed allowed -> allowed.sitemaps();
      case RobotsVerdict.Forbidden forbidden -> forbidden.sitemaps();
      case RobotsVerdict.Unreachable none -> List.of();
      case RobotsVerdict.Private refused -> List.of();
    };
  }
}
