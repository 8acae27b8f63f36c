package org.newswatch.crawler.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.module.SyModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.url.Urls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads RSS and Atom that are what they say they are, through ROME. */
final class RomeFeed {

  private static final Logger LOGGER = LoggerFactory.getLogger(RomeFeed.class);

  /** Where an item leads to that goes through a counter, in several vocabularies. */
  static final String ORIGINAL_LINK = "origlink";

  private RomeFeed() {}

  /** What came of it. */
  sealed interface Result {}

  /** What was read. */
  record Parsed(FeedHead head, Items items) implements Result {}

  /** It is well-formed and has no shape that the library knows. */
  record OtherShape() implements Result {}

  /** It is not well-formed, or too deep. */
  record NotWellFormed(String detail) implements Result {}

  static Result read(String xml, String url, String format) {
    try {
      SyndFeed feed = new SyndFeedImpl(new RomeInput().build(new StringReader(xml)), true);
      Items items = new Items();
      String base =
          feed.originalWireFeed() instanceof Feed atom ? under(url, atom.getXmlBase()) : url;
      for (SyndEntry entry : feed.getEntries()) {
        items.add(item(entry, base(entry, base)));
      }
      return new Parsed(head(feed, url, format), items);
    } catch (ParsingFeedException | StackOverflowError e) {
      // The library recurses on nested markup, so depth shows as a full stack.
      return new NotWellFormed(e.toString());
    } catch (FeedException | RuntimeException e) {
      LOGGER.atDebug().addKeyValue("reason", e.toString()).log("feed of another shape");
      return new OtherShape();
    }
  }

  /** What addresses in the entry are relative to. */
  private static String base(SyndEntry entry, String base) {
    return entry.getWireEntry() instanceof Entry atom ? under(base, atom.getXmlBase()) : base;
  }

  private static String under(String base, @Nullable String reference) {
    return Urls.resolve(base, reference).orElse(base);
  }

  private static FeedHead head(SyndFeed feed, String url, String format) {
    return new FeedHead(
        format,
        FeedText.title(feed.getTitle()),
        FeedText.address(url, feed.getLink()),
        FeedText.label(feed.getLanguage()),
        refresh(feed));
  }

  private static @Nullable Duration refresh(SyndFeed feed) {
    WireFeed wire = feed.originalWireFeed();
    if (wire instanceof Channel channel && channel.getTtl() > 0) {
      return Duration.ofMinutes(channel.getTtl());
    }
    Module module = feed.getModule(SyModule.URI);
    return module instanceof SyModule syndication
        ? Refresh.of(syndication.getUpdatePeriod(), syndication.getUpdateFrequency())
        : null;
  }

  private static Optional<FeedItem> item(SyndEntry entry, String base) {
    return link(entry, base)
        .map(
            address ->
                new FeedItem(
                    address,
                    FeedText.title(entry.getTitle()),
                    instant(entry.getPublishedDate()),
                    instant(entry.getUpdatedDate()),
                    FeedText.summary(content(entry))));
  }

  private static Optional<String> link(SyndEntry entry, String base) {
    List<String> candidates = new ArrayList<>();
    // What counts readers on the way to an article also says where it is.
    for (Element foreign : entry.getForeignMarkup()) {
      if (foreign.getName().equalsIgnoreCase(ORIGINAL_LINK)) {
        candidates.add(foreign.getText());
      }
    }
    candidates.add(entry.getLink());
    for (SyndLink link : entry.getLinks()) {
      if (link.getRel() == null || link.getRel().equals("alternate")) {
        candidates.add(link.getHref());
      }
    }
    if (!isNoPermalink(entry)) {
      candidates.add(webAddress(entry.getUri()));
    }
    for (SyndLink link : entry.getLinks()) {
      if ("enclosure".equals(link.getRel())) {
        candidates.add(link.getHref());
      }
    }
    for (SyndEnclosure enclosure : entry.getEnclosures()) {
      candidates.add(enclosure.getUrl());
    }
    return candidates.stream().flatMap(link -> Urls.resolve(base, link).stream()).findFirst();
  }

  /** A guid that says of itself that it is no address of a page. */
  private static boolean isNoPermalink(SyndEntry entry) {
    Guid guid = entry.getWireEntry() instanceof Item item ? item.getGuid() : null;
    return guid != null && !guid.isPermaLink();
  }

  static @Nullable String webAddress(@Nullable String id) {
    return id != null && id.strip().toLowerCase(Locale.ROOT).startsWith("http") ? id : null;
  }

  private static @Nullable String content(SyndEntry entry) {
    SyndContent description = entry.getDescription();
    if (description != null && description.getValue() != null) {
      return description.getValue();
    }
    return entry.getContents().isEmpty() ? null : entry.getContents().getFirst().getValue();
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
