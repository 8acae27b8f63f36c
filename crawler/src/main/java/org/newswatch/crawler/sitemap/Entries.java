package org.newswatch.crawler.sitemap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.newswatch.crawler.sitemap.SitemapOutcome.Child;
import org.newswatch.crawler.sitemap.SitemapOutcome.Counts;
import org.newswatch.crawler.sitemap.SitemapOutcome.Page;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.XmlScanner;
import org.newswatch.crawler.xml.XmlScanner.Event;
import org.newswatch.crawler.xml.XmlStream;

/** The entries of one file, from behind the start of its root element on. */
final class Entries {
  private final XmlScanner scanner;
  private final String url;
  private final Newest<MapEntry> pages = new Newest<>(SitemapReader.PAGES_MAX, MapEntry::date);
  private final Newest<MapEntry> children =
      new Newest<>(SitemapReader.CHILDREN_MAX, MapEntry::date);
  private final MapEntry.LastDate dates = new MapEntry.LastDate();
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
  private Event entry(Newest<MapEntry> to) throws IOException {
    MapEntry raw = new MapEntry(dates);
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
        raw.end(name);
      }
      event = scanner.next();
    }
    entries++;
    if (raw.location() == null) {
      withoutAddress++;
    } else {
      to.offer(raw);
    }
    return event == Event.END ? scanner.next() : event;
  }

  private SitemapOutcome pages(XmlStream stream) {
    List<Page> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<MapEntry> kept = pages.inOrder();
    for (MapEntry raw : kept) {
      Optional<String> address = Urls.resolve(url, raw.location());
      if (address.isEmpty()) {
        withoutAddress++;
      } else if (seen.add(address.get())) {
        read.add(
            new Page(address.get(), raw.modified(), raw.published(), raw.title(), raw.language()));
      }
    }
    return new SitemapOutcome.Pages(read, counts(pages, kept.size(), stream));
  }

  private SitemapOutcome index(XmlStream stream) {
    List<Child> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<MapEntry> kept = children.inOrder();
    for (MapEntry raw : kept) {
      Optional<String> address = Urls.resolve(url, raw.location());
      if (address.isEmpty()) {
        withoutAddress++;
      } else if (seen.add(address.get())) {
        read.add(new Child(address.get(), raw.modified()));
      }
    }
    read.sort(Comparator.comparing(Entries::modified).reversed());
    return new SitemapOutcome.Index(read, counts(children, kept.size(), stream));
  }

  private static Instant modified(Child child) {
    Instant modified = child.modified();
    return modified == null ? Instant.MIN : modified;
  }

  private Counts counts(Newest<MapEntry> all, int kept, XmlStream stream) {
    return new Counts(entries, withoutAddress, all.offered() - kept, stream.damaged());
  }
}
