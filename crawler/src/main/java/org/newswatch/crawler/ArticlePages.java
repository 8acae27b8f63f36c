package org.newswatch.crawler;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.OptOut;
import org.newswatch.crawler.fetch.OptOuts;
import org.newswatch.crawler.schedule.Order;

/** Takes the article out of a page that was fetched. Thread-safe. */
final class ArticlePages {

  /** Bytes of a page in which its {@code <meta>} elements are looked for. */
  private static final int HEAD_BYTES_MAX = 256 * 1024;

  private static final int METAS_MAX = 200;
  private static final Pattern META = Pattern.compile("(?i)<meta\\s[^>]{1,4000}>");

  private final CrawledSources sources;
  private final Readers readers;
  private final String agentToken;
  private final Set<OptOut> honoured;

  ArticlePages(CrawledSources sources, Readers readers, CrawlerConfig config) {
    this.sources = sources;
    this.readers = readers;
    this.agentToken = config.userAgent();
    this.honoured = Set.copyOf(config.honourOptOuts());
  }

  /** What is read of a page, away from the fetchers' threads. */
  private record Read(Set<OptOut> optOuts, Extraction extraction) {}

  Handled read(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at)
      throws InterruptedException {
    Read read =
        readers.read(
            order.url(),
            () ->
                new Read(
                    OptOuts.of(page, metas(page.body()), agentToken),
                    Extractor.extract(page.body(), page.url(), page.headers())));
    List<String> wishes = words(read.optOuts());
    if (read.optOuts().stream().anyMatch(honoured::contains)) {
      String detail = "the page asks machines to leave it out: " + String.join(", ", wishes);
      return skipped(order, page, bodyHash, "opt-out", detail, at);
    }
    return switch (read.extraction()) {
      case Extraction.NoArticle no -> skipped(order, page, bodyHash, no.reason(), no.detail(), at);
      case Extraction.Article found -> article(order, page, bodyHash, found, wishes, at);
    };
  }

  private Handled article(
      Order order,
      FetchOutcome.Fetched page,
      String bodyHash,
      Extraction.Article found,
      List<String> wishes,
      Instant at) {
    Optional<SourceRef> source = sources.ref(order.sourceId());
    Optional<RawArticle> article =
        source.flatMap(ref -> Articles.of(found, ref, page.url(), order.item(), at));
    if (article.isEmpty()) {
      String detail =
          source.isEmpty() ? "its source was removed" : "no address to know the article by";
      return skipped(
          order, page, bodyHash, source.isEmpty() ? "no-source" : "no-address", detail, at);
    }
    RawArticle raw = article.get().toBuilder().optOuts(wishes).build();
    boolean same =
        raw.contentHash().equals(order.contentHash()) && raw.id().equals(order.articleId());
    return same
        ? Handled.of(Results.unchanged(order, page, bodyHash, at))
        : new Handled(Results.article(order, page, bodyHash, raw, at), raw, null);
  }

  private static Handled skipped(
      Order order,
      FetchOutcome.Fetched page,
      String bodyHash,
      String reason,
      String detail,
      Instant at) {
    return Handled.of(Results.skipped(order, page, bodyHash, reason, detail, at));
  }

  /** The words that pages use for them. */
  private static List<String> words(Set<OptOut> optOuts) {
    Set<String> words = new TreeSet<>();
    for (OptOut optOut : optOuts) {
      words.add(optOut.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return List.copyOf(words);
  }

  /** Names and values that matter here are plain ASCII in every charset that pages come in. */
  private static List<OptOuts.Meta> metas(byte[] html) {
    String head =
        new String(html, 0, Math.min(html.length, HEAD_BYTES_MAX), StandardCharsets.ISO_8859_1);
    List<OptOuts.Meta> metas = new ArrayList<>();
    Matcher matcher = META.matcher(head);
    while (metas.size() < METAS_MAX && matcher.find()) {
      Element meta = Jsoup.parse(matcher.group()).selectFirst("meta");
      if (meta != null && meta.hasAttr("name")) {
        metas.add(new OptOuts.Meta(meta.attr("name"), meta.attr("content")));
      }
    }
    return metas;
  }
}
