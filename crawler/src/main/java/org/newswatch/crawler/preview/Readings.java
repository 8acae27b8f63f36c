package org.newswatch.crawler.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.crawler.feed.FeedHead;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.FetchRequest;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.listing.ListingOutcome;
import org.newswatch.crawler.listing.ListingReader;
import org.newswatch.crawler.preview.SourcePreview.Items;
import org.newswatch.crawler.preview.SourcePreview.Problem;
import org.newswatch.crawler.sitemap.SitemapOutcome;
import org.newswatch.crawler.sitemap.SitemapReader;
import org.newswatch.crawler.xml.HtmlPage;

/** Reads what a fetched address names. */
final class Readings {

  /** Sitemaps of an index that are looked into for the first that names pages. */
  private static final int CHILDREN_MAX = 3;

  /** Links that a page must have to be a list of articles. */
  private static final int LINKS_MIN = 3;

  private final Fetcher fetcher;
  private final Consumer<String> progress;

  Readings(Fetcher fetcher, Consumer<String> progress) {
    this.fetcher = fetcher;
    this.progress = progress;
  }

  Reading of(FetchOutcome.Fetched page, Source.Kind kind) throws InterruptedException {
    return switch (kind) {
      case FEED -> feed(page);
      case SITEMAP -> sitemap(page);
      case LISTING -> listing(page);
      case PAGE, FOLDER -> throw new IllegalArgumentException(kind + " names nothing");
    };
  }

  private static Reading feed(FetchOutcome.Fetched page) {
    String type = page.header("content-type").orElse("");
    return switch (FeedReader.read(page.body(), page.url(), type)) {
      case FeedOutcome.Refused refused ->
          refused("no feed", "feed-" + refused.reason(), refused.detail());
      case FeedOutcome.Read read -> {
        List<Problem> problems = new ArrayList<>();
        if (read.repaired()) {
          problems.add(
              Problem.note(
                  "repaired", "the feed is not well-formed; it was read all the same", null));
        }
        int without = read.counts().withoutAddress();
        if (without > 0) {
          problems.add(
              Problem.note("no-address", without + " of its entries name no web address", null));
        }
        if (read.items().isEmpty()) {
          problems.add(Problem.fatal("empty", "the feed names no article"));
        }
        yield new Reading(
            name(read.feed()),
            read.feed().title(),
            language(read.feed().language()),
            read.items(),
            items(read.items()),
            problems);
      }
    };
  }

  private static String name(FeedHead head) {
    return switch (head.format()) {
      case "rss" -> "RSS feed";
      case "rdf" -> "RDF feed";
      case "atom" -> "Atom feed";
      case "json" -> "JSON feed";
      default -> "feed";
    };
  }

  private Reading sitemap(FetchOutcome.Fetched page) throws InterruptedException {
    return switch (SitemapReader.read(page.body(), page.url())) {
      case SitemapOutcome.Refused refused ->
          refused("no sitemap", "sitemap-" + refused.reason(), refused.detail());
      case SitemapOutcome.Pages pages -> pages(pages, "sitemap", List.of());
      case SitemapOutcome.Index index -> index(index);
    };
  }

  private Reading index(SitemapOutcome.Index index) throws InterruptedException {
    int size = index.children().size();
    String what = "index of " + size + (size == 1 ? " sitemap" : " sitemaps");
    for (SitemapOutcome.Child child : index.children().stream().limit(CHILDREN_MAX).toList()) {
      progress.accept("reading " + child.url());
      if (fetcher.fetch(FetchRequest.of(child.url())) instanceof FetchOutcome.Fetched page
          && SitemapReader.read(page.body(), page.url()) instanceof SitemapOutcome.Pages pages
          && !pages.pages().isEmpty()) {
        return pages(
            pages,
            what,
            List.of(Problem.note("index", "only its sitemap " + child.url() + " was read", null)));
      }
    }
    return refused(what, "empty", "none of its first sitemaps names a page");
  }

  private static Reading pages(SitemapOutcome.Pages pages, String plain, List<Problem> notes) {
    List<FeedItem> entries =
        pages.pages().stream()
            .map(page -> new FeedItem(page.url(), page.title(), date(page), page.modified(), null))
            .sorted(
                Comparator.comparing(
                    Readings::dateOf, Comparator.nullsLast(Comparator.reverseOrder())))
            .toList();
    List<Problem> problems = new ArrayList<>(notes);
    if (entries.isEmpty()) {
      problems.add(Problem.fatal("empty", "the sitemap names no page"));
    }
    boolean news = pages.pages().stream().anyMatch(page -> page.published() != null);
    if (!news && !entries.isEmpty()) {
      problems.add(
          Problem.note(
              "all-pages",
              "it names pages of every kind; those that are no article are passed over",
              null));
    }
    String language =
        pages.pages().stream()
            .map(SitemapOutcome.Page::language)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Reading(
        news && plain.equals("sitemap") ? "news sitemap" : plain,
        null,
        language(language),
        entries,
        items(entries),
        problems);
  }

  private static @Nullable Instant date(SitemapOutcome.Page page) {
    return page.published() == null ? page.modified() : page.published();
  }

  private static Reading listing(FetchOutcome.Fetched page) {
    String title =
        HtmlPage.of(page.body(), page.url(), page.headers())
            .map(html -> html.document().title().strip())
            .filter(text -> !text.isEmpty())
            .orElse(null);
    return switch (ListingReader.read(page.body(), page.url(), page.headers())) {
      case ListingOutcome.Refused refused ->
          refused("no list of articles", "listing-" + refused.reason(), refused.detail());
      case ListingOutcome.Read read -> {
        List<FeedItem> entries =
            read.links().stream()
                .map(link -> new FeedItem(link.url(), link.title(), null, null, null))
                .toList();
        boolean enough = entries.size() >= LINKS_MIN;
        yield new Reading(
            "page that lists articles",
            title,
            null,
            entries,
            enough ? items(entries) : null,
            enough
                ? List.of()
                : List.of(
                    Problem.fatal(
                        "listing-few-links",
                        "%d of its %d links look like articles"
                            .formatted(entries.size(), read.anchors()),
                        "give a page that lists articles, or one that names a feed")));
      }
    };
  }

  private static Reading refused(String what, String reason, String detail) {
    return new Reading(what, null, null, List.of(), null, List.of(Problem.fatal(reason, detail)));
  }

  private static @Nullable Items items(List<FeedItem> entries) {
    if (entries.isEmpty()) {
      return null;
    }
    List<Instant> dates =
        entries.stream().map(Readings::dateOf).filter(Objects::nonNull).sorted().toList();
    return new Items(
        entries.size(),
        dates.size(),
        dates.isEmpty() ? null : dates.getLast(),
        dates.isEmpty() ? null : dates.getFirst());
  }

  private static @Nullable Instant dateOf(FeedItem item) {
    return item.published() == null ? item.updated() : item.published();
  }

  /** The primary subtag, as sources say their language. */
  private static @Nullable String language(@Nullable String declared) {
    return Optional.ofNullable(declared)
        .map(text -> text.strip().toLowerCase(Locale.ROOT).replaceAll("[-_].*", ""))
        .filter(text -> text.matches("[a-z]{2,3}"))
        .orElse(null);
  }
}
