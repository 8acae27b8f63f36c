package org.newswatch.crawler.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Text;
import org.newswatch.crawler.extract.Markup;
import org.newswatch.crawler.url.Urls;

/**
 * Reads what calls itself RSS or Atom and is not well-formed or not shaped as any version asks:
 * bare ampersands, cut ends, items in odd places, prefixes that nobody declared.
 */
final class LenientFeed {

  private static final int ELEMENTS_MAX = 500_000;

  /** Characters of one field. */
  private static final int FIELD_CHARS_MAX = 50_000;

  /** Levels of elements; items that were never closed lie in each other. */
  private static final int DEPTH_MAX = 5_000;

  private static final Set<String> ENTRIES = Set.of("item", "entry");
  private static final Set<String> HEADS = Set.of("channel", "feed");

  private LenientFeed() {}

  /**
   * The feed in {@code xml}; empty when it has neither a head nor entries, or too many elements in
   * each other.
   *
   * @param wellFormed whether elements are closed: then an entry within an entry is no other one
   */
  static Optional<RomeFeed.Parsed> read(String xml, String url, String format, boolean wellFormed) {
    // The parser copies every prefix known so far for every element, and no name needs one here.
    Document document = Jsoup.parse(xml.replace("xmlns", "ns"), url, Parser.xmlParser());
    Element root = document.firstElementChild();
    if (root == null || Markup.isDeeper(document, DEPTH_MAX)) {
      return Optional.empty();
    }
    Items items = new Items();
    Element head = root;
    int elements = 0;
    for (Element element : document.getAllElements()) {
      if (elements++ >= ELEMENTS_MAX || items.entries() >= FeedReader.ENTRIES_MAX) {
        break;
      }
      if (isEntry(element) && !(wellFormed && isInEntry(element))) {
        items.add(item(element, url));
      } else if (head.equals(root) && HEADS.contains(localName(element))) {
        head = element;
      }
    }
    boolean headless = head.equals(root) && !HEADS.contains(localName(root));
    return headless && items.entries() == 0
        ? Optional.empty()
        : Optional.of(new RomeFeed.Parsed(head(head, url, format), items));
  }

  private static boolean isEntry(Element element) {
    return ENTRIES.contains(localName(element));
  }

  private static boolean isInEntry(Element element) {
    for (Element up = element.parent(); up != null; up = up.parent()) {
      if (isEntry(up)) {
        return true;
      }
    }
    return false;
  }

  private static FeedHead head(Element head, String url, String format) {
    String ttl = text(head, "ttl");
    Duration refresh = Refresh.ofMinutes(ttl);
    if (refresh == null) {
      Integer frequency = Refresh.number(text(head, "updatefrequency"));
      refresh = Refresh.of(text(head, "updateperiod"), frequency == null ? 1 : frequency);
    }
    String language = text(head, "language");
    return new FeedHead(
        format,
        FeedText.title(text(head, "title")),
        link(head, url, false).orElse(null),
        FeedText.label(language == null ? head.attr("xml:lang") : language),
        refresh);
  }

  private static Optional<FeedItem> item(Element item, String base) {
    return link(item, base, true)
        .map(
            address ->
                new FeedItem(
                    address,
                    FeedText.title(text(item, "title")),
                    date(item, "pubdate", "published", "issued", "created", "date"),
                    date(item, "updated", "modified"),
                    FeedText.summary(text(item, "description", "summary", "encoded", "content"))));
  }

  private static Optional<String> link(Element item, String base, boolean entry) {
    List<@Nullable String> candidates = new ArrayList<>();
    candidates.add(text(item, RomeFeed.ORIGINAL_LINK));
    for (Element child : item.children()) {
      if (localName(child).equals("link")) {
        String rel = child.attr("rel");
        if (rel.isEmpty() || rel.equals("alternate")) {
          candidates.add(child.hasAttr("href") ? child.attr("href") : ownText(child));
        }
      }
    }
    if (entry) {
      candidates.add(RomeFeed.webAddress(permalink(item)));
      candidates.add(RomeFeed.webAddress(text(item, "id")));
      candidates.add(RomeFeed.webAddress(attribute(item, "about")));
      for (Element child : item.children()) {
        if (localName(child).equals("link") && child.attr("rel").equals("enclosure")) {
          candidates.add(child.attr("href"));
        } else if (localName(child).equals("enclosure")) {
          candidates.add(child.attr("url"));
        }
      }
    }
    for (String candidate : candidates) {
      Optional<String> address = Urls.resolve(base, candidate);
      if (address.isPresent()) {
        return address;
      }
    }
    return Optional.empty();
  }

  private static @Nullable String permalink(Element item) {
    for (Element child : item.children()) {
      if (localName(child).equals("guid") && !attributeIs(child, "ispermalink", "false")) {
        return ownText(child);
      }
    }
    return null;
  }

  private static boolean attributeIs(Element element, String name, String value) {
    return value.equalsIgnoreCase(attribute(element, name));
  }

  private static @Nullable String attribute(Element element, String name) {
    for (var attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (key.substring(key.indexOf(':') + 1).equals(name)) {
        return attribute.getValue();
      }
    }
    return null;
  }

  /** The first of these fields that says something; one without prefix before one with. */
  private static @Nullable String text(Element item, String... names) {
    for (String name : names) {
      String prefixed = null;
      for (Element child : item.children()) {
        if (localName(child).equals(name)) {
          String text = field(child);
          boolean own = child.tagName().indexOf(':') < 0;
          if (!text.isBlank() && own) {
            return text;
          }
          prefixed = prefixed == null && !text.isBlank() ? text : prefixed;
        }
      }
      if (prefixed != null) {
        return prefixed;
      }
    }
    return null;
  }

  /** Its text, or only what stands in it directly when too much lies below it. */
  private static String field(Element element) {
    String text = Markup.shortText(element, FIELD_CHARS_MAX);
    return text.isEmpty() ? ownText(element) : text;
  }

  private static String ownText(Element element) {
    return Text.cut(element.ownText(), FIELD_CHARS_MAX);
  }

  private static @Nullable Instant date(Element item, String... names) {
    String text = text(item, names);
    return text == null ? null : FeedDates.parse(text).orElse(null);
  }

  private static String localName(Element element) {
    String name = element.tagName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }
}
