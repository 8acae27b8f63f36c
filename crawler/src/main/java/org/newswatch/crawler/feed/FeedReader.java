package org.newswatch.crawler.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Urls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads feeds; pure functions that never throw on foreign bytes. */
public final class FeedReader {

  private static final Logger LOGGER = LoggerFactory.getLogger(FeedReader.class);

  /** Bytes of a feed. */
  public static final int BODY_BYTES_MAX = 8 * 1024 * 1024;

  /** Items read of one feed, the first ones. */
  static final int ITEMS_MAX = 1_000;

  /** How far into a feed its kind must show, in bytes. */
  private static final int HEAD_BYTES = 4_096;

  /** Characters of a summary's markup that are looked at. */
  private static final int SUMMARY_MARKUP_CHARS_MAX = 50_000;

  private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE\\s+([^\\s>\\[]*)");
  private static final Pattern FIRST_ELEMENT = Pattern.compile("<([A-Za-z][\\w.:-]*)");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

  private FeedReader() {}

  /**
   * The items of an RSS or Atom feed.
   *
   * @param url where the feed was, for relative addresses in it
   * @param contentType the response's Content-Type, empty when it had none
   */
  public static FeedOutcome read(byte[] body, String url, String contentType) {
    if (body.length > BODY_BYTES_MAX) {
      return new FeedOutcome.Refused(
          "too-large", body.length + " bytes, more than " + BODY_BYTES_MAX);
    }
    Optional<FeedOutcome> wrong = wrongKind(body);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    try {
      return new FeedOutcome.Read(strict(body, url, contentType), false);
    } catch (FeedException | IOException | RuntimeException | StackOverflowError e) {
      // The library recurses on nested markup, so depth shows as a full stack.
      LOGGER.atDebug().addKeyValue("reason", e.toString()).log("feed read leniently");
    }
    List<FeedItem> items = LenientFeed.items(body, url);
    return items.isEmpty()
        ? new FeedOutcome.Refused("not-a-feed", "neither RSS nor Atom, nor repairable to it")
        : new FeedOutcome.Read(items, true);
  }

  private static Optional<FeedOutcome> wrongKind(byte[] body) {
    int length = Math.min(body.length, HEAD_BYTES);
    String head = new String(body, 0, length, StandardCharsets.ISO_8859_1);
    // Bytes of two-byte encodings fall together, which is enough to see a kind.
    String plain = COMMENT.matcher(head.replace("\0", "")).replaceAll("");
    Matcher doctype = DOCTYPE.matcher(plain);
    Matcher element = FIRST_ELEMENT.matcher(plain);
    boolean hasElement = element.find();
    boolean first = doctype.find() && (!hasElement || doctype.start() < element.start());
    if (first) {
      return doctype.group(1).equalsIgnoreCase("html")
          ? html()
          : Optional.of(
              new FeedOutcome.Refused("dtd", "it has a document type, which is never followed"));
    }
    if (!hasElement) {
      return Optional.of(new FeedOutcome.Refused("not-a-feed", "no markup at its beginning"));
    }
    String name = element.group(1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "html", "head", "body", "div", "p", "script", "h1" -> html();
      default -> Optional.empty();
    };
  }

  private static Optional<FeedOutcome> html() {
    return Optional.of(new FeedOutcome.Refused("html", "it is an HTML page"));
  }

  private static List<FeedItem> strict(byte[] body, String url, String contentType)
      throws FeedException, IOException {
    SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
    input.setAllowDoctypes(false);
    input.setXmlHealerOn(false);
    Map<String, FeedItem> items = new LinkedHashMap<>();
    try (var bytes = new ByteArrayInputStream(body);
        var reader =
            contentType.isBlank()
                ? new XmlReader(bytes, true)
                : new XmlReader(bytes, contentType, true)) {
      for (SyndEntry entry : input.build(reader).getEntries()) {
        if (items.size() < ITEMS_MAX) {
          item(entry, url).ifPresent(item -> items.putIfAbsent(item.url(), item));
        }
      }
    }
    return new ArrayList<>(items.values());
  }

  private static Optional<FeedItem> item(SyndEntry entry, String base) {
    return link(entry, base)
        .map(
            address ->
                new FeedItem(
                    address,
                    title(entry.getTitle()),
                    instant(entry.getPublishedDate()),
                    instant(entry.getUpdatedDate()),
                    summary(content(entry.getDescription()))));
  }

  private static Optional<String> link(SyndEntry entry, String base) {
    List<String> candidates = new ArrayList<>();
    if (entry.getLink() != null) {
      candidates.add(entry.getLink());
    }
    for (SyndLink link : entry.getLinks()) {
      if (link.getRel() == null || link.getRel().equals("alternate")) {
        candidates.add(link.getHref());
      }
    }
    if (entry.getUri() != null && entry.getUri().startsWith("http")) {
      candidates.add(entry.getUri());
    }
    return candidates.stream().flatMap(link -> Urls.resolve(base, link).stream()).findFirst();
  }

  private static @Nullable String content(@Nullable SyndContent content) {
    return content == null ? null : content.getValue();
  }

  /** One line of plain text, or null when nothing is left of it. */
  static @Nullable String title(@Nullable String markup) {
    return plain(markup, Limits.TITLE_CHARS_MAX);
  }

  static @Nullable String summary(@Nullable String markup) {
    return plain(markup, Limits.SUMMARY_CHARS_MAX);
  }

  private static @Nullable String plain(@Nullable String markup, int max) {
    if (markup == null) {
      return null;
    }
    String text = Jsoup.parse(Text.cut(markup, SUMMARY_MARKUP_CHARS_MAX)).text().strip();
    return text.isEmpty() ? null : Text.cut(text, max);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
