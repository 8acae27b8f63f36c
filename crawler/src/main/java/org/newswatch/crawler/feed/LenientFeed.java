package org.newswatch.crawler.feed;

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
import org.newswatch.contract.Text;
import org.newswatch.crawler.extract.Dates;
import org.newswatch.crawler.extract.Markup;
import org.newswatch.crawler.url.Urls;

/** Reads what calls itself RSS or Atom and is not well-formed: bare ampersands, cut ends. */
final class LenientFeed {

  private static final int ELEMENTS_MAX = 200_000;

  /** Items looked at, readable or not. */
  private static final int CANDIDATES_MAX = 2 * FeedReader.ITEMS_MAX;

  /** Characters of one field. */
  private static final int FIELD_CHARS_MAX = 50_000;

  /** Levels of elements; items that were never closed lie in each other. */
  private static final int DEPTH_MAX = 5_000;

  private LenientFeed() {}

  static List<FeedItem> items(byte[] body, String url) {
    // The parser copies every prefix known so far for every element, and no name needs one here.
    String text = Markup.decoded(body, null).replace("xmlns", "ns");
    Document feed = Jsoup.parse(text, url, Parser.xmlParser());
    if (Markup.isDeeper(feed, DEPTH_MAX)) {
      return List.of();
    }
    Map<String, FeedItem> items = new LinkedHashMap<>();
    int elements = 0;
    int candidates = 0;
    for (Element element : feed.getAllElements()) {
      if (elements++ >= ELEMENTS_MAX
          || candidates >= CANDIDATES_MAX
          || items.size() >= FeedReader.ITEMS_MAX) {
        break;
      }
      String name = localName(element);
      if (name.equals("item") || name.equals("entry")) {
        candidates++;
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
        String reference = child.hasAttr("href") ? child.attr("href") : field(child);
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
        String text = localName(child).equals(name) ? field(child) : "";
        if (!text.isBlank()) {
          return text;
        }
      }
    }
    return null;
  }

  /** Its text, or only what stands in it directly when too much lies below it. */
  private static String field(Element element) {
    String text = Markup.shortText(element, FIELD_CHARS_MAX);
    return text.isEmpty() ? Text.cut(element.ownText(), FIELD_CHARS_MAX) : text;
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
