package org.newswatch.crawler.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.extract.Dates;
import org.newswatch.crawler.url.Urls;

/** Reads what calls itself RSS or Atom and is not well-formed: bare ampersands, cut ends. */
final class LenientFeed {

  private static final int ELEMENTS_MAX = 200_000;

  private LenientFeed() {}

  static List<FeedItem> items(byte[] body, String url) {
    Document feed;
    try {
      feed = Jsoup.parse(new ByteArrayInputStream(body), null, url, Parser.xmlParser());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be read", e);
    }
    Map<String, FeedItem> items = new LinkedHashMap<>();
    int seen = 0;
    for (Element element : feed.getAllElements()) {
      if (seen++ >= ELEMENTS_MAX || items.size() >= FeedReader.ITEMS_MAX) {
        break;
      }
      String name = localName(element);
      if (name.equals("item") || name.equals("entry")) {
        item(element, url).ifPresent(item -> items.putIfAbsent(item.url(), item));
      }
    }
    return new ArrayList<>(items.values());
  }

  private static Optional<FeedItem> item(Element item, String base) {
    return link(item, base)
        .map(
            address ->
                new FeedItem(
                    address,
                    FeedReader.title(text(item, "title")),
                    date(item, "pubdate", "published", "issued", "date"),
                    date(item, "updated", "modified"),
                    FeedReader.summary(text(item, "description", "summary"))));
  }

  private static Optional<String> link(Element item, String base) {
    for (Element child : item.children()) {
      if (localName(child).equals("link")) {
        String rel = child.attr("rel");
        String reference = child.hasAttr("href") ? child.attr("href") : child.text();
        if (rel.isEmpty() || rel.equals("alternate")) {
          Optional<String> address = Urls.resolve(base, reference);
          if (address.isPresent()) {
            return address;
          }
        }
      }
    }
    String id = text(item, "guid", "id");
    return id != null && id.startsWith("http") ? Urls.normalise(id) : Optional.empty();
  }

  private static @Nullable String text(Element item, String... names) {
    for (String name : names) {
      for (Element child : item.children()) {
        if (localName(child).equals(name) && !child.text().isBlank()) {
          return child.text();
        }
      }
    }
    return null;
  }

  private static @Nullable Instant date(Element item, String... names) {
    String text = text(item, names);
    return text == null ? null : Dates.parse(text).orElse(null);
  }

  private static String localName(Element element) {
    String name = element.tagName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }
}
