package org.newswatch.crawler.sitemap;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.newswatch.contract.Limits;
import org.newswatch.crawler.sitemap.SitemapOutcome.Counts;
import org.newswatch.crawler.sitemap.SitemapOutcome.Page;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.XmlStream;

/** Reads a sitemap that is plain text: one address a line. */
final class AddressList {

  private static final int END = -1;

  private AddressList() {}

  static SitemapOutcome read(Reader reader, XmlStream stream) throws IOException {
    List<Page> pages = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int entries = 0;
    int withoutAddress = 0;
    int overBound = 0;
    StringBuilder line = new StringBuilder();
    int c = 0;
    while (c != END) {
      c = nextLine(reader, line);
      String text = line.toString().strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      entries++;
      if (entries == 1 && Urls.normalise(text).isEmpty()) {
        return new SitemapOutcome.Refused("not-a-sitemap", "neither XML nor a list of addresses");
      }
      if (pages.size() >= SitemapReader.PAGES_MAX) {
        overBound++;
        continue;
      }
      Optional<String> address = Urls.normalise(text);
      if (address.isEmpty()) {
        withoutAddress++;
      } else if (seen.add(address.get())) {
        pages.add(new Page(address.get(), null, null, null, null));
      }
    }
    return new SitemapOutcome.Pages(
        pages, new Counts(entries, withoutAddress, overBound, stream.damaged()));
  }

  /** Fills {@code line}, no longer than an address may be; answers the sign that ended it. */
  private static int nextLine(Reader reader, StringBuilder line) throws IOException {
    line.setLength(0);
    int c = reader.read();
    while (c != END && c != '\n' && c != '\r') {
      // One more than the bound, so that a longer line is no address.
      if (line.length() <= Limits.URL_CHARS_MAX) {
        line.append((char) c);
      }
      c = reader.read();
    }
    return c;
  }
}
