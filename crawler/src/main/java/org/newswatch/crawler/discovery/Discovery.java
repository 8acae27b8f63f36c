package org.newswatch.crawler.discovery;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.discovery.Candidate.FoundBy;
import org.newswatch.crawler.discovery.Candidate.Kind;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.HtmlPage;

/** Finds where a site names its articles; pure functions that never throw on foreign bytes. */
public final class Discovery {

  /** Candidates given of one site, the best ones. */
  public static final int CANDIDATES_MAX = 200;

  private static final List<String> FEED_PLACES =
      List.of("/feed", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.xml");
  private static final List<String> SITEMAP_PLACES =
      List.of("/news-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml");

  /** Where feeds of what readers write stand, in the addresses or titles of several programs. */
  private static final Pattern COMMENTS =
      Pattern.compile("(?:comments?|kommentare?|comentarios|commentaires|commenti)(?:[/?&._ -]|$)");

  private static final Pattern NEWS = Pattern.compile("news|aktuell|latest|recent");

  private Discovery() {}

  /**
   * Where to look for articles, best first: what the address itself is, feeds that it links to,
   * sitemaps of robots.txt (of news first), linked sitemaps, the usual places, the page as a list,
   * and last feeds of comments.
   *
   * @param url where the body was, after redirects
   * @param headers the response's headers, names in any case
   * @param robotsSitemaps the addresses in the {@code Sitemap:} lines of the site's robots.txt
   * @return each address once, at most {@link #CANDIDATES_MAX}
   */
  public static List<Candidate> of(
      byte[] body, String url, Map<String, String> headers, List<String> robotsSitemaps) {
    Found found = new Found();
    Content content = kindOf(body, headers);
    String given = Urls.normalise(url).orElse(url);
    Optional<HtmlPage> page =
        content == Content.HTML ? HtmlPage.of(body, url, headers) : Optional.empty();
    switch (content) {
      case FEED -> found.add(new Candidate(Kind.FEED, given, null, FoundBy.GIVEN));
      case SITEMAP -> found.add(new Candidate(Kind.SITEMAP, given, null, FoundBy.GIVEN));
      case HTML, OPML, OTHER -> {
        // Nothing to read articles from by itself.
      }
    }
    page.ifPresent(html -> Links.feeds(html, headers).forEach(found::add));
    robots(url, robotsSitemaps).forEach(found::add);
    page.ifPresent(html -> Links.sitemaps(html).forEach(found::add));
    if (content == Content.HTML || content == Content.OTHER) {
      usualPlaces(url).forEach(found::add);
    }
    page.ifPresent(
        html -> found.add(new Candidate(Kind.LISTING, given, title(html), FoundBy.GIVEN)));
    return found.inOrder();
  }

  /**
   * What an address answered with, by its bytes.
   *
   * @param headers the response's headers, names in any case
   */
  public static Content kindOf(byte[] body, Map<String, String> headers) {
    return Kinds.of(body, headers);
  }

  private static List<Candidate> robots(String url, List<String> sitemaps) {
    List<Candidate> news = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    for (String sitemap : sitemaps) {
      Optional<String> address = Urls.resolve(url, sitemap);
      if (address.isPresent()) {
        boolean recent = NEWS.matcher(address.get().toLowerCase(Locale.ROOT)).find();
        (recent ? news : others)
            .add(new Candidate(Kind.SITEMAP, address.get(), null, FoundBy.ROBOTS));
      }
    }
    news.addAll(others);
    return news;
  }

  private static List<Candidate> usualPlaces(String url) {
    List<Candidate> places = new ArrayList<>();
    section(url).ifPresent(section -> place(places, Kind.FEED, url, section + "/feed"));
    FEED_PLACES.forEach(path -> place(places, Kind.FEED, url, path));
    SITEMAP_PLACES.forEach(path -> place(places, Kind.SITEMAP, url, path));
    return places;
  }

  private static void place(List<Candidate> places, Kind kind, String url, String path) {
    Urls.resolve(url, path)
        .ifPresent(address -> places.add(new Candidate(kind, address, null, FoundBy.USUAL_PLACE)));
  }

  /** The path of a section of a site, which often has a feed of its own. */
  private static Optional<String> section(String url) {
    return Urls.normalise(url)
        .map(address -> URI.create(address).getRawPath())
        .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
        .filter(path -> !path.isEmpty() && path.lastIndexOf('.') < path.lastIndexOf('/'));
  }

  private static @Nullable String title(HtmlPage page) {
    String title = page.document().title().strip();
    return title.isEmpty() ? null : Text.cut(title, Limits.TITLE_CHARS_MAX);
  }

  /** Each address once; feeds of comments last. */
  private static final class Found {
    private final Map<String, Candidate> first = new LinkedHashMap<>();
    private final Map<String, Candidate> last = new LinkedHashMap<>();

    void add(Candidate candidate) {
      String title = candidate.title() == null ? "" : candidate.title();
      String names = (candidate.url() + " " + title).toLowerCase(Locale.ROOT);
      boolean comments =
          candidate.kind() == Kind.FEED
              && candidate.foundBy() == FoundBy.LINKED
              && COMMENTS.matcher(names).find();
      if (!first.containsKey(candidate.url())) {
        (comments ? last : first).putIfAbsent(candidate.url(), candidate);
      }
    }

    List<Candidate> inOrder() {
      List<Candidate> all = new ArrayList<>(first.values());
      last.values().stream().filter(c -> !first.containsKey(c.url())).forEach(all::add);
      return List.copyOf(all.subList(0, Math.min(all.size(), CANDIDATES_MAX)));
    }
  }
}
