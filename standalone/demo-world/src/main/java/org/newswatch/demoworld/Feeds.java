package org.newswatch.demoworld;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes the feed of a site, in RSS 2.0 or Atom. */
final class Feeds {

  private Feeds() {}

  static String contentType(Site site) {
    return switch (site.feed()) {
      case RSS -> "application/rss+xml";
      case ATOM -> "application/atom+xml";
    };
  }

  /** The feed with these articles, newest first; {@code changed} is when it last changed. */
  static String feed(Site site, List<Article> articles, Instant changed) {
    return switch (site.feed()) {
      case RSS -> rss(site, articles, changed);
      case ATOM -> atom(site, articles, changed);
    };
  }

  private static String rss(Site site, List<Article> articles, Instant changed) {
    var xml = new StringBuilder(4096);
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
        <title>%s</title>
        <link>%s</link>
        <description>%s</description>
        <language>%s</language>
        <lastBuildDate>%s</lastBuildDate>
        """
            .formatted(
                Html.escape(site.name()),
                site.url("/"),
                Html.escape(site.tagline()),
                site.language(),
                rfc1123(site, changed)));
    for (Article article : articles) {
      xml.append(
          """
          <item>
          <title>%s</title>
          <link>%s</link>
          <guid isPermaLink="false">%s</guid>
          <description>%s</description>
          <dc:creator>%s</dc:creator>
          <category>%s</category>
          <pubDate>%s</pubDate>
          <atom:updated>%s</atom:updated>
          </item>
          """
              .formatted(
                  Html.escape(article.title()),
                  Html.escape(link(article)),
                  Html.escape(site.id() + ":" + article.slug()),
                  Html.escape(article.summary()),
                  Html.escape(article.byline()),
                  Html.escape(article.section()),
                  rfc1123(site, article.published()),
                  rfc3339(article.modified())));
    }
    return xml.append("</channel>\n</rss>\n").toString();
  }

  private static String atom(Site site, List<Article> articles, Instant changed) {
    var xml = new StringBuilder(4096);
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
        <title>%s</title>
        <subtitle>%s</subtitle>
        <id>%s</id>
        <link rel="self" href="%s"/>
        <link rel="alternate" type="text/html" href="%s"/>
        <updated>%s</updated>
        """
            .formatted(
                site.language(),
                Html.escape(site.name()),
                Html.escape(site.tagline()),
                site.url("/"),
                site.url(site.feedPath()),
                site.url("/"),
                rfc3339(changed)));
    for (Article article : articles) {
      xml.append(
          """
          <entry>
          <title>%s</title>
          <link rel="alternate" type="text/html" href="%s"/>
          <id>tag:%s,2020:%s</id>
          <published>%s</published>
          <updated>%s</updated>
          <author><name>%s</name></author>
          <category term="%s"/>
          <summary>%s</summary>
          </entry>
          """
              .formatted(
                  Html.escape(article.title()),
                  Html.escape(link(article)),
                  site.host(),
                  Html.escape(article.slug()),
                  rfc3339(article.published()),
                  rfc3339(article.modified()),
                  Html.escape(article.byline()),
                  Html.escape(article.section()),
                  Html.escape(article.summary())));
    }
    return xml.append("</feed>\n").toString();
  }

  private static String link(Article article) {
    String query = article.site().feedQuery();
    return article.url() + (query == null ? "" : query);
  }

  private static String rfc1123(Site site, Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(site.offset()));
  }

  private static String rfc3339(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
