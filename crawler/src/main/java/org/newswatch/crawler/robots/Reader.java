package org.newswatch.crawler.robots;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a robots.txt line by line for one crawler. As the reference implementation does, it takes a
 * misspelt key, a missing colon, a broken byte-order mark and words after an agent's name.
 *
 * <p>One character is one octet throughout, as a robots.txt may be in any charset.
 */
final class Reader {

  /** Characters of a line; what follows them is left out. */
  private static final int LINE_CHARS_MAX = 16 * 1024;

  private static final int SITEMAPS_MAX = 500;
  private static final Duration CRAWL_DELAY_MAX = Duration.ofDays(1);

  private static final List<String> AGENT_KEYS = List.of("user-agent", "useragent", "user agent");
  private static final List<String> DISALLOW_KEYS =
      List.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw");
  private static final List<String> ALLOW_KEYS = List.of("allow");
  private static final List<String> SITEMAP_KEYS = List.of("sitemap", "site-map");
  private static final List<String> DELAY_KEYS = List.of("crawl-delay", "crawldelay");

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{0,9})?");

  /** An Allow of the page that a folder stands for allows the folder too. */
  private static final String INDEX_PAGE = "/index.htm";

  /** What one kind of group, ours or everybody's, says. */
  private static final class Group {
    private final List<Rule> rules = new ArrayList<>();
    private Duration crawlDelay = Duration.ZERO;

    void delay(Duration asked) {
      if (asked.compareTo(crawlDelay) > 0) {
        crawlDelay = asked;
      }
    }
  }

  private final String agent;
  private final Group ours = new Group();
  private final Group everybodys = new Group();
  private final Set<String> sitemaps = new LinkedHashSet<>();
  private boolean inOurs;
  private boolean inEverybodys;
  private boolean inRules;
  private boolean named;

  Reader(String agent) {
    this.agent = agent;
  }

  RobotsTxt read(byte[] body) {
    int start = afterMark(body);
    int end = Math.min(body.length, RobotsTxt.BYTES_MAX);
    String text = new String(body, start, Math.max(0, end - start), StandardCharsets.ISO_8859_1);
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        line(text.substring(from, Math.min(at, from + LINE_CHARS_MAX)));
        from = at + 1;
      }
    }
    Group group = named ? ours : everybodys;
    return new RobotsTxt(group.rules, group.crawlDelay, List.copyOf(sitemaps));
  }

  /** Part of a byte-order mark is as good as the whole. */
  private static int afterMark(byte[] body) {
    int at = 0;
    while (at < BYTE_ORDER_MARK.length
        && at < body.length
        && (body[at] & 0xff) == BYTE_ORDER_MARK[at]) {
      at++;
    }
    return at;
  }

  private void line(String raw) {
    int comment = raw.indexOf('#');
    String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
    int colon = line.indexOf(':');
    if (colon > 0) {
      field(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    } else if (colon < 0) {
      // Without a colon it means something only when it is a key and one word.
      String[] words = line.split("[ \t]+", 3);
      if (words.length == 2) {
        field(words[0], words[1]);
      }
    }
  }

  private void field(String rawKey, String value) {
    String key = rawKey.toLowerCase(Locale.ROOT);
    if (begins(key, AGENT_KEYS)) {
      agent(value);
    } else if (begins(key, ALLOW_KEYS)) {
      rule(true, value);
    } else if (begins(key, DISALLOW_KEYS)) {
      rule(false, value);
    } else if (begins(key, SITEMAP_KEYS)) {
      sitemap(value);
    } else if (begins(key, DELAY_KEYS)) {
      delay(value);
    }
  }

  private static boolean begins(String key, List<String> names) {
    return names.stream().anyMatch(key::startsWith);
  }

  private void agent(String value) {
    // Only Allow and Disallow end a list of agents; every other line stands apart from groups.
    if (inRules) {
      inOurs = false;
      inEverybodys = false;
      inRules = false;
    }
    if (value.startsWith("*") && (value.length() == 1 || Character.isWhitespace(value.charAt(1)))) {
      inEverybodys = true;
    } else {
      String name = name(value);
      if (!name.isEmpty() && name.equalsIgnoreCase(agent)) {
        inOurs = true;
        named = true;
      }
    }
  }

  /** The name that an agent line begins with. */
  private static String name(String value) {
    int end = 0;
    while (end < value.length() && isNameChar(value.charAt(end))) {
      end++;
    }
    return value.substring(0, end);
  }

  private static boolean isNameChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  }

  private void rule(boolean allows, String path) {
    if (!inOurs && !inEverybodys) {
      return;
    }
    inRules = true;
    List<Rule> rules = inOurs ? ours.rules : everybodys.rules;
    rules.add(Rule.of(allows, path));
    int slash = path.lastIndexOf('/');
    if (allows && slash >= 0 && path.startsWith(INDEX_PAGE, slash)) {
      rules.add(Rule.of(true, path.substring(0, slash + 1) + "$"));
    }
  }

  private void delay(String value) {
    if (!SECONDS.matcher(value).matches()) {
      return;
    }
    Duration asked = Duration.ofMillis((long) (Double.parseDouble(value) * 1_000));
    Duration bounded = asked.compareTo(CRAWL_DELAY_MAX) > 0 ? CRAWL_DELAY_MAX : asked;
    if (inOurs) {
      ours.delay(bounded);
    }
    if (inEverybodys) {
      everybodys.delay(bounded);
    }
  }

  private void sitemap(String value) {
    if (sitemaps.size() < SITEMAPS_MAX && !value.isEmpty()) {
      sitemaps.add(new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
  }
}
