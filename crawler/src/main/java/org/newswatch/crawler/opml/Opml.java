package org.newswatch.crawler.opml;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.Unpacked;
import org.newswatch.crawler.xml.XmlFile;
import org.newswatch.crawler.xml.XmlScanner;
import org.newswatch.crawler.xml.XmlScanner.Event;

/** Reads and writes lists of feeds; pure functions, reading never throws on foreign bytes. */
public final class Opml {

  /** Bytes of a list, packed or not. */
  public static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

  /** Feeds read of one list, the first ones. */
  public static final int SUBSCRIPTIONS_MAX = 50_000;

  /** What attributes of our own are called before their names. */
  static final String OWN_PREFIX = "newswatch:";

  static final String NAMESPACE = "urn:newswatch:opml";

  /** Outlines told of that name no address. */
  private static final int UNUSABLE_MAX = 1_000;

  /** Folders in folders; deeper ones count as their outermost this many. */
  static final int FOLDERS_MAX = 20;

  /** Levels of outlines that are told apart. */
  private static final int DEPTH_MAX = 1_000;

  private static final Set<String> ROOTS = Set.of("opml", "outlinedocument", "body", "outline");

  private Opml() {}

  /** The feeds that a list names; one that is not well-formed gives what can be read of it. */
  public static OpmlOutcome read(byte[] body) {
    return switch (Unpacked.of(body, BODY_BYTES_MAX)) {
      case Unpacked.TooLarge large -> new OpmlOutcome.Refused("too-large", large.detail());
      case Unpacked.Unreadable none -> new OpmlOutcome.Refused("gzip", none.detail());
      case Unpacked.Bytes bytes -> unpacked(bytes.bytes());
    };
  }

  /** The list as OPML 2.0; reading it gives these feeds again. */
  public static String write(String title, List<Subscription> subscriptions) {
    return OpmlWriter.write(title, subscriptions);
  }

  private static OpmlOutcome unpacked(byte[] body) {
    XmlFile file = XmlFile.of(body, "");
    if (file.isBlank()) {
      return new OpmlOutcome.Refused("empty", "there is nothing in it");
    }
    if (file.isHtml() && !file.root().equals("body")) {
      return new OpmlOutcome.Refused("html", "it is an HTML page");
    }
    try {
      OpmlOutcome.Read read = new Outlines(file.text()).read();
      return ROOTS.contains(file.root()) || read.outlines() > 0
          ? read
          : new OpmlOutcome.Refused("not-opml", "it has no outline in it");
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
  }

  /** The outlines of one file, with the folders that the current one lies in. */
  private static final class Outlines {
    private final XmlScanner scanner;
    private final List<Subscription> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** A name for each open outline; empty for one that is no folder. */
    private final Deque<String> open = new ArrayDeque<>();

    private int openTooDeep;
    private int outlines;
    private final List<OpmlOutcome.Unusable> firstUnusable = new ArrayList<>();
    private int unusable;
    private int overBound;

    Outlines(String text) {
      this.scanner = new XmlScanner(new StringReader(text), Limits.URL_CHARS_MAX);
    }

    OpmlOutcome.Read read() throws IOException {
      for (Event event = scanner.next(); event != Event.DONE; event = scanner.next()) {
        boolean outline = event != Event.TEXT && scanner.name().equals("outline");
        if (outline && event == Event.START) {
          begin();
        } else if (outline) {
          end();
        }
      }
      return new OpmlOutcome.Read(found, outlines, unusable, firstUnusable, overBound);
    }

    private void begin() {
      outlines++;
      String address = first("xmlurl", "rssurl", "feedurl", "url");
      String type = lower(scanner.attribute("type"));
      boolean feed = scanner.attribute("xmlurl") != null || isFeedType(type);
      Optional<String> url = feed ? Urls.normalise(address) : Optional.empty();
      if (url.isPresent() && found.size() >= SUBSCRIPTIONS_MAX) {
        overBound++;
      } else if (url.isPresent()) {
        if (seen.add(url.get())) {
          found.add(subscription(url.get()));
        }
      } else if (feed) {
        unusable++;
        if (firstUnusable.size() < UNUSABLE_MAX) {
          firstUnusable.add(
              new OpmlOutcome.Unusable(scanner.line(), label(first("title", "text")), address));
        }
      }
      if (open.size() < DEPTH_MAX) {
        open.addLast(feed ? "" : label(first("text", "title")));
      } else {
        openTooDeep++;
      }
    }

    private void end() {
      if (openTooDeep > 0) {
        openTooDeep--;
      } else {
        open.pollLast();
      }
    }

    private Subscription subscription(String url) {
      String title = label(first("title", "text", "description"));
      String site = Urls.normalise(first("htmlurl", "link")).orElse(null);
      String language = label(scanner.attribute("language"));
      List<String> folders =
          open.stream().filter(name -> !name.isEmpty()).limit(FOLDERS_MAX).toList();
      return new Subscription(
          title.isEmpty() ? url : title,
          url,
          site,
          folders.isEmpty() ? category() : folders,
          language.isEmpty() || language.equals("unknown") ? null : language,
          own());
    }

    private Map<String, String> own() {
      Map<String, String> own = new TreeMap<>();
      scanner
          .attributes()
          .forEach(
              (name, value) -> {
                if (name.startsWith(OWN_PREFIX) && !value.isBlank()) {
                  own.put(name.substring(OWN_PREFIX.length()), label(value));
                }
              });
      return own;
    }

    /** What OPML 2.0 calls a category: folders in folders, by slashes, several by commas. */
    private List<String> category() {
      String category = scanner.attribute("category");
      if (category == null) {
        return List.of();
      }
      int comma = category.indexOf(',');
      String firstOne = comma < 0 ? category : category.substring(0, comma);
      List<String> folders = new ArrayList<>();
      for (String part : firstOne.split("/", FOLDERS_MAX + 2)) {
        if (!part.isBlank() && folders.size() < FOLDERS_MAX) {
          folders.add(label(part));
        }
      }
      return folders;
    }

    private @Nullable String first(String... names) {
      for (String name : names) {
        String value = scanner.attribute(name);
        if (value != null && !value.isBlank()) {
          return value;
        }
      }
      return null;
    }

    private static boolean isFeedType(String type) {
      return type.equals("rss")
          || type.equals("atom")
          || type.equals("rdf")
          || type.startsWith("application/");
    }

    private static String lower(@Nullable String text) {
      return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static String label(@Nullable String text) {
      return text == null
          ? ""
          : Text.cut(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), Limits.LABEL_CHARS_MAX);
    }
  }
}
