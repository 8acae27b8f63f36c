package org.newswatch.crawler.discovery;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.HtmlPage;
import org.newswatch.crawler.xml.XmlFile;
import org.newswatch.crawler.xml.XmlStream;

/** Tells kinds of files apart by their beginnings; what a server calls them comes last. */
final class Kinds {

  /** Characters of a file that are looked at. */
  private static final int HEAD_CHARS = 64 * 1024;

  /** Bytes, unpacked, that as many characters take at most. */
  private static final int HEAD_BYTES = 4 * HEAD_CHARS;

  private static final Pattern FEED_VERSION =
      Pattern.compile("\"version\"\\s*:\\s*\"https?:(?:\\\\?/){2}jsonfeed\\.org");
  private static final Pattern TAG = Pattern.compile("(?i)<(?:!doctype html|html|head|body|p|div)");

  private Kinds() {}

  static Content of(byte[] body, Map<String, String> headers) {
    Optional<XmlStream> stream = XmlStream.of(body, HEAD_BYTES);
    if (stream.isEmpty()) {
      return Content.OTHER;
    }
    XmlFile file = XmlFile.of(head(stream.get().reader()));
    if (file.isBlank()) {
      return Content.OTHER;
    }
    if (file.looksLikeJson()) {
      return FEED_VERSION.matcher(file.text()).find() ? Content.FEED : Content.OTHER;
    }
    return switch (file.root()) {
      case "rss", "feed", "rdf", "channel" -> Content.FEED;
      case "urlset", "sitemapindex" -> Content.SITEMAP;
      case "opml", "outlinedocument" -> Content.OPML;
      default -> file.isHtml() ? Content.HTML : unnamed(file.text(), headers);
    };
  }

  private static Content unnamed(String text, Map<String, String> headers) {
    String line = text.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    if (Urls.normalise(line).isPresent()) {
      return Content.SITEMAP;
    }
    String type = HtmlPage.header(headers, "content-type").toLowerCase(Locale.ROOT);
    return type.contains("html") && TAG.matcher(text).find() ? Content.HTML : Content.OTHER;
  }

  private static String head(Reader opened) {
    char[] head = new char[HEAD_CHARS];
    int length = 0;
    try (Reader reader = opened) {
      int read = reader.read(head, 0, head.length);
      while (read > 0) {
        length += read;
        read = reader.read(head, length, head.length - length);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
    return new String(head, 0, length);
  }
}
