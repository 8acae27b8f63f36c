package org.newswatch.crawler.sitemap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.sitemap.SitemapOutcome.Counts;
import org.newswatch.crawler.sitemap.SitemapOutcome.Page;
import org.newswatch.crawler.xml.XmlScanner;
import org.newswatch.crawler.xml.XmlScanner.Event;
import org.newswatch.crawler.xml.XmlStream;

/** Reads sitemaps; pure functions that never throw on foreign bytes. */
public final class SitemapReader {

  /** Bytes of a sitemap, unpacked; the protocol allows 50 MiB. */
  public static final int BODY_BYTES_MAX = 64 * 1024 * 1024;

  /** Pages kept of one sitemap; the protocol allows as many. */
  public static final int PAGES_MAX = 50_000;

  /** Sitemaps kept of one index; the protocol allows as many. */
  public static final int CHILDREN_MAX = 50_000;

  private SitemapReader() {}

  /**
   * What one sitemap says.
   *
   * @param url where it was, for relative addresses in it
   */
  public static SitemapOutcome read(byte[] body, String url) {
    Optional<XmlStream> stream = XmlStream.of(body, BODY_BYTES_MAX);
    if (stream.isEmpty()) {
      return new SitemapOutcome.Refused("gzip", "it begins as gzip and cannot be unpacked");
    }
    try (Reader reader = new BufferedReader(stream.get().reader())) {
      SitemapOutcome outcome = read(reader, body, url, stream.get());
      return stream.get().tooLarge()
          ? new SitemapOutcome.Refused(
              "too-large", "it holds more than " + BODY_BYTES_MAX + " bytes")
          : outcome;
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
  }

  private static SitemapOutcome read(Reader reader, byte[] body, String url, XmlStream stream)
      throws IOException {
    int first = firstSign(reader);
    if (first < 0) {
      return new SitemapOutcome.Refused("empty", "there is nothing in it");
    }
    if (first == '{') {
      return asFeed(body, url);
    }
    if (first != '<') {
      return AddressList.read(reader, stream);
    }
    var scanner = new XmlScanner(reader, Limits.URL_CHARS_MAX);
    Event event = scanner.next();
    while (event != Event.DONE && event != Event.START) {
      event = scanner.next();
    }
    return event == Event.DONE
        ? new SitemapOutcome.Refused("not-a-sitemap", "no element in it")
        : byRoot(scanner, body, url, stream);
  }

  private static SitemapOutcome byRoot(
      XmlScanner scanner, byte[] body, String url, XmlStream stream) throws IOException {
    return switch (scanner.name()) {
      case "sitemapindex", "sitemap", "urlset", "url" -> new Entries(scanner, url).read(stream);
      case "rss", "feed", "rdf" -> asFeed(body, url);
      case "html", "head", "body", "br", "p", "div", "script", "h1", "center" ->
          new SitemapOutcome.Refused("html", "it is an HTML page");
      default ->
          new SitemapOutcome.Refused(
              "not-a-sitemap", "its root element is " + Text.cut(scanner.name(), 50));
    };
  }

  private static SitemapOutcome asFeed(byte[] body, String url) {
    return switch (FeedReader.read(body, url, "")) {
      case FeedOutcome.Refused refused -> refusedFeed(refused);
      case FeedOutcome.Read read -> {
        String language = read.feed().language();
        List<Page> pages =
            read.items().stream()
                .map(
                    item ->
                        new Page(
                            item.url(), item.updated(), item.published(), item.title(), language))
                .toList();
        FeedOutcome.Counts counts = read.counts();
        yield new SitemapOutcome.Pages(
            pages,
            new Counts(counts.entries(), counts.withoutAddress(), counts.overBound(), false));
      }
    };
  }

  private static SitemapOutcome refusedFeed(FeedOutcome.Refused refused) {
    return refused.reason().equals("too-large")
        ? new SitemapOutcome.Refused("too-large", refused.detail())
        : new SitemapOutcome.Refused("not-a-sitemap", refused.detail());
  }

  /** The first character that is no space; the reader stands before it. */
  private static int firstSign(Reader reader) throws IOException {
    while (true) {
      reader.mark(1);
      int c = reader.read();
      if (c < 0) {
        return c;
      }
      if (!Character.isWhitespace(c) && c != 0xFEFF && c != 0) {
        reader.reset();
        return c;
      }
    }
  }
}
