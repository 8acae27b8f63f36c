package org.newswatch.crawler.xml;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.newswatch.crawler.extract.Markup;
import org.newswatch.crawler.url.Urls;

/**
 * A foreign web page as a tree, within bounds.
 *
 * @param document the tree
 * @param base what relative addresses in it are relative to
 */
public record HtmlPage(Document document, String base) {

  /** Bytes of a page. */
  public static final int BODY_BYTES_MAX = 8 * 1024 * 1024;

  /** Elements in one another. */
  private static final int DEPTH_MAX = 1_000;

  /**
   * The page in {@code body}.
   *
   * @param headers the response's headers, names in any case
   * @return empty when it is larger than {@link #BODY_BYTES_MAX} or deeper than any page
   */
  public static Optional<HtmlPage> of(byte[] body, String url, Map<String, String> headers) {
    if (body.length > BODY_BYTES_MAX) {
      return Optional.empty();
    }
    String text = Markup.decoded(body, header(headers, "content-type"));
    if (XmlFile.isOverMarked(text)) {
      return Optional.empty();
    }
    Document document = Jsoup.parse(text, url);
    if (Markup.isDeeper(document, DEPTH_MAX)) {
      return Optional.empty();
    }
    Element base = document.selectFirst("base[href]");
    String reference = base == null ? "" : base.attr("href");
    return Optional.of(new HtmlPage(document, Urls.resolve(url, reference).orElse(url)));
  }

  /** The value of a header by its name in lower case; empty when there is none. */
  public static String header(Map<String, String> headers, String lowerCaseName) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName)) {
        return header.getValue();
      }
    }
    return "";
  }
}
