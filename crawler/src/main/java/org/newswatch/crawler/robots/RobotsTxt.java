package org.newswatch.crawler.robots;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What one robots.txt says to one crawler. The most specific rule wins, which is the one with the
 * most octets; of two that are equally long the one that allows. Immutable.
 *
 * <p>Rules that forbid are compared with an address also after both were brought into one form of
 * escapes, rules that allow only as they stand: in doubt a page is left alone.
 */
public final class RobotsTxt {

  /** Bytes that are read at most; RFC 9309 asks for at least 500 KiB. */
  public static final int BYTES_MAX = 512 * 1024;

  /** About what a rule takes besides its characters. */
  private static final int RULE_BYTES = 100;

  private final List<Rule> rules;
  private final Duration crawlDelay;
  private final List<String> sitemaps;

  RobotsTxt(List<Rule> rules, Duration crawlDelay, List<String> sitemaps) {
    this.rules =
        rules.stream()
            .filter(rule -> rule.octets() > 0)
            .distinct()
            .sorted(
                Comparator.comparingInt(Rule::octets).reversed().thenComparing(r -> !r.allows()))
            .toList();
    this.crawlDelay = crawlDelay;
    this.sitemaps = List.copyOf(sitemaps);
  }

  /**
   * Reads a robots.txt; what makes no sense in it is skipped.
   *
   * @param body as it came, of which {@link #BYTES_MAX} are read
   * @param agent the name of the crawler, which groups are looked up by
   */
  public static RobotsTxt parse(byte[] body, String agent) {
    return new Reader(agent).read(body);
  }

  /**
   * Whether a page may be fetched.
   *
   * @param url as it would be asked for: escapes are the caller's
   */
  public boolean allows(String url) {
    if (rules.isEmpty()) {
      return true;
    }
    String path = path(url);
    String canonical = Escapes.canonicalPath(path);
    for (Rule rule : rules) {
      if (rule.appliesTo(path, canonical)) {
        return rule.allows();
      }
    }
    return true;
  }

  /** The pause that it asks for; zero when it asks for none. */
  public Duration crawlDelay() {
    return crawlDelay;
  }

  /** The sitemaps that it names, as it names them, each once. */
  public List<String> sitemaps() {
    return sitemaps;
  }

  /** About the bytes of memory that it takes. */
  public int bytes() {
    int bytes = RULE_BYTES;
    for (Rule rule : rules) {
      bytes += RULE_BYTES + rule.characters();
    }
    for (String sitemap : sitemaps) {
      bytes += RULE_BYTES + sitemap.length();
    }
    return bytes;
  }

  /** Path, parameters and query of an address, which begin with a slash. */
  private static String path(String url) {
    int fragment = url.indexOf('#');
    String whole = fragment < 0 ? url : url.substring(0, fragment);
    int scheme = whole.indexOf("://");
    int host = 0;
    if (whole.startsWith("//")) {
      host = 2;
    } else if (scheme >= 0 && pathStart(whole, 0) > scheme) {
      host = scheme + 3;
    }
    int start = pathStart(whole, host);
    String path = whole.substring(start);
    return path.startsWith("/") ? path : "/" + path;
  }

  private static int pathStart(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?' || c == ';') {
        return i;
      }
    }
    return url.length();
  }
}
