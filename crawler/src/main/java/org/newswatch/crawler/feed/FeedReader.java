package org.newswatch.crawler.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.crawler.xml.Unpacked;
import org.newswatch.crawler.xml.XmlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads feeds: RSS 0.90 to 2.0, RDF (RSS 1.0 and 1.1), Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.
 * Pure functions that never throw on foreign bytes.
 */
public final class FeedReader {

  private static final Logger LOGGER = LoggerFactory.getLogger(FeedReader.class);

  /** Bytes of a feed, packed or not. */
  public static final int BODY_BYTES_MAX = 8 * 1024 * 1024;

  /** Items read of one feed, the first ones. */
  static final int ITEMS_MAX = 1_000;

  /** Entries looked at, usable or not; what is behind them is left. */
  static final int ENTRIES_MAX = 20_000;

  private static final Pattern ENTRY =
      Pattern.compile("<(?:[\\w.-]{1,50}:)?(?:item|entry)(?=[\\s/>])");

  private static final String RSS_1_1 = "http://purl.org/net/rss1.1#";

  private FeedReader() {}

  /**
   * The items of a feed.
   *
   * @param url where the feed was, for relative addresses in it
   * @param contentType the response's Content-Type, empty when it had none
   */
  public static FeedOutcome read(byte[] body, String url, String contentType) {
    return switch (Unpacked.of(body, BODY_BYTES_MAX)) {
      case Unpacked.TooLarge large -> new FeedOutcome.Refused("too-large", large.detail());
      case Unpacked.Unreadable none -> new FeedOutcome.Refused("gzip", none.detail());
      case Unpacked.Bytes bytes -> unpacked(bytes.bytes(), url, contentType);
    };
  }

  private static FeedOutcome unpacked(byte[] body, String url, String contentType) {
    XmlFile file = XmlFile.of(body, contentType);
    if (file.isBlank()) {
      return new FeedOutcome.Refused("empty", "there is nothing in it");
    }
    if (file.isOverMarked()) {
      return new FeedOutcome.Refused("too-large", "it has more tags than any feed needs");
    }
    if (file.looksLikeJson()) {
      return JsonFeed.read(file.text(), url);
    }
    return switch (file.root()) {
      case "rss", "channel" -> feed(file, url, "rss");
      case "rdf" -> feed(file, url, "rdf");
      case "feed", "entry" -> feed(file, url, "atom");
      case "opml", "outlinedocument" ->
          new FeedOutcome.Refused("opml", "it is a list of feeds, not a feed");
      case "urlset", "sitemapindex" ->
          new FeedOutcome.Refused("sitemap", "it is a sitemap, not a feed");
      case "" ->
          file.isCutInDoctype()
              ? new FeedOutcome.Refused("dtd", "it has a document type that never ends")
              : new FeedOutcome.Refused("not-a-feed", "no element in it");
      default ->
          file.isHtml()
              ? new FeedOutcome.Refused("html", "it is an HTML page")
              : unknownRoot(file, url);
    };
  }

  private static FeedOutcome feed(XmlFile file, String url, String format) {
    Optional<String> written = file.asWritten();
    int cut = written.map(FeedReader::behindEntries).orElse(-1);
    if (cut >= 0) {
      return lenient(written.orElseThrow().substring(0, cut), url, format, false, true);
    }
    if (written.isPresent()) {
      String xml = written.get();
      switch (RomeFeed.read(xml, url, format)) {
        case RomeFeed.Parsed parsed -> {
          return completed(parsed, xml, url, format, false);
        }
        case RomeFeed.OtherShape other -> {
          // The library knows no RSS 1.1, which is a version like the others.
          return lenient(xml, url, format, true, !xml.contains(RSS_1_1));
        }
        case RomeFeed.NotWellFormed broken ->
            LOGGER.atDebug().addKeyValue("reason", broken.detail()).log("feed is mended");
      }
    }
    Optional<String> mended = file.mended();
    if (mended.isEmpty()) {
      return new FeedOutcome.Refused("entity-bomb", "its entities stand for more than their bound");
    }
    String xml = mended.get();
    cut = behindEntries(xml);
    if (cut >= 0) {
      return lenient(xml.substring(0, cut), url, format, false, true);
    }
    return switch (RomeFeed.read(xml, url, format)) {
      case RomeFeed.Parsed parsed -> completed(parsed, xml, url, format, true);
      case RomeFeed.OtherShape other -> lenient(xml, url, format, true, true);
      case RomeFeed.NotWellFormed broken -> lenient(xml, url, format, false, true);
    };
  }

  private static FeedOutcome lenient(
      String xml, String url, String format, boolean wellFormed, boolean repaired) {
    Optional<RomeFeed.Parsed> parsed = LenientFeed.read(xml, url, format, wellFormed);
    return parsed.isPresent()
        ? parsed.get().items().read(parsed.get().head(), repaired)
        : new FeedOutcome.Refused("broken", "neither a channel nor an entry can be read in it");
  }

  /** With what the library passed over: entries where it looks for none, dates it cannot read. */
  private static FeedOutcome completed(
      RomeFeed.Parsed parsed, String xml, String url, String format, boolean repaired) {
    boolean mayLack = entriesAtMost(xml) > parsed.items().entries();
    if (!mayLack && !parsed.items().lacksDates()) {
      return parsed.items().read(parsed.head(), repaired);
    }
    Optional<RomeFeed.Parsed> other = LenientFeed.read(xml, url, format, true);
    if (other.isPresent() && other.get().items().entries() > parsed.items().entries()) {
      return other.get().items().read(parsed.head(), true);
    }
    other.ifPresent(dated -> parsed.items().takeDates(dated.items()));
    return parsed.items().read(parsed.head(), repaired);
  }

  /** Tags of entries in the file; comments and quoted markup may make them more than there are. */
  private static int entriesAtMost(String xml) {
    int count = 0;
    Matcher matcher = ENTRY.matcher(xml);
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  /** Where the entries end that are looked at; negative when all of them are. */
  private static int behindEntries(String xml) {
    int count = 0;
    Matcher matcher = ENTRY.matcher(xml);
    while (matcher.find()) {
      if (++count > ENTRIES_MAX) {
        return matcher.start();
      }
    }
    return -1;
  }

  /** A feed under a name of its own, or something else. */
  private static FeedOutcome unknownRoot(XmlFile file, String url) {
    Optional<String> mended = file.mended();
    if (mended.isPresent()
        && entriesAtMost(mended.get()) > 0
        && lenient(mended.get(), url, "rss", false, true) instanceof FeedOutcome.Read read
        && !read.items().isEmpty()) {
      return read;
    }
    return new FeedOutcome.Refused("not-a-feed", "its root element is " + file.root());
  }
}
