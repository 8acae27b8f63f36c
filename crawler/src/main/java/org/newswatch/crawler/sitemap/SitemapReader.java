package org.newswatch.crawler.sitemap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.extract.Dates;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.sitemap.SitemapOutcome.Child;
import org.newswatch.crawler.sitemap.SitemapOutcome.Counts;
import org.newswatch.crawler.sitemap.SitemapOutcome.Page;
import org.newswatch.crawler.url.Urls;
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

  /** The entries of one file, from behind the start of its root element on. */
  private static final class Entries {
    private final XmlScanner scanner;
    private final String url;
    private final Newest<Raw> pages = new Newest<>(PAGES_MAX, Raw::date);
    private final Newest<Raw> children = new Newest<>(CHILDREN_MAX, Raw::date);
    private final LastDate dates = new LastDate();
    private int entries;
    private int withoutAddress;

    Entries(XmlScanner scanner, String url) {
      this.scanner = scanner;
      this.url = url;
    }

    SitemapOutcome read(XmlStream stream) throws IOException {
      boolean index = scanner.name().startsWith("sitemap");
      Event event = Event.START;
      while (event != Event.DONE) {
        String name = event == Event.START ? scanner.name() : "";
        if (name.equals("url") || name.equals("sitemap")) {
          event = entry(name.equals("sitemap") ? children : pages);
        } else {
          event = scanner.next();
        }
      }
      // Some files mix both, and some name one root and hold the other.
      return children.offered() > pages.offered() || (index && pages.offered() == 0)
          ? index(stream)
          : pages(stream);
    }

    /** Reads one entry, up to its end or to the beginning of the next one. */
    private Event entry(Newest<Raw> to) throws IOException {
      Raw raw = new Raw(dates);
      Event event = scanner.next();
      while (event != Event.DONE) {
        String name = event == Event.TEXT ? "" : scanner.name();
        boolean boundary = name.equals("url") || name.equals("sitemap");
        if (boundary) {
          break;
        }
        if (event == Event.START) {
          raw.begin(scanner.qualifiedName(), name);
        } else if (event == Event.TEXT) {
          raw.text(scanner.text());
        } else {
          raw.end();
        }
        event = scanner.next();
      }
      entries++;
      if (raw.location == null) {
        withoutAddress++;
      } else {
        to.offer(raw);
      }
      return event == Event.END ? scanner.next() : event;
    }

    private SitemapOutcome pages(XmlStream stream) {
      List<Page> read = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      List<Raw> kept = pages.inOrder();
      for (Raw raw : kept) {
        Optional<String> address = Urls.resolve(url, raw.location);
        if (address.isEmpty()) {
          withoutAddress++;
        } else if (seen.add(address.get())) {
          read.add(
              new Page(address.get(), raw.modified, raw.published, raw.title(), raw.language()));
        }
      }
      return new SitemapOutcome.Pages(read, counts(pages, kept.size(), stream));
    }

    private SitemapOutcome index(XmlStream stream) {
      List<Child> read = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      List<Raw> kept = children.inOrder();
      for (Raw raw : kept) {
        Optional<String> address = Urls.resolve(url, raw.location);
        if (address.isEmpty()) {
          withoutAddress++;
        } else if (seen.add(address.get())) {
          read.add(new Child(address.get(), raw.modified));
        }
      }
      read.sort(Comparator.comparing(Entries::modified).reversed());
      return new SitemapOutcome.Index(read, counts(children, kept.size(), stream));
    }

    private static Instant modified(Child child) {
      Instant modified = child.modified();
      return modified == null ? Instant.MIN : modified;
    }

    private Counts counts(Newest<Raw> all, int kept, XmlStream stream) {
      return new Counts(entries, withoutAddress, all.offered() - kept, stream.damaged());
    }
  }

  /** One entry as it is written. */
  private static final class Raw {
    private @Nullable String location;
    private @Nullable Instant modified;
    private @Nullable Instant published;
    private @Nullable String title;
    private @Nullable String language;
    private final LastDate dates;
    private String field = "";

    Raw(LastDate dates) {
      this.dates = dates;
    }

    @Nullable Instant date() {
      return published == null ? modified : published;
    }

    void begin(String qualified, String name) {
      // An image or a video of the page has an address and a title of its own.
      boolean foreign = qualified.startsWith("image:") || qualified.startsWith("video:");
      field = foreign ? "" : name;
    }

    void end() {
      field = "";
    }

    void text(String text) {
      String value = text.strip();
      if (value.isEmpty()) {
        return;
      }
      switch (field) {
        case "loc" -> location = location == null ? value : location;
        case "lastmod" -> modified = modified == null ? dates.of(value) : modified;
        case "publication_date" -> published = published == null ? dates.of(value) : published;
        case "title" -> title = title == null ? value : title + value;
        case "language" -> language = language == null ? value : language;
        default -> {
          // Of no use here.
        }
      }
    }

    @Nullable String title() {
      return title == null ? null : Text.cut(title.replaceAll("\\s+", " "), Limits.TITLE_CHARS_MAX);
    }

    @Nullable String language() {
      return language == null ? null : Text.cut(language, Limits.LABEL_CHARS_MAX);
    }
  }

  /** Reads dates, of which neighbours often have the same. */
  private static final class LastDate {
    private String text = "";
    private @Nullable Instant date;

    @Nullable Instant of(String next) {
      if (!next.equals(text)) {
        text = next;
        date = Dates.parse(next).orElse(null);
      }
      return date;
    }
  }
}
