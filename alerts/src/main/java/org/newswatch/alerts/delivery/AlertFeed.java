package org.newswatch.alerts.delivery;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription;

/** The last alerts of a subscription as an RSS 2.0 feed. Pure. */
final class AlertFeed {

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Minutes after which readers should look again. */
  private static final int LOOK_AGAIN_MINUTES = 5;

  private AlertFeed() {}

  /**
   * The feed.
   *
   * @param self where it is served
   * @param alerts the newest first
   */
  static String of(Subscription subscription, String self, List<Alert> alerts) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
    element(xml, "title", "Newswatch: " + subscription.name());
    element(xml, "link", self);
    String watched = subscription.query().isBlank() ? subscription.name() : subscription.query();
    element(xml, "description", "Alerts of the watch for " + watched);
    element(xml, "ttl", Integer.toString(LOOK_AGAIN_MINUTES));
    xml.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    xml.append(escaped(self)).append("\"/>\n");
    for (Alert alert : alerts) {
      item(xml, subscription, alert);
    }
    return xml.append("</channel>\n</rss>\n").toString();
  }

  private static void item(StringBuilder xml, Subscription subscription, Alert alert) {
    Letter.Story story =
        Letters.of(subscription, new Message.Content.One(alert)).stories().getFirst();
    Letter.Entry entry = story.newest();
    xml.append("<item>\n");
    element(
        xml,
        "title",
        entry.fresh() ? entry.plainTitle() : entry.badge() + ": " + entry.plainTitle());
    if (entry.link() != null) {
      element(xml, "link", entry.link());
    }
    xml.append("<guid isPermaLink=\"false\">").append(escaped(alert.id())).append("</guid>\n");
    element(xml, "pubDate", RFC_1123.format(alert.at()));
    element(xml, "description", html(story));
    xml.append("</item>\n");
  }

  /** HTML, which the element then holds escaped once more, as feeds do. */
  private static String html(Letter.Story story) {
    Letter.Entry entry = story.newest();
    StringBuilder html = new StringBuilder();
    html.append("<p>").append(escaped(entry.source() + ", " + entry.time())).append("</p>");
    if (!entry.why().isEmpty()) {
      html.append("<p><strong>").append(escaped(entry.why())).append("</strong></p>");
    }
    for (List<Letter.Run> snippet : entry.snippets()) {
      html.append("<p>");
      for (Letter.Run run : snippet) {
        String text = escaped(run.text());
        html.append(run.marked() ? "<mark>" + text + "</mark>" : text);
      }
      html.append("</p>");
    }
    html.append("<p>").append(escaped(story.count())).append("</p>");
    if (entry.whyLink() != null) {
      html.append("<p><a href=\"")
          .append(escaped(entry.whyLink()))
          .append("\">Why this alert</a></p>");
    }
    return html.toString();
  }

  private static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>').append(escaped(text));
    xml.append("</").append(name).append(">\n");
  }

  /** Escaped for XML and HTML, without what no XML may hold. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  if (isXml(c)) {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
