package org.newswatch.crawler;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RawArticleBuilder;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Moment;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.url.ArticleIdentity;

/** The article that goes on its way, out of what a page and a feed say. Pure functions. */
public final class Articles {

  private Articles() {}

  /**
   * The article found at {@code url}; what the page does not say is taken from the feed.
   *
   * @param url where the page was in the end
   * @param item what the feed said of it; null when no feed did
   * @return empty when {@code url} is no web address
   */
  public static Optional<RawArticle> of(
      Extraction.Article found,
      SourceRef source,
      String url,
      @Nullable FeedItem item,
      Instant fetchedAt) {
    return ArticleIdentity.of(url, found.canonicalUrl())
        .map(identity -> build(found, source, identity, item, fetchedAt));
  }

  private static RawArticle build(
      Extraction.Article found,
      SourceRef source,
      ArticleIdentity identity,
      @Nullable FeedItem item,
      Instant fetchedAt) {
    boolean untitled = found.provenance().get("title") == Provenance.FALLBACK;
    String feedTitle = item == null ? null : item.title();
    String better = untitled ? feedTitle : null;
    RawArticleBuilder article =
        RawArticle.builder(
            identity.id(),
            source,
            better == null ? found.title() : better,
            found.text(),
            fetchedAt);
    found.provenance().forEach(article::found);
    if (better != null) {
      article.found("title", Provenance.FEED);
    }
    article
        .canonicalUrl(identity.canonicalUrl())
        .url(identity.url())
        .byline(found.byline())
        .publishedAt(Moment.instant(found.publishedAt()))
        .modifiedAt(Moment.instant(found.modifiedAt()))
        .language(found.language() == null ? source.language() : found.language())
        .summary(found.summary())
        .section(found.section())
        .tags(found.tags())
        .imageUrl(found.imageUrl())
        .paywalled(found.paywalled());
    if (item != null) {
      addFromFeed(article, found, item);
    }
    return article.build();
  }

  private static void addFromFeed(
      RawArticleBuilder article, Extraction.Article found, FeedItem item) {
    Instant published = item.published() == null ? item.updated() : item.published();
    boolean guessed =
        found.provenance().get("publishedAt") == Provenance.DOM
            || found.provenance().get("publishedAt") == Provenance.URL;
    // A date that was read off the page's looks, or a bare day, is worth less than the feed's.
    if (published != null && (found.publishedAt() == null || guessed)) {
      article.publishedAt(published).found("publishedAt", Provenance.FEED);
    }
    if (item.updated() != null && found.modifiedAt() == null) {
      article.modifiedAt(item.updated()).found("modifiedAt", Provenance.FEED);
    }
    if (item.summary() != null && found.summary() == null) {
      article.summary(item.summary()).found("summary", Provenance.FEED);
    }
  }
}
