package org.newswatch.crawler.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RawArticleBuilder;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.Articles;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.extract.Moment;
import org.newswatch.crawler.url.ArticleIdentity;
import org.newswatch.crawler.url.Urls;

/** Makes the article out of what a line, a text, a page or an archived answer says. */
final class FileArticles {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String IMPORT = "import";

  private final @Nullable SourceRef source;
  private final boolean backfill;
  private final InstantSource clock;

  /**
   * @param source what all articles come from; null when each says so itself
   */
  FileArticles(@Nullable SourceRef source, boolean backfill, InstantSource clock) {
    this.source = source;
    this.backfill = backfill;
    this.clock = clock;
  }

  /** What a line of JSON or a text says. */
  record Line(
      String title,
      String body,
      @Nullable String url,
      @Nullable Instant publishedAt,
      @Nullable String language,
      @Nullable String source,
      @Nullable String file) {

    static Line ofText(byte[] bytes, String file) {
      return new Line("", decoded(bytes), null, null, null, null, file);
    }
  }

  FileItem of(String place, Line line) {
    TextArticle read = TextArticle.of(line.title(), line.body());
    if (read.title().isBlank()) {
      return new FileItem.Bad(place, "no-text", "has no text");
    }
    String named = line.source();
    ArticleId id;
    String url = null;
    String address = line.url();
    if (address == null) {
      id = ArticleId.ofText(named == null ? sourceId() : named, line.body());
    } else {
      Optional<ArticleIdentity> identity = ArticleIdentity.of(address, null);
      if (identity.isEmpty()) {
        return new FileItem.Bad(place, "bad-url", "url is no web address: " + address);
      }
      id = identity.get().id();
      url = identity.get().url();
    }
    try {
      RawArticleBuilder builder =
          RawArticle.builder(
                  id,
                  named == null ? ref() : new SourceRef(named, named, null, null, null),
                  read.title(),
                  read.text(),
                  clock.instant())
              .url(url)
              .publishedAt(line.publishedAt())
              .language(line.language())
              .file(line.file())
              .backfill(backfill)
              .found("title", line.title().isEmpty() ? Provenance.FALLBACK : Provenance.IMPORT)
              .found("text", Provenance.IMPORT);
      if (line.publishedAt() != null) {
        builder.found("publishedAt", Provenance.IMPORT);
      }
      return new FileItem.Read(builder.build());
    } catch (IllegalArgumentException e) {
      return bad(place, e);
    }
  }

  /** A page that was saved to a file. */
  FileItem page(byte[] bytes, String shown) {
    return switch (Extractor.extract(bytes, "file:///" + shown, Map.of())) {
      case Extraction.NoArticle none -> new FileItem.Bad(shown, none.reason(), none.detail());
      case Extraction.Article page -> saved(page, shown);
    };
  }

  private FileItem saved(Extraction.Article page, String shown) {
    String claim = page.canonicalUrl();
    Optional<ArticleIdentity> identity =
        claim == null ? Optional.empty() : ArticleIdentity.of(claim, null);
    try {
      RawArticleBuilder builder =
          RawArticle.builder(
                  // Nobody knows where it was: its text is all that tells it from others.
                  identity
                      .map(ArticleIdentity::id)
                      .orElseGet(() -> ArticleId.ofText(sourceId(), page.text())),
                  ref(),
                  page.title(),
                  page.text(),
                  clock.instant())
              .url(identity.map(ArticleIdentity::url).orElse(null))
              .byline(page.byline())
              .publishedAt(Moment.instant(page.publishedAt()))
              .modifiedAt(Moment.instant(page.modifiedAt()))
              .language(page.language())
              .summary(page.summary())
              .section(page.section())
              .tags(page.tags())
              .imageUrl(page.imageUrl())
              .paywalled(page.paywalled())
              .file(shown)
              .backfill(backfill);
      page.provenance().forEach(builder::found);
      return new FileItem.Read(builder.build());
    } catch (IllegalArgumentException e) {
      return bad(shown, e);
    }
  }

  /**
   * A page as an archive holds it.
   *
   * @param url where it was fetched, normalised
   * @param headers the answer's, names in lower case
   * @param fetchedAt when; never later than now
   * @param file the archive
   */
  FileItem archived(
      String place,
      byte[] body,
      String url,
      Map<String, String> headers,
      @Nullable Instant fetchedAt,
      String file) {
    Instant now = clock.instant();
    Instant at = fetchedAt == null || fetchedAt.isAfter(now) ? now : fetchedAt;
    return switch (Extractor.extract(body, url, headers)) {
      case Extraction.NoArticle none ->
          new FileItem.Skipped(place, none.reason(), none.detail() + ": " + url);
      case Extraction.Article page -> {
        try {
          yield Articles.of(page, source == null ? siteOf(url) : source, url, null, at)
              .<FileItem>map(
                  article ->
                      new FileItem.Read(article.toBuilder().file(file).backfill(backfill).build()))
              .orElseGet(() -> noAddress(place, url));
        } catch (IllegalArgumentException e) {
          yield bad(place, e);
        }
      }
    };
  }

  static FileItem noAddress(String place, String url) {
    return new FileItem.Skipped(place, "no-web-address", "no http or https address: " + url);
  }

  /** An archive holds pages of many sites: each is its own source, called as the crawler would. */
  private static SourceRef siteOf(String url) {
    String host = Urls.host(url).orElse(IMPORT);
    return new SourceRef(host, host, Urls.registrableDomain(host), null, null);
  }

  private SourceRef ref() {
    return source == null ? new SourceRef(IMPORT, IMPORT, null, null, null) : source;
  }

  private String sourceId() {
    return ref().id();
  }

  private static FileItem bad(String place, IllegalArgumentException e) {
    return new FileItem.Bad(place, "bad-field", String.valueOf(e.getMessage()));
  }

  /** UTF-8 where the bytes are, else the commonest of the older encodings. */
  static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }
}
