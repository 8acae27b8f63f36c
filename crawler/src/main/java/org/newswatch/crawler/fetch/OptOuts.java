package org.newswatch.crawler.fetch;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page asks of machines, in its headers and in its {@code <meta>} elements. Pure; nothing
 * here throws on foreign input.
 */
public final class OptOuts {

  /** Characters of one header or meta that are read. */
  private static final int CHARS_MAX = 4_000;

  private static final int VALUES_MAX = 100;

  /** Directives with a value after a colon; every other word before a colon is an agent's name. */
  private static final Set<String> VALUED =
      Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

  private static final Pattern AGENT = Pattern.compile("\\s*([A-Za-z0-9_.-]{1,60})\\s*:(.*)");

  private static final Map<String, OptOut> MEANINGS =
      Map.of(
          "noindex", OptOut.NOINDEX,
          "none", OptOut.NOINDEX,
          "noai", OptOut.NOAI,
          "noimageai", OptOut.NOAI);

  /**
   * A {@code <meta>} element.
   *
   * @param name its name, in any case
   * @param content as it stands
   */
  public record Meta(String name, String content) {}

  private OptOuts() {}

  /**
   * What this page asks of this crawler.
   *
   * @param metas the page's meta elements; those with other names are passed over
   * @param agentToken the crawler's name, as in robots.txt
   */
  public static Set<OptOut> of(FetchOutcome.Fetched page, List<Meta> metas, String agentToken) {
    return of(page.robotsTags(), page.header("tdm-reservation").orElse(""), metas, agentToken);
  }

  /**
   * The same for what stands in headers and meta elements.
   *
   * @param robotsTags values of {@code X-Robots-Tag}, a header each
   * @param tdmReservation value of that header, or nothing
   */
  public static Set<OptOut> of(
      List<String> robotsTags, String tdmReservation, List<Meta> metas, String agentToken) {
    Set<OptOut> found = EnumSet.noneOf(OptOut.class);
    robotsTags.stream().limit(VALUES_MAX).forEach(tag -> header(tag, agentToken, found));
    reservation(tdmReservation, found);
    int read = 0;
    for (Meta meta : metas) {
      String name = meta.name().strip();
      if (name.equalsIgnoreCase("robots") || name.equalsIgnoreCase(agentToken)) {
        if (read++ < VALUES_MAX) {
          directives(cut(meta.content()), found);
        }
      } else if (name.equalsIgnoreCase("tdm-reservation")) {
        reservation(meta.content(), found);
      }
    }
    return Set.copyOf(found);
  }

  /** A name and a colon say whom the rest is for, up to the next name. */
  private static void header(String value, String agentToken, Set<OptOut> found) {
    boolean forUs = true;
    for (String part : cut(value).split(",", -1)) {
      String directive = part;
      Matcher agent = AGENT.matcher(part);
      if (agent.matches() && !VALUED.contains(agent.group(1).toLowerCase(Locale.ROOT))) {
        String name = agent.group(1);
        forUs = name.equalsIgnoreCase(agentToken) || name.equalsIgnoreCase("robots");
        directive = agent.group(2);
      }
      if (forUs) {
        directives(directive, found);
      }
    }
  }

  private static void directives(String text, Set<OptOut> found) {
    for (String word : text.toLowerCase(Locale.ROOT).split("[\\s,;]+", -1)) {
      OptOut meant = MEANINGS.get(word);
      if (meant != null) {
        found.add(meant);
      }
    }
  }

  private static void reservation(String value, Set<OptOut> found) {
    if (value.strip().equals("1")) {
      found.add(OptOut.TDM_RESERVATION);
    }
  }

  private static String cut(String text) {
    return text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) : text;
  }
}
