package org.newswatch.crawler.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes OPML 2.0: feeds that follow each other and share a folder stand in one outline. */
final class OpmlWriter {

  private final StringBuilder out = new StringBuilder();

  private OpmlWriter() {}

  static String write(String title, List<Subscription> subscriptions) {
    return new OpmlWriter().document(title, subscriptions);
  }

  private String document(String title, List<Subscription> subscriptions) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
    if (subscriptions.stream().anyMatch(subscription -> !subscription.own().isEmpty())) {
      attribute("xmlns:newswatch", Opml.NAMESPACE);
    }
    out.append(">\n  <head>\n");
    out.append("    <title>");
    escape(title);
    out.append("</title>\n  </head>\n  <body>\n");
    List<String> open = List.of();
    for (Subscription subscription : subscriptions) {
      List<String> folders = subscription.folders();
      int shared = shared(open, folders);
      for (int depth = open.size(); depth > shared; depth--) {
        indent(depth - 1);
        out.append("</outline>\n");
      }
      for (int depth = shared; depth < folders.size(); depth++) {
        indent(depth);
        out.append("<outline");
        attribute("text", folders.get(depth));
        out.append(">\n");
      }
      open = folders;
      feed(subscription, open.size());
    }
    for (int depth = open.size(); depth > 0; depth--) {
      indent(depth - 1);
      out.append("</outline>\n");
    }
    return out.append("  </body>\n</opml>\n").toString();
  }

  private void feed(Subscription subscription, int depth) {
    indent(depth);
    out.append("<outline type=\"rss\"");
    attribute("text", subscription.title());
    attribute("title", subscription.title());
    attribute("xmlUrl", subscription.feedUrl());
    attribute("htmlUrl", subscription.siteUrl());
    attribute("language", subscription.language());
    subscription.own().forEach((name, value) -> attribute(Opml.OWN_PREFIX + name, value));
    out.append("/>\n");
  }

  private static int shared(List<String> one, List<String> other) {
    int length = Math.min(one.size(), other.size());
    int shared = 0;
    while (shared < length && one.get(shared).equals(other.get(shared))) {
      shared++;
    }
    return shared;
  }

  private void indent(int depth) {
    out.append("    ").append("  ".repeat(depth));
  }

  private void attribute(String name, @Nullable String value) {
    if (value != null) {
      out.append(' ').append(name).append("=\"");
      escape(value);
      out.append('"');
    }
  }

  /** What XML cannot hold is left out; line breaks are kept from being folded into spaces. */
  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> {
                  if (isAllowed(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
  }

  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
  }
}
