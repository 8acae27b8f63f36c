package org.newswatch.e2e;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newswatch.testkit.FakeSite;

/** The press of the tests: a few papers, all served by one little web server. */
final class Newsstand implements AutoCloseable {

  /** A paper: a host of its own, with one feed. */
  enum Paper {
    COURIER("courier.test", "The Courier", "en"),
    HERALD("herald.test", "The Herald", "en"),
    /** Its feed is a web page: every reading of it fails. */
    BROKEN("broken.test", "The Broken Mirror", "en");

    private final String host;
    private final String title;
    private final String language;

    Paper(String host, String title, String language) {
      this.host = host;
      this.title = title;
      this.language = language;
    }

    /** What the configuration calls it. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Its host name, which no name server knows: the crawler is told the address. */
    String host() {
      return host;
    }

    String title() {
      return title;
    }

    String language() {
      return language;
    }

    String feedUrl() {
      return "http://" + host + feedPath();
    }

    private String feedPath() {
      return "/" + id() + "/feed.xml";
    }
  }

  /**
   * An article as its paper publishes it.
   *
   * @param slug the last part of its address
   */
  record Story(Paper paper, String slug, String headline, Instant publishedAt, List<String> text) {

    Story {
      text = List.copyOf(text);
    }

    String path() {
      return "/" + paper.id() + "/" + slug;
    }

    String url() {
      return "http://" + paper.host() + path();
    }
  }

  private final FakeSite site;
  private final List<Story> published = new ArrayList<>();

  private Newsstand(FakeSite site) {
    this.site = site;
  }

  /** Opens the stand with empty feeds, listening on a free port of this address. */
  static Newsstand open(InetAddress address) {
    var stand = new Newsstand(FakeSite.startAt(address));
    stand.site.robots("User-agent: *\nDisallow: /courier/private\n");
    for (Paper paper : Paper.values()) {
      stand.printFeed(paper);
    }
    stand.site.page(Paper.BROKEN.feedPath(), "<html><body><p>Moved.</p></body></html>");
    return stand;
  }

  /** Where the papers are served, as {@code 127.0.0.1:4711}: what the crawler's hosts map to. */
  String address() {
    return site.address();
  }

  /** Prints the pages, then adds them to their papers' feeds. */
  synchronized void publish(List<Story> stories) {
    for (Story story : stories) {
      site.page(story.path(), html(story));
      published.add(story);
    }
    stories.stream().map(Story::paper).distinct().forEach(this::printFeed);
  }

  /** How often the page of this story was asked for. */
  int hits(Story story) {
    return site.hits(story.path());
  }

  @Override
  public void close() {
    site.close();
  }

  private void printFeed(Paper paper) {
    String items =
        // The newest first, as feeds have them: of a long one a reader takes no more than its
        // bound.
        published.reversed().stream()
            .filter(story -> story.paper() == paper)
            .map(Newsstand::item)
            .collect(Collectors.joining("\n"));
    site.feed(
        paper.feedPath(),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel>
        <title>%s</title><link>http://%s/</link><description>News</description>
        %s
        </channel></rss>
        """
            .formatted(paper.title(), paper.host(), items));
  }

  private static String item(Story story) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(story.publishedAt().atOffset(ZoneOffset.UTC));
    return """
        <item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate></item>"""
        .formatted(story.headline(), story.url(), story.url(), date);
  }

  private static String html(Story story) {
    return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
        <meta property="article:published_time" content="%s"></head>
        <body><article><h1>%s</h1>%s</article></body></html>
        """
        .formatted(
            story.paper().language(),
            story.headline(),
            story.publishedAt(),
            story.headline(),
            story.text().stream()
                .map(paragraph -> "<p>" + paragraph + "</p>")
                .collect(Collectors.joining("\n")));
  }
}
