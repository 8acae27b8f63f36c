package org.newswatch.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.sources.SourceDraft;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.crawler.preview.SourcePreview;
import org.newswatch.crawler.sources.SourceIds;
import org.newswatch.desk.SourceLooks;

/**
 * The crawler's look at a source, for those who add one on a page: with the crawler's own settings,
 * so nothing of a private network is fetched that they do not allow, and never of a folder.
 */
final class CrawlerLooks implements SourceLooks {

  /** Articles read before a source is taken. */
  private static final int ARTICLES = 3;

  private final CrawlerConfig config;

  CrawlerLooks(CrawlerConfig config) {
    this.config = config;
  }

  @Override
  public Look look(Wish wish, List<Source> known, Instant now) throws InterruptedException {
    var draft = new SourceDraft(wish.id(), wish.name(), wish.country(), wish.language());
    String id = wish.id();
    if (id != null && known.stream().anyMatch(source -> source.id().equals(id))) {
      throw new IllegalArgumentException(
          "another source has the id " + id + "; choose a different one");
    }
    Kind kind = wish.kind();
    String full = org.newswatch.cli.SourceLooks.withScheme(wish.address(), Kind.FEED);
    if (kind == Kind.FOLDER || SourceIds.address(Kind.FEED, full).isEmpty()) {
      throw new IllegalArgumentException(
          "type an http or https address; folders are added on the crawler's machine, with:"
              + " newswatch sources add");
    }
    SourcePreview preview =
        org.newswatch.cli.SourceLooks.look(
            config.fetchSettings(), full, kind, ARTICLES, progress -> {});
    SourcePreview seen = preview.usable().orElse(null);
    if (seen == null) {
      return shown(preview, preview, null, null);
    }
    Optional<Source> same = SourceIds.withAddress(known, seen.address());
    return shown(preview, seen, draft.source(seen, known, now), same.map(Source::id).orElse(null));
  }

  private static Look shown(
      SourcePreview preview, SourcePreview seen, @Nullable Source draft, @Nullable String already) {
    SourcePreview.Items items = seen.items();
    return new Look(
        seen.what(),
        already == null ? draft : null,
        already,
        items == null ? 0 : items.count(),
        items == null ? null : items.newest(),
        seen.articles().stream().map(CrawlerLooks::sample).toList(),
        seen.problems().stream().map(CrawlerLooks::note).toList(),
        preview.others().stream().map(SourcePreview.Other::address).toList());
  }

  private static Sample sample(SourcePreview.Article seen) {
    RawArticle article = seen.article();
    SourcePreview.Problem problem = seen.problem();
    return new Sample(
        seen.url(),
        article == null ? null : article.title(),
        article == null ? null : article.publishedAt(),
        article == null ? List.of() : article.byline(),
        article == null ? 0 : article.text().length(),
        problem == null ? null : note(problem));
  }

  private static Note note(SourcePreview.Problem problem) {
    String detail = problem.detail();
    return new Note(
        problem.reason(),
        detail.isEmpty()
            ? detail
            : detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1),
        problem.fix());
  }
}
