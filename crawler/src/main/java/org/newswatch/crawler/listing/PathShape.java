package org.newswatch.crawler.listing;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address says of the page behind it.
 *
 * @param score how much it looks like an article's; zero when nothing says so
 * @param excluded whether it is a page of another kind for certain
 */
record PathShape(int score, boolean excluded) {

  static final PathShape OTHER = new PathShape(0, true);

  private static final int DATE_SCORE = 4;
  private static final int LONG_SLUG_SCORE = 4;
  private static final int SLUG_SCORE = 2;
  private static final int ID_SCORE = 2;
  private static final int PAGE_NAME_SCORE = 1;

  /** Words joined by hyphens that make a title out of a name. */
  private static final int SLUG_WORDS = 4;

  /** Characters of a title written without spaces. */
  private static final int SLUG_CHARS = 25;

  private static final Pattern DATE =
      Pattern.compile(
          "(?:^|[/_-])(?:19|20)\\d{2}[/_-]?(?:0?[1-9]|1[0-2])(?:[/_-]?(?:0?[1-9]|[12]\\d|3[01]))?(?=[/_.-]|$)");
  private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{4,}(?![0-9])");
  private static final Pattern HEX_ID = Pattern.compile("(?=[a-z]*[0-9])[a-z0-9]{10,}");
  private static final Pattern ID_PARAMETER =
      Pattern.compile(
          "(?:^|&)(?:(?:id|p|aid|nid|sid|newsid|news_id|article|article_?id|story|story_?id)=[a-z]?[0-9]{2,}|\\w{1,20}=[0-9]{4,}(?=&|$))");
  private static final Pattern LIST_PARAMETER =
      Pattern.compile(
          "(?:^|&)(?:page|paged|pg|offset|start|sort|order|filter|q|s|query|search|tag|cat|category|replytocom|share|print|lang|login|return|redirect|ref_url)=");
  private static final Pattern PAGE_NAME =
      Pattern.compile("\\.(?:s?html?|aspx?|php|jsp|cfm|cgi|pl)$");
  private static final Pattern FILE =
      Pattern.compile(
          "\\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|atom|pdf|docx?|xlsx?|zip|gz|mp3|mp4|m4a|avi|mov|webm|exe|apk|ics|txt)$");

  /** Parts of a path that stand before lists of articles, people and services. */
  private static final Set<String> LISTS =
      Set.of(
          "tag",
          "tags",
          "topic",
          "topics",
          "category",
          "categories",
          "kategorie",
          "categorie",
          "categoria",
          "author",
          "authors",
          "autor",
          "autoren",
          "autores",
          "auteur",
          "auteurs",
          "autore",
          "contributor",
          "contributors",
          "profile",
          "profiles",
          "user",
          "users",
          "member",
          "members",
          "page",
          "search",
          "suche",
          "recherche",
          "archive",
          "archives",
          "archiv",
          "label",
          "labels",
          "keyword",
          "keywords",
          "login",
          "signin",
          "sign-in",
          "logout",
          "register",
          "signup",
          "sign-up",
          "subscribe",
          "subscription",
          "subscriptions",
          "account",
          "my-account",
          "feed",
          "feeds",
          "rss",
          "cart",
          "checkout",
          "shop",
          "newsletter",
          "newsletters",
          "wp-login",
          "wp-admin",
          "cdn-cgi",
          "comment",
          "comments");

  /** Single pages of every site. */
  private static final Set<String> SERVICES =
      Set.of(
          "about",
          "about-us",
          "contact",
          "contact-us",
          "kontakt",
          "contacto",
          "privacy",
          "privacy-policy",
          "cookie-policy",
          "cookies",
          "cookie",
          "terms",
          "terms-of-service",
          "terms-of-use",
          "terms-and-conditions",
          "impressum",
          "imprint",
          "datenschutz",
          "legal",
          "advertise",
          "advertising",
          "help",
          "faq",
          "sitemap",
          "jobs",
          "careers",
          "accessibility",
          "editorial-policy",
          "corrections",
          "donate",
          "support-us",
          "apps",
          "podcasts",
          "videos",
          "gallery",
          "galleries",
          "weather",
          "horoscopes",
          "crosswords",
          "games",
          "index",
          "home");

  /** The shape of {@code url}, which is normalised. */
  static PathShape of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return OTHER;
    }
    String path = decoded(uri.getRawPath() == null ? "" : uri.getRawPath());
    String query = decoded(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    List<String> segments = new ArrayList<>(Arrays.asList(path.split("/")));
    segments.removeIf(String::isBlank);
    boolean identified = ID_PARAMETER.matcher(query).find();
    if ((segments.isEmpty() && !identified)
        || FILE.matcher(path).find()
        || LIST_PARAMETER.matcher(query).find()) {
      return OTHER;
    }
    String last = segments.isEmpty() ? "" : segments.getLast();
    String name = PAGE_NAME.matcher(last).replaceFirst("");
    int slug = slug(name);
    // A long title under such a word is an article of that name; a bare word is a list.
    boolean titled = slug >= LONG_SLUG_SCORE;
    boolean list =
        segments.stream()
            .map(part -> PAGE_NAME.matcher(part).replaceFirst(""))
            .anyMatch(LISTS::contains);
    if (list && !(titled && ID.matcher(path).find())) {
      return OTHER;
    }
    if (SERVICES.contains(name) && !identified) {
      return OTHER;
    }
    int score = slug;
    Matcher date = DATE.matcher(path);
    boolean dated = date.find();
    boolean more = dated && date.end() < path.replaceFirst("/$", "").length();
    score += more ? DATE_SCORE : 0;
    String undated = dated ? date.replaceAll("/") : path;
    boolean numbered = ID.matcher(undated).find() || HEX_ID.matcher(name).matches();
    score += numbered || identified ? ID_SCORE : 0;
    boolean named = PAGE_NAME.matcher(last).find() && segments.size() > 1;
    score += named && score > 0 ? PAGE_NAME_SCORE : 0;
    return new PathShape(score, dated && !more && score == 0);
  }

  /** How much a path's last part looks like a title turned into a name. */
  private static int slug(String name) {
    int words = 0;
    for (String word : name.split("[-_+ ]", -1)) {
      words += word.chars().filter(Character::isLetter).count() > 0 ? 1 : 0;
    }
    if (words >= SLUG_WORDS || (words >= 2 && name.length() >= SLUG_CHARS)) {
      return LONG_SLUG_SCORE;
    }
    boolean foreign = name.chars().filter(c -> c > 0x2E7F).count() >= 6;
    return words == SLUG_WORDS - 1 || foreign ? SLUG_SCORE : 0;
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return raw.toLowerCase(Locale.ROOT);
    }
  }
}
